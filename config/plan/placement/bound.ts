/** What replicas need at least: ends a branch of the search before it is walked. */
import type { HostConfig } from "../../gateway-config";
import { gpuLimit } from "../share";
import type { Cell } from "./cells";
import type { Demand } from "./demand";

interface Need {
  /** Empty GPUs. */
  readonly gpus: number;
  /** Millionths of GPUs. */
  readonly memory: number;
  /** The smallest share among them: a rest below it is of use to nobody. */
  readonly smallest: number;
  readonly cost: number;
}

/** True when the demands from `index` on cannot all be seated with flaws of at most `budget`. */
export type Bound = (index: number, cells: readonly Cell[], budget: number) => boolean;

export function boundOf(
  host: HostConfig,
  demands: readonly Demand[],
  leastCosts: readonly number[],
): { readonly isTooMuch: Bound; readonly costFrom: (index: number) => number } {
  const whole = Math.max(0, ...host.gpus.map((gpu) => gpuLimit(host, gpu))) * 1e6;
  const needs = needsOf(demands, leastCosts, whole);
  const isTooMuch: Bound = (index, cells, budget) => {
    const need = needs[index];
    if (need === undefined) return false;
    let empty = 0;
    let memory = 0;
    for (const { count, load, engines } of cells) {
      if (engines === 0) empty += count;
      const rest = whole - load;
      if (rest + 1 >= need.smallest) memory += count * Math.max(0, rest);
    }
    return need.cost > budget || need.gpus > empty || need.memory > memory + 1;
  };
  return { isTooMuch, costFrom: (index) => needs[index]?.cost ?? 0 };
}

/** Of each demand and all behind it. */
function needsOf(demands: readonly Demand[], leastCosts: readonly number[], whole: number): readonly Need[] {
  let behind: Need = { gpus: 0, memory: 0, smallest: whole, cost: 0 };
  return demands
    .map((demand, index) => ({ demand, cost: leastCosts[index] ?? 0 }))
    .toReversed()
    .map(({ demand: { count, shared, share }, cost }) => {
      const memory = shared ? Math.min(share, whole) : whole;
      behind = {
        gpus: behind.gpus + (shared ? 0 : count),
        memory: behind.memory + count * memory,
        smallest: count === 0 ? behind.smallest : Math.min(behind.smallest, memory),
        cost: behind.cost + cost,
      };
      return behind;
    })
    .toReversed();
}
