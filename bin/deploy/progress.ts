/** Live progress of a deployment: one line when a container of the stack changes its state, and a sign of life between. */
import { setTimeout as sleep } from "node:timers/promises";
import type { GatewayPlan, Workload } from "../../config";
import type { Docker } from "../docker";
import type { Terminal } from "../terminal";
import { isFine, listContainers } from "./containers";
import type { Container } from "./containers";

interface Seen {
  readonly name: string;
  readonly state: string;
  readonly since: number;
  /** States that have been reported: a crash loop is told once, not every second. */
  readonly told: ReadonlySet<string>;
}

export interface Watch {
  /** Looks a last time and ends. */
  readonly stop: () => Promise<void>;
}

const pollMilliseconds = 1000;
const silenceMilliseconds = 30_000;
/** Of `-20260131235959`, which containers carry whose generations overlap. */
const revisionWidth = 15;

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
  private readonly seen = new Map<string, Seen>();
  private lastLine = Date.now();
  private readonly start = Date.now();
  private readonly width: number;
  private readonly planned: ReadonlyMap<string, Workload>;

  constructor(
    private readonly terminal: Terminal,
    plan: GatewayPlan,
  ) {
    this.width = Math.max(
      ...plan.workloads.map(
        ({ name, replacement }) => name.length + (replacement === "overlap" ? revisionWidth : 0),
      ),
    );
    this.planned = new Map(plan.workloads.map((workload) => [workload.name, workload]));
  }

  begin(containers: readonly Container[]): void {
    for (const { id, name, state } of containers.filter((container) => this.isShown(container))) {
      this.seen.set(id, { name, state, since: Date.now(), told: new Set() });
    }
  }

  update(containers: readonly Container[]): void {
    const shown = containers.filter((container) => this.isShown(container));
    for (const container of shown) this.note(container);
    const ids = new Set(containers.map(({ id }) => id));
    for (const [id, { name }] of this.seen) {
      if (ids.has(id)) continue;
      this.seen.delete(id);
      this.line(name, "removed");
    }
    if (Date.now() - this.lastLine > silenceMilliseconds) this.signOfLife(shown);
  }

  /** Containers that only carry files are created and never start; those of a workload that goes still count. */
  private isShown({ workload, state }: Container): boolean {
    return this.planned.has(workload) || (workload !== "" && state !== "created");
  }

  private note({ id, name, workload, state }: Container): void {
    const before = this.seen.get(id);
    if (before?.state === state) return;
    const since = before?.since ?? Date.now();
    const told = before?.told ?? new Set<string>();
    this.seen.set(id, { name, state, since, told: new Set([...told, state]) });
    if (told.has(state) && state !== "healthy") return;
    const seconds = ` (${Math.round((Date.now() - since) / 1000)} s)`;
    const isDone = state === "exited (0)" && this.planned.get(workload)?.oneShot === true;
    this.line(name, isDone ? `done${seconds}` : state === "healthy" ? state + seconds : state);
  }

  private signOfLife(shown: readonly Container[]): void {
    const waiting = shown
      .filter(({ state, workload }) => !isFine(state, this.planned.get(workload)?.oneShot === true))
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
