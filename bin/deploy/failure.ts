/** Why a deployment failed, seen from the containers: which is not healthy, what it said last, what its probe saw. */
import type { GatewayPlan } from "../../config";
import type { Docker } from "../docker";
import { paint } from "../terminal";
import type { Terminal } from "../terminal";
import { isFine, listContainers } from "./containers";
import type { Container } from "./containers";

export interface Unhealthy {
  readonly workload: string;
  readonly container: string;
  readonly state: string;
  /** Last output of the health probe, or the engine's reason for not starting it. */
  readonly probe: string;
  /** Its last log lines. */
  readonly log: readonly string[];
}

export interface Failure {
  readonly unhealthy: readonly Unhealthy[];
  /** Planned, but there is no container: they wait for others. */
  readonly notStarted: readonly string[];
}

const logLines = 20;

export async function explainFailure(docker: Docker, plan: GatewayPlan): Promise<Failure> {
  const containers = ((await listContainers(docker, plan.name)) ?? []).filter(
    ({ workload }) => workload !== "",
  );
  const oneShots = new Set(plan.workloads.filter(({ oneShot }) => oneShot).map(({ name }) => name));
  const bad = containers.filter(({ state, workload }) => !isFine(state, oneShots.has(workload)));
  const there = new Set(containers.map(({ workload }) => workload));
  return {
    unhealthy: await Promise.all(bad.map((container) => examine(docker, container))),
    notStarted: plan.workloads.map(({ name }) => name).filter((name) => !there.has(name)),
  };
}

async function examine(docker: Docker, { id, name, workload, state }: Container): Promise<Unhealthy> {
  const format =
    "{{.State.Error}}{{if .State.Health}}{{range .State.Health.Log}}\x00{{.Output}}{{end}}{{end}}";
  const [logs, inspected] = await Promise.all([
    docker.run(["logs", "--tail", String(logLines), id]),
    docker.run(["inspect", "--format", format, id]),
  ]);
  const log = `${logs.output}\n${logs.errors}`.split("\n").filter((line) => line.trim() !== "");
  const probe =
    inspected.code === 0 ? inspected.output.split("\0").findLast((text) => text.trim() !== "") : undefined;
  return { workload, container: name, state, probe: probe?.trim() ?? "", log: log.slice(-logLines) };
}

export function printFailure(terminal: Terminal, { unhealthy, notStarted }: Failure): void {
  for (const { container, state, probe, log } of unhealthy) {
    terminal.say(`${paint(terminal, "red", "✖")} ${container} is ${state}`);
    if (probe !== "") terminal.say(`  last probe: ${probe.split("\n").join("\n    ")}`);
    terminal.say(
      log.length === 0 ? "  it has logged nothing" : `  its last log lines (docker logs ${container}):`,
    );
    for (const line of log) terminal.say(`    ${line}`);
  }
  if (notStarted.length > 0) terminal.say(`  not started: ${notStarted.join(", ")}`);
}
