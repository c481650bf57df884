/** The common form of a workload: what most containers share, so that each file below says only what is special. */
import { compareText } from "../findings";
import type { GatewayPlan, Probe, SecretUse, Workload } from "./types";

type Special = "name" | "role" | "image" | "startBudgetSeconds" | "stopGraceSeconds";

/** A workload with everything switched off that is not asked for. */
export function workload(special: Pick<Workload, Special> & Partial<Workload>): Workload {
  return {
    model: null,
    entrypoint: null,
    argv: [],
    environment: {},
    secrets: [],
    ports: [],
    gpus: [],
    memory: [],
    mounts: [],
    files: [],
    probe: null,
    needs: [],
    waitsInside: [],
    startsAfter: [],
    firstStartAfter: [],
    replacement: "gap",
    oneShot: false,
    authorities: null,
    aliases: [],
    stackNetworks: ["front"],
    networks: [],
    extraHosts: {},
    memoryMiB: null,
    cpus: null,
    shmMiB: null,
    user: null,
    readOnlyRoot: false,
    reloads: false,
    capabilities: [],
    resolverOptions: [],
    sysctls: {},
    cloudwatch: null,
    ...special,
  };
}

/**
 * Start period of what waits for models: nobody is called unhealthy while they load, and it ends with the first answer.
 * Fixed, because a probe that follows the models' budgets would replace its container with them.
 */
export const firstStartSeconds = 3600;

export function probe(
  command: readonly string[],
  times: { every: number; timeout: number; startPeriod: number },
): Probe {
  return {
    command,
    intervalSeconds: times.every,
    timeoutSeconds: times.timeout,
    retries: 3,
    startPeriodSeconds: times.startPeriod,
  };
}

/** Asks the container itself over HTTP; for images that have wget. */
export function httpProbe(port: number, path: string, startPeriod: number): Probe {
  const command = ["CMD", "wget", "-q", "-O", "/dev/null", `http://127.0.0.1:${port}${path}`];
  return probe(command, { every: 5, timeout: 5, startPeriod });
}

/** A secret that the program reads from its file. */
export function secretFile(name: string): SecretUse {
  return { name, file: name, form: "plain", variable: null };
}

/** A secret that the program reads only from the environment. */
export function secretVariable(name: string, variable: string): SecretUse {
  return { name, file: name, form: "plain", variable };
}

/** A secret that the program reads as a part of a URL. */
export function secretUrl(name: string, passwordOf: string): SecretUse {
  return { name, file: urlFile(name), form: { passwordOf }, variable: null };
}

export function urlFile(name: string): string {
  return `${name}.url`;
}

/** The workloads of a role, in plan order. */
export function workloadsOf(plan: GatewayPlan, role: Workload["role"]): readonly Workload[] {
  return plan.workloads.filter((workload) => workload.role === role);
}

/** The plan runs a workload of this role. */
export function runs(plan: GatewayPlan, role: Workload["role"]): boolean {
  return plan.workloads.some((workload) => workload.role === role);
}

/** The same by name, so that the order in the file changes nothing. */
export function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => compareText(a, b)));
}
