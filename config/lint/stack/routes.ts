/** Every model server has a way to it, and every way a server. */
import * as messages from "../../errors/lint-compose";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { closestMatch } from "../../upstream/closest";
import { containerName, servicesOf } from "../compose/service";
import { documentsOf, placed } from "../project";
import type { DocumentOf, Project, StackRule } from "../project";
import { proxyConfig, textOf } from "../proxy/config";

interface Target {
  readonly document: DocumentOf<"litellm">;
  readonly path: readonly PropertyKey[];
  readonly host: string;
  readonly port: number;
}

export const checkRoutes: StackRule = (project) => {
  const targets = targetsOf(project);
  const misspelt = unknownHosts(project, targets);
  const meant = misspelt.flatMap(({ closest }) => closest ?? []);
  return [...unrouted(project, targets, meant), ...misspelt.map(({ finding }) => finding)];
};

function targetsOf(project: Project): readonly Target[] {
  return documentsOf(project, "litellm").flatMap((document) =>
    proxyConfig(document).deployments.flatMap(({ params, path }) => {
      const [, host, port] = /^https?:\/\/([^/:]+)(?::(\d+))?/.exec(textOf(params.api_base)) ?? [];
      const at = [...path, "litellm_params", "api_base"];
      return host === undefined ? [] : [{ document, path: at, host, port: Number(port ?? 80) }];
    }),
  );
}

interface Misspelt {
  readonly closest: string | undefined;
  readonly finding: Finding;
}

const ownHost = /^(localhost|127\.0\.0\.1|host\.docker\.internal|172\.17\.0\.1)$/;

/** `meant`: hosts that a misspelt address leads to, which says enough. */
function unrouted(
  project: Project,
  targets: readonly Target[],
  meant: readonly string[],
): readonly Finding[] {
  if (documentsOf(project, "litellm").length === 0) return [];
  const said = new Set<string>();
  return documentsOf(project, "compose").flatMap((document) =>
    servicesOf(document).flatMap((service) => {
      const { container, launch, path } = service;
      const name = containerName(service);
      const ports = container.ports.map(({ published }) => published);
      const isRouted = targets.some(
        ({ host, port }) =>
          container.hostNames.includes(host) || (ownHost.test(host) && ports.includes(port)),
      );
      const isMeant = container.hostNames.some((host) => meant.includes(host));
      if (launch?.program !== "vllm" || isRouted || isMeant || said.has(name)) return [];
      said.add(name);
      return [placed(document, messages.modelUnrouted(formatPath(path), name))];
    }),
  );
}

/** Only where the files show model servers at all: a name without dots may be known elsewhere. */
function unknownHosts(project: Project, targets: readonly Target[]): readonly Misspelt[] {
  const composes = documentsOf(project, "compose");
  const known = composes.flatMap(({ services }) => services.flatMap(({ hostNames }) => hostNames));
  const engines = composes.flatMap(({ launches }) => launches.filter(({ program }) => program === "vllm"));
  if (engines.length === 0) return [];
  const isOnly = documentsOf(project, "litellm").length === 1;
  const belongs = new Set(targets.filter(({ host }) => known.includes(host)).map(({ document }) => document));
  return targets.flatMap(({ document, path, host }) => {
    if (host.includes(".") || ownHost.test(host) || known.includes(host)) return [];
    const closest = closestMatch(host, known);
    const isOfStack = isOnly || belongs.has(document) || closest !== undefined;
    return isOfStack
      ? [{ closest, finding: placed(document, messages.hostUnknown(formatPath(path), host, closest)) }]
      : [];
  });
}
