/** The placement as it is remembered: what a plan pins, as text, and against what was pinned before. */
import { compareText } from "../findings";
import { lockVersion } from "../schema/lock";
import type { Lock } from "../schema/lock";
import type { GatewayPlan } from "./types";

/** What the plan would have remembered. */
export function lockOf(plan: GatewayPlan): Lock {
  const engines = plan.workloads.filter(({ role, gpus }) => role === "vllm" && gpus.length > 0);
  const placements = engines
    .map(({ name, gpus }) => [name, gpus] as const)
    .toSorted(([a], [b]) => compareText(a, b));
  return {
    stack: plan.name,
    gpus: plan.gpus.map(({ id }) => id),
    placements: Object.fromEntries(placements),
  };
}

/** One line per engine, so that a diff shows who moved. */
export function lockText({ stack, gpus, placements }: Lock): string {
  const list = (ids: readonly string[]) => `[${ids.map((id) => JSON.stringify(id)).join(", ")}]`;
  const lines = Object.entries(placements)
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([workload, ids]) => `    ${JSON.stringify(workload)}: ${list(ids)}`);
  return [
    "{",
    `  "version": ${lockVersion},`,
    `  "stack": ${JSON.stringify(stack)},`,
    `  "host": { "gpus": ${list(gpus)} },`,
    lines.length === 0 ? '  "placements": {}' : `  "placements": {\n${lines.join(",\n")}\n  }`,
    "}",
    "",
  ].join("\n");
}

export interface LockChange {
  readonly workload: string;
  /** Null for one that was not placed before. */
  readonly from: readonly string[] | null;
  /** Null for one that is gone. */
  readonly to: readonly string[] | null;
}

/** Who comes, goes and moves; sorted by name. */
export function lockChanges(before: Lock, after: Lock): readonly LockChange[] {
  const names = new Set([...Object.keys(before.placements), ...Object.keys(after.placements)]);
  return [...names]
    .toSorted(compareText)
    .map((workload) => ({
      workload,
      from: before.placements[workload] ?? null,
      to: after.placements[workload] ?? null,
    }))
    .filter(({ from, to }) => from?.join() !== to?.join());
}
