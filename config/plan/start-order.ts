/** Start order: groups of workloads, each after everything it needs. */
import type { Workload } from "./types";

export function startOrder(workloads: readonly Workload[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let waiting = workloads;
  const started = new Set<string>();
  while (waiting.length > 0) {
    const group = waiting.filter((workload) => workload.needs.every((need) => started.has(need)));
    // A plan without a first workload would be a mistake of the planner, not of the user.
    if (group.length === 0)
      throw new Error(`cycle in needs: ${waiting.map((workload) => workload.name).join(", ")}`);
    groups.push(group.map((workload) => workload.name));
    for (const workload of group) started.add(workload.name);
    waiting = waiting.filter((workload) => !group.includes(workload));
  }
  return groups;
}
