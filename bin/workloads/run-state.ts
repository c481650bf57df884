/** Stops and starts containers that stay what they are: nothing is removed, so volumes and Terraform's state stay as well. */
import { setTimeout as sleep } from "node:timers/promises";
import type { GatewayPlan, Workload } from "../../config";
import { isFine, listContainers } from "../deploy/containers";
import type { Container } from "../deploy/containers";
import { watchStack } from "../deploy/progress";
import { rest } from "../deploy/rolling";
import type { Docker } from "../docker";
import { reasonOf } from "../docker";
import { containersOf } from "./open";
import type { Chosen } from "./open";

export interface Changed {
  readonly workload: string;
  readonly container: string;
  readonly done: "stopped" | "started" | "restarted" | "nothing" | "failed";
  /** Why it failed; empty else. */
  readonly problem: string;
}

const stoppable = ["running", "healthy", "unhealthy", "starting", "restarting", "paused"];

/** Jobs have done their work: they are neither stopped nor started. */
export function services({ workloads }: Pick<Chosen, "workloads">): readonly Workload[] {
  return workloads.filter(({ oneShot }) => !oneShot);
}

/** Those that nobody has made yet, or somebody has removed. */
export function withoutContainer(chosen: Chosen): readonly string[] {
  const gone = services(chosen).filter((workload) => containersOf(chosen, workload).length === 0);
  return gone.map(({ name }) => name);
}

/** Who is called goes last. */
export function stopAll(chosen: Chosen, onDone: OnDone, onBegin: OnBegin): Promise<readonly Changed[]> {
  return each(chosen, services(chosen).toReversed(), onDone, (workload, container) => {
    if (!isUp(container)) return told(container, "nothing");
    onBegin(workload, container);
    return change(chosen.docker, container, "stopped", ["stop", ...within(workload)]);
  });
}

/** Who is called goes first. Engines on the same GPU start one after another, or one measures the other's memory. */
export function startAll(chosen: Chosen, onDone: OnDone): Promise<readonly Changed[]> {
  const up = new Set(chosen.containers.filter(isUp).map(({ workload }) => workload));
  return each(chosen, services(chosen), onDone, async (workload, container) => {
    if (isUp(container)) return told(container, "nothing");
    const loading = await waitFor(
      chosen,
      neighbours(chosen, workload).filter(({ name }) => up.has(name)),
    );
    if (loading.length > 0)
      return told(container, "failed", `${loading.join(", ")} on the same GPU has not become healthy`);
    const changed = await change(chosen.docker, container, "started", ["start"]);
    if (changed.done === "started") up.add(workload.name);
    return changed;
  });
}

function neighbours({ plan }: Chosen, { name, gpus }: Workload): readonly Workload[] {
  const others = plan.workloads.filter((one) => one.role === "vllm" && one.name !== name);
  return others.filter((one) => one.gpus.some((gpu) => gpus.includes(gpu)));
}

/** One after another, each waited for, so that a model with several engines is never away; ends with the first that fails. */
export function restartAll(chosen: Chosen, onDone: OnDone, onBegin: OnBegin): Promise<readonly Changed[]> {
  let hasFailed = false;
  const resting = new Map<string, Workload>();
  return each(chosen, services(chosen), onDone, async (workload, container) => {
    if (hasFailed) return undefined;
    const before = resting.get(workload.model ?? "");
    if (before !== undefined) await rest(chosen, before);
    if (workload.role === "vllm") resting.set(workload.model ?? "", workload);
    onBegin(workload, container);
    const changed = await change(chosen.docker, container, "restarted", ["restart", ...within(workload)]);
    const isWell = changed.done !== "failed" && (await becomesWell(chosen, workload));
    hasFailed = !isWell;
    return isWell || changed.done === "failed"
      ? changed
      : told(container, "failed", "it has not become healthy in its load budget");
  });
}

/** With a line for every container that changes, and a sign of life. */
async function becomesWell(chosen: Chosen, workload: Workload): Promise<boolean> {
  const watch = await watchStack(chosen.terminal, chosen.docker, chosen.plan);
  const waiting = await waitFor(chosen, [workload]);
  await watch.stop();
  return waiting.length === 0;
}

type OnDone = (changed: Changed) => void;
/** Before something that may take long. */
type OnBegin = (workload: Workload, container: Container) => void;

/** Of each container in turn what became of it; undefined for one that was left alone. */
async function each(
  chosen: Chosen,
  workloads: readonly Workload[],
  onDone: OnDone,
  act: (workload: Workload, container: Container) => Promise<Changed | undefined> | Changed,
): Promise<readonly Changed[]> {
  const done: Changed[] = [];
  for (const workload of workloads)
    for (const container of containersOf(chosen, workload)) {
      const changed = await act(workload, container);
      if (changed === undefined) continue;
      onDone(changed);
      done.push(changed);
    }
  return done;
}

function isUp({ state }: Container): boolean {
  return stoppable.includes(state);
}

function within({ stopGraceSeconds }: Workload): readonly string[] {
  return ["-t", String(stopGraceSeconds)];
}

async function change(
  docker: Docker,
  container: Container,
  done: Changed["done"],
  args: readonly string[],
): Promise<Changed> {
  const finished = await docker.run([...args, container.id]);
  return finished.code === 0 ? told(container, done) : told(container, "failed", reasonOf(finished));
}

function told({ workload, name }: Container, done: Changed["done"], problem = ""): Changed {
  return { workload, container: name, done, problem };
}

const pollMilliseconds = 1000;

/**
 * Until all that have containers answer, or the longest of their budgets is over. Returns the names of those that do not;
 * one that cannot be seen does not, because it is gone or the engine is silent.
 */
export async function waitFor(
  chosen: Pick<Chosen, "docker" | "plan" | "containers">,
  workloads: readonly Workload[],
): Promise<readonly string[]> {
  const expected = workloads.filter((workload) => containersOf(chosen, workload).length > 0);
  if (expected.length === 0) return [];
  const budget = Math.max(...expected.map(({ startBudgetSeconds }) => startBudgetSeconds));
  const end = Date.now() + budget * 1000;
  for (;;) {
    const containers = (await listContainers(chosen.docker, chosen.plan.name)) ?? [];
    const waiting = expected.flatMap((workload) => {
      const own = containersOf({ containers }, workload);
      if (own.length === 0) return [workload.name];
      return own.filter(({ state }) => !isFine(state, false)).map(({ name }) => name);
    });
    if (waiting.length === 0 || Date.now() > end) return waiting;
    await sleep(pollMilliseconds);
  }
}

/** A stopped container that publishes ports shows none, so that Terraform would replace it: it has to run when one plans. */
export async function startStoppedWithPorts(docker: Docker, plan: GatewayPlan): Promise<readonly string[]> {
  const publishing = plan.workloads.filter(({ ports }) => ports.length > 0).map(({ name }) => name);
  const containers = (await listContainers(docker, plan.name)) ?? [];
  const stopped = containers.filter(
    ({ workload, state }) => publishing.includes(workload) && state.startsWith("exited"),
  );
  const started: string[] = [];
  for (const { id, name } of stopped) if ((await docker.run(["start", id])).code === 0) started.push(name);
  return started;
}
