/** Live progress of a deployment: one line when a container of the stack changes its state, and a sign of life between. */
import { setTimeout as sleep } from "node:timers/promises";
import type { GatewayPlan } from "../../config";
import type { Docker } from "../docker";
import type { Terminal } from "../terminal";
import { isFine, listContainers } from "./containers";
import type { Container } from "./containers";

interface Seen {
  readonly name: string;
  readonly state: string;
  readonly since: number;
}

export interface Watch {
  /** Looks a last time and ends. */
  readonly stop: () => Promise<void>;
}

const pollMilliseconds = 1000;
const silenceMilliseconds = 30_000;

/** What is there at the beginning is not reported, only what changes. */
export async function watchStack(terminal: Terminal, docker: Docker, plan: GatewayPlan): Promise<Watch> {
  const progress = new Progress(terminal, plan);
  const look = async () => progress.update((await listContainers(docker, plan.name)) ?? []);
  progress.begin((await listContainers(docker, plan.name)) ?? []);
  const stopped = new AbortController();
  const loop = (async () => {
    while (!stopped.signal.aborted) {
      await sleep(pollMilliseconds, undefined, { signal: stopped.signal }).catch(() => undefined);
      await look();
    }
  })();
  return {
    stop: () => {
      stopped.abort();
      return loop;
    },
  };
}

class Progress {
  private seen = new Map<string, Seen>();
  private lastLine = Date.now();
  private readonly start = Date.now();
  private readonly width: number;
  private readonly oneShots: ReadonlySet<string>;

  constructor(
    private readonly terminal: Terminal,
    plan: GatewayPlan,
  ) {
    this.width = Math.max(...plan.workloads.map(({ name }) => name.length));
    this.oneShots = new Set(plan.workloads.filter(({ oneShot }) => oneShot).map(({ name }) => name));
  }

  begin(containers: readonly Container[]): void {
    for (const { id, name, state } of containers) this.seen.set(id, { name, state, since: Date.now() });
  }

  update(containers: readonly Container[]): void {
    const workloads = containers.filter(({ workload }) => workload !== "");
    for (const container of workloads) this.note(container);
    const ids = new Set(containers.map(({ id }) => id));
    for (const [id, { name }] of this.seen) {
      if (ids.has(id)) continue;
      this.seen.delete(id);
      this.line(name, "removed");
    }
    if (Date.now() - this.lastLine > silenceMilliseconds) this.signOfLife(workloads);
  }

  private note({ id, name, workload, state }: Container): void {
    const before = this.seen.get(id);
    if (before?.state === state) return;
    const since = before?.since ?? Date.now();
    this.seen.set(id, { name, state, since });
    const isDone = state === "exited (0)" && this.oneShots.has(workload);
    const seconds = Math.round((Date.now() - since) / 1000);
    this.line(name, isDone ? `done (${seconds} s)` : state === "healthy" ? `healthy (${seconds} s)` : state);
  }

  private signOfLife(workloads: readonly Container[]): void {
    const waiting = workloads
      .filter(({ state, workload }) => !isFine(state, this.oneShots.has(workload)))
      .map(({ name, state }) => `${name} (${state})`);
    const subject = waiting.length === 0 ? "cdktf is at work" : `waiting for ${waiting.join(", ")}`;
    this.say(`  … ${Math.round((Date.now() - this.start) / 1000)} s: ${subject}`);
  }

  private line(name: string, state: string): void {
    this.say(`  ${name.padEnd(this.width)}  ${state}`);
  }

  private say(text: string): void {
    this.lastLine = Date.now();
    this.terminal.say(text);
  }
}
