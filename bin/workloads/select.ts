/** Workloads by the words that people use: a name, a name without the stack's, a role, or a model. */
import type { GatewayPlan, Workload } from "../../config";
import { unknownName } from "../did-you-mean";
import { WrongUsage } from "../exit";

/** All of them for no words; in the order of starting. */
export function selectWorkloads(plan: GatewayPlan, words: readonly string[]): readonly Workload[] {
  const all = inStartOrder(plan);
  if (words.length === 0) return all;
  const chosen = new Set(words.flatMap((word) => named(plan, all, word)));
  return all.filter((workload) => chosen.has(workload));
}

export function inStartOrder({ startOrder, workloads }: GatewayPlan): readonly Workload[] {
  return startOrder.flat().flatMap((name) => workloads.filter((workload) => workload.name === name));
}

function named(plan: GatewayPlan, all: readonly Workload[], word: string): readonly Workload[] {
  const found = [
    all.filter(({ name }) => name === word || name === `${plan.name}-${word}`),
    all.filter(({ role }) => role === word),
    all.filter(({ model }) => model === word),
  ].find((list) => list.length > 0);
  if (found) return found;
  const known = [...new Set(all.flatMap(({ name, role, model }) => [name, role, model ?? ""]))];
  throw new WrongUsage(unknownName("workload", word, known));
}
