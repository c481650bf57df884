/** Networks, shared memory, debug logging, open ports, and variables of engines. */
import * as messages from "../../errors/lint-compose";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { readArguments, record } from "../../foreign";
import { judgeVllmName } from "../env/names";
import { at } from "../project";
import type { DocumentOf } from "../project";
import { isProxy, servicesOf } from "./service";
import type { Service } from "./service";

const makers = ["driver", "driver_opts", "ipam", "internal", "attachable", "enable_ipv6"];

export function checkNetworks({ yaml }: DocumentOf<"compose">): readonly Finding[] {
  return Object.entries(record(record(yaml.data).networks)).flatMap(([name, given]) => {
    const network = record(given);
    const keys = makers.filter((key) => network[key] !== undefined);
    const isExternal = network.external === true || Object.keys(record(network.external)).length > 0;
    const path = formatPath(["networks", name]);
    return isExternal && keys.length > 0 ? [messages.networkContradicts(path, name, keys)] : [];
  });
}

export function checkServices(document: DocumentOf<"compose">): readonly Finding[] {
  return servicesOf(document).flatMap((service) => [
    ...sharedMemory(service),
    ...debugging(service),
    ...openPorts(service),
    ...removedVariables(service),
  ]);
}

function sharedMemory({ fields, path }: Service): readonly Finding[] {
  const isBoth = fields.ipc === "host" && fields.shm_size !== undefined;
  return isBoth ? [messages.ipcAndShm(formatPath([...path, "ipc"]))] : [];
}

function debugging(service: Service): readonly Finding[] {
  const { launch, path } = service;
  if (!launch || !isProxy(service)) return [];
  const { flags } = readArguments(launch.args, () => 1);
  return flags
    .filter(({ name }) => /^--(detailed_|detailed-)?debug$/.test(name))
    .map(({ name, location }) => at(location, messages.debugOn(formatPath([...path, "command"]), name)));
}

/** An address that says "all" in so many words, where nothing in front of it holds the certificate. */
function openPorts(service: Service): readonly Finding[] {
  const { container, launch, path } = service;
  if (!launch) return [];
  return container.ports
    .filter(({ address, target }) => (address === "0.0.0.0" || address === "::") && target !== 443)
    .map(({ location, target }) =>
      at(location, messages.boundEverywhere(formatPath([...path, "ports"]), `port ${target}`)),
    );
}

function removedVariables({ container, launch, path }: Service): readonly Finding[] {
  if (launch?.program !== "vllm") return [];
  return container.environment.flatMap(({ name, location }) =>
    judgeVllmName(name, formatPath([...path, "environment", name])).map((finding) => at(location, finding)),
  );
}
