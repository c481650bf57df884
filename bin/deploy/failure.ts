/** Why a deployment failed, seen from the containers: which is not healthy, what it said last, what its probe saw. */
import type { GatewayPlan } from "../../config";
import type { Docker } from "../docker";
import { paint } from "../terminal";
import type { Terminal } from "../terminal";
import { isFine, listContainers } from "./containers";
import type { Container } from "./containers";

interface Unhealthy {
  readonly workload: string;
  readonly container: string;
  readonly state: string;
  readonly restarts: number;
  /** Workloads it needs that are not healthy themselves; then its own log says nothing new and is left out. */
  readonly waitsFor: readonly string[];
  /** Last output of the health probe, or the engine's reason for not starting it. */
  readonly probe: string;
  /** Its last log lines. */
  readonly log: readonly string[];
}

export interface Failure {
  /** In the order of the plan. */
  readonly unhealthy: readonly Unhealthy[];
  /** Planned, but there is no container: they wait for others. */
  readonly notStarted: readonly string[];
}

const logLines = 20;

export async function explainFailure(docker: Docker, plan: GatewayPlan): Promise<Failure> {
  const containers = (await listContainers(docker, plan.name)) ?? [];
  const of = (name: string) => containers.filter(({ workload }) => workload === name);
  const notStarted = plan.workloads.map(({ name }) => name).filter((name) => of(name).length === 0);
  const bad = plan.workloads.flatMap((workload) =>
    of(workload.name)
      .filter(({ state }) => !isFine(state, workload.oneShot))
      .map((container) => ({ container, needs: workload.needs })),
  );
  const unfit = new Set([...notStarted, ...bad.map(({ container }) => container.workload)]);
  const unhealthy = bad.map(({ container, needs }) =>
    examine(
      docker,
      container,
      needs.filter((need) => unfit.has(need)),
    ),
  );
  return { unhealthy: await Promise.all(unhealthy), notStarted };
}

async function examine(
  docker: Docker,
  { id, name, workload, state }: Container,
  waitsFor: readonly string[],
): Promise<Unhealthy> {
  // One JSON text per line: what a probe prints may have any form.
  const probes = "{{if .State.Health}}{{range .State.Health.Log}}{{println}}{{json .Output}}{{end}}{{end}}";
  const format = `{{.RestartCount}}{{println}}{{json .State.Error}}${probes}`;
  const { output, code } = await docker.run(["inspect", "--format", format, id]);
  const [restarts = "", ...texts] = code === 0 ? output.split("\n") : [];
  const probe = texts.map(readText).findLast((text) => text !== "") ?? "";
  const log = waitsFor.length > 0 ? [] : await lastLogLines(docker, id);
  return { workload, container: name, state, restarts: Number(restarts), waitsFor, probe, log };
}

function readText(line: string): string {
  return line.startsWith('"') ? String(JSON.parse(line)).trim() : "";
}

async function lastLogLines(docker: Docker, id: string): Promise<readonly string[]> {
  const { output, errors } = await docker.run(["logs", "--tail", String(logLines), id]);
  const lines = `${output}\n${errors}`.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(-logLines);
}

export function printFailure(terminal: Terminal, { unhealthy, notStarted }: Failure): void {
  for (const { container, state, restarts, waitsFor, probe, log } of unhealthy) {
    const again = restarts === 0 ? "" : `, restarted ${restarts} time${restarts === 1 ? "" : "s"}`;
    const waiting = waitsFor.length === 0 ? "" : `, waits for ${waitsFor.join(", ")}`;
    terminal.say(`${paint(terminal, "red", "✖")} ${container} is ${state}${again}${waiting}`);
    if (probe !== "") terminal.say(`  last probe: ${probe.split("\n").join("\n    ")}`);
    if (waiting !== "") continue;
    terminal.say(
      log.length === 0 ? "  it has logged nothing" : `  its last log lines (docker logs ${container}):`,
    );
    for (const line of log) terminal.say(`    ${line}`);
  }
  if (notStarted.length > 0) terminal.say(`  not started: ${notStarted.join(", ")}`);
}
