/** One workload as the words behind `docker run`, an option a line. */
import type { GatewayConfig } from "../gateway-config";
import type { GatewayPlan, Mount, Workload } from "../plan/types";
import { artefactFile } from "./artefact-file";
import { networksOf } from "../plan/networks";
import { cpuPeriod, cpuQuota } from "./cpu-quota";
import { cdiDevice } from "./gpu-names";
import { logDriver } from "./log-driver";
import { quoteForShell } from "./shell";
import { startCommand } from "./start-command";

type Lines = readonly (readonly string[])[];

export function dockerWords(config: GatewayConfig, plan: GatewayPlan, workload: Workload): Lines {
  const { name, image, ports, environment, extraHosts, oneShot } = workload;
  const { entrypoint, command } = startCommand(workload);
  const [program, ...rest] = entrypoint;
  const log = logDriver(workload, config.logs);
  return [
    ["--name", name],
    ["--pull", config.imagePolicy.pull],
    ["--network", networksOf(plan, workload)[0] ?? plan.network.name],
    ...[name, ...workload.aliases].map((alias) => ["--network-alias", alias]),
    ...Object.entries(extraHosts).map(([host, address]) => ["--add-host", `${host}:${address}`]),
    ...ports.map(({ bind, port, internal }) => ["--publish", `${bracketed(bind)}:${port}:${internal}`]),
    ...Object.entries(environment).map(([variable, value]) => ["--env", `${variable}=${value}`]),
    ...storage(plan, workload),
    ...health(workload),
    ...limits(workload),
    ...gpus(workload, config.host.docker.gpuRuntime),
    ["--restart", oneShot ? "no" : "unless-stopped"],
    ["--log-driver", log.driver],
    ...Object.entries(log.options).map(([option, value]) => ["--log-opt", `${option}=${value}`]),
    ...(program === undefined ? [] : [["--entrypoint", program]]),
    [image, ...rest, ...command],
  ];
}

function bracketed(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}

function storage({ secretsDir }: GatewayPlan, { name, secrets, files, mounts }: Workload): Lines {
  return [
    ...(secrets.length === 0 ? [] : [bind(`${secretsDir}/${name}`, "/run/secrets", true)]),
    ...files.map(({ artefact, path }) => bind(`./${artefactFile(artefact)}`, path, true)),
    ...mounts.map(mounted),
  ];
}

function mounted(mount: Mount): readonly string[] {
  if (mount.kind === "host") return bind(mount.source, mount.target, mount.readOnly);
  return mount.kind === "volume"
    ? ["--mount", `type=volume,source=${mount.source},target=${mount.target}`]
    : ["--tmpfs", `${mount.target}:rw,size=${mount.sizeMiB}m,mode=${mount.mode}`];
}

function bind(source: string, target: string, readOnly: boolean): readonly string[] {
  return ["--mount", `type=bind,source=${source},target=${target}${readOnly ? ",readonly" : ""}`];
}

/** `docker run` knows only the form for a shell. */
function health({ probe }: Workload): Lines {
  if (!probe) return [];
  const [form, ...words] = probe.command;
  return [
    ["--health-cmd", form === "CMD-SHELL" ? words.join(" ") : words.map(quoteForShell).join(" ")],
    ["--health-interval", `${probe.intervalSeconds}s`],
    ["--health-timeout", `${probe.timeoutSeconds}s`],
    ["--health-retries", String(probe.retries)],
    ["--health-start-period", `${probe.startPeriodSeconds}s`],
  ];
}

function limits(workload: Workload): Lines {
  const { memoryMiB, cpus, shmMiB, user, readOnlyRoot, stopGraceSeconds } = workload;
  return [
    ...(user === null ? [] : [["--user", user]]),
    ...(readOnlyRoot ? [["--read-only"]] : []),
    ["--cap-drop", "ALL"],
    ["--security-opt", "no-new-privileges:true"],
    ["--stop-timeout", String(Math.ceil(stopGraceSeconds))],
    ...(memoryMiB === null
      ? []
      : [
          ["--memory", `${memoryMiB}m`],
          ["--memory-swap", `${memoryMiB}m`],
        ]),
    ...(cpus === null
      ? []
      : [
          ["--cpu-period", String(cpuPeriod)],
          ["--cpu-quota", String(cpuQuota(cpus))],
        ]),
    ...(shmMiB === null ? [] : [["--shm-size", `${shmMiB}m`]]),
    ...workload.resolverOptions.map((option) => ["--dns-option", option]),
    ...Object.entries(workload.sysctls).map(([name, value]) => ["--sysctl", `${name}=${value}`]),
  ];
}

/** Several devices need the quotes of a CSV field. */
function gpus({ gpus: ids }: Workload, runtime: "nvidia" | "cdi"): Lines {
  if (ids.length === 0) return [];
  return runtime === "cdi"
    ? ids.map((id) => ["--device", cdiDevice(id)])
    : [["--gpus", `"device=${ids.join(",")}"`]];
}
