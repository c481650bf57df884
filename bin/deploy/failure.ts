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
  const containers = (await listContainers(docker, plan.name)) ?? [];
  const bad = plan.workloads.flatMap(({ name, oneShot }) =>
    containers.filter(({ state, workload }) => workload === name && !isFine(state, oneShot)),
  );
  const there = new Set(containers.map(({ workload }) => workload));
  return {
    unhealthy: await Promise.all(bad.map((container) => examine(docker, container))),
    notStarted: plan.workloads.map(({ name }) => name).filter((name) => !there.has(name)),
  };
}

async function examine(docker: Docker, { id, name, workload, state }: Container): Promise<Unhealthy> {
  // One JSON text per line: what a probe prints may have any form.
  const probes = "{{if .State.Health}}{{range .State.Health.Log}}{{json .Output}}{{println}}{{end}}{{end}}";
  const format = `{{json .State.Error}}{{println}}${probes}`;
  const [logs, inspected] = await Promise.all([
    docker.run(["logs", "--tail", String(logLines), id]),
    docker.run(["inspect", "--format", format, id]),
  ]);
  const log = `${logs.output}\n${logs.errors}`.split("\n").filter((line) => line.trim() !== "");
  const probe = inspected.code === 0 ? inspected.output.split("\n").map(readText) : [];
  return {
    workload,
    container: name,
    state,
    probe: probe.findLast((text) => text !== "") ?? "",
    log: log.slice(-logLines),
  };
}

function readText(line: string): string {
  return line.startsWith('"') ? String(JSON.parse(line)).trim() : "";
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
