/** What verbs about single containers have in common: the plan, the chosen workloads, and their containers. */
import { dockerUnreachable } from "../../config/errors/environment";
import type { GatewayConfig, GatewayPlan, Workload } from "../../config";
import { listContainers } from "../deploy/containers";
import type { Container } from "../deploy/containers";
import { connectDocker, reasonOf } from "../docker";
import type { Docker } from "../docker";
import { openConfig, refuse } from "../open-config";
import type { CommonOptions } from "../open-config";
import type { ExitCode } from "../exit";
import type { Terminal } from "../terminal";
import { selectWorkloads } from "./select";

export interface Chosen {
  readonly terminal: Terminal;
  readonly docker: Docker;
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly workloads: readonly Workload[];
  /** Of all workloads of the stack. */
  readonly containers: readonly Container[];
}

/** The exit code where the config is wrong or no engine answers, and that has been said. */
export async function openWorkloads(
  terminal: Terminal,
  options: CommonOptions,
  words: readonly string[],
): Promise<Chosen | ExitCode> {
  const { evaluated, shown } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  const workloads = selectWorkloads(plan, words);
  const docker = connectDocker(config.host, terminal.environment);
  const containers = await listContainers(docker, plan.name);
  if (containers === undefined) {
    const reason = reasonOf(await docker.run(["version"]));
    return refuse(terminal, options, [dockerUnreachable(docker.endpoint, reason)], shown);
  }
  return { terminal, docker, config, plan, workloads, containers };
}

/** The containers of a workload; a proxy that is being replaced has two. */
export function containersOf(
  { containers }: Pick<Chosen, "containers">,
  { name }: Pick<Workload, "name">,
): readonly Container[] {
  return containers.filter(({ workload }) => workload === name);
}
