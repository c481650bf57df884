/** The memory of a GPU as a row of cells, one run per part. */
import { partsOf } from "./gpu-groups";
import type { GpuGroup } from "./gpu-groups";

export const barWidth = 40;

const cells = { weights: "█", cache: "▓", reserve: "░", free: "·", unknown: "?", next: "│" } as const;

/** What the cells mean; the last sign only where it occurs. */
export function legend(groups: readonly GpuGroup[]): string {
  const several = groups.some(({ tenants }) => tenants.length > 1);
  const unknown = groups.some(({ freeGiB }) => freeGiB === null);
  return [
    `${cells.weights} weights`,
    `${cells.cache} KV cache`,
    `${cells.reserve} reserve (activations, graphs, context)`,
    `${cells.free} free`,
    ...(several ? [`${cells.next} next tenant`] : []),
    ...(unknown ? [`${cells.unknown} size not known`] : []),
  ].join("   ");
}

/** Always `barWidth` cells; what is there has at least one, as long as there is room. */
export function bar(group: GpuGroup): string {
  const runs = group.tenants.flatMap(({ memory }, seat) => [
    ...(seat === 0 ? [] : [{ cell: cells.next, length: 1 }]),
    ...(memory ? runsOf(partsOf(memory), group.totalGiB) : []),
  ]);
  shrink(runs, group.freeGiB !== null && group.freeGiB < 0.05 ? barWidth : barWidth - 1);
  const used = runs.map(({ cell, length }) => cell.repeat(length)).join("");
  const rest = group.freeGiB === null ? cells.unknown : cells.free;
  return used + rest.repeat(barWidth - Array.from(used).length);
}

interface Run {
  readonly cell: string;
  length: number;
}

function runsOf(parts: ReturnType<typeof partsOf>, totalGiB: number): readonly Run[] {
  return (["weights", "cache", "reserve"] as const)
    .filter((part) => parts[part] > 0)
    .map((part) => ({
      cell: cells[part],
      length: Math.max(1, Math.round((parts[part] / totalGiB) * barWidth)),
    }));
}

/** Rounding, and tenants that do not fit, may make the runs too long: the longest give way. */
function shrink(runs: readonly Run[], room: number): void {
  let surplus = runs.reduce((sum, { length }) => sum + length, 0) - room;
  for (; surplus > 0; surplus -= 1) {
    const longest = runs.reduce((a, b) => (b.length > a.length ? b : a));
    longest.length -= 1;
  }
}
