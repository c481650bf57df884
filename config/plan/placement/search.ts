/** The exact way: tries every arrangement that is not the same as another one, up to a number of steps. */
import type { HostConfig } from "../../gateway-config";
import { boundOf } from "./bound";
import { taken } from "./cells";
import type { Cell } from "./cells";
import type { Demand } from "./demand";
import { optionsOf } from "./options";

/** Work that searches may still do: cells looked at. */
export interface Steps {
  left: number;
}

/** How many GPUs a demand takes from which cells, by the cells' keys. */
export interface Taking {
  readonly demand: Demand;
  readonly from: readonly { readonly key: string; readonly count: number }[];
}

export type Found =
  | { readonly end: "found"; readonly takings: readonly Taking[]; readonly cost: number }
  | { readonly end: "none" | "stopped" };

/** A demand with its least cost. */
export interface Wanted {
  readonly demand: Demand;
  readonly least: number;
}

/** Seats all demands with flaws of at most `budget` together, or says that this cannot be. */
export function search(
  host: HostConfig,
  cells: readonly Cell[],
  wanted: readonly Wanted[],
  budget: number,
  steps: Steps,
): Found {
  const demands = wanted.map(({ demand }) => demand);
  const { isTooMuch, costFrom } = boundOf(
    host,
    demands,
    wanted.map(({ least }) => least),
  );
  /** State → the largest budget with which it has failed: equal replicas lead to equal states. */
  const failed = new Map<string, number>();
  const chosen: Taking[] = [];
  const left = seat(0, cells, budget);
  if (left !== undefined) return { end: "found", takings: chosen, cost: budget - left };
  return { end: steps.left > 0 ? "none" : "stopped" };

  /** What is left of the budget, or undefined. */
  function seat(index: number, state: readonly Cell[], budgetLeft: number): number | undefined {
    const demand = demands[index];
    if (demand === undefined) return budgetLeft;
    if (isTooMuch(index, state, budgetLeft)) return undefined;
    const key = `${index}/${state.map(({ text }) => text).join("/")}`;
    if (budgetLeft <= (failed.get(key) ?? -1)) return undefined;
    for (const { picks, cost } of optionsOf(host, state, demand)) {
      steps.left -= state.length;
      if (steps.left <= 0) return undefined;
      if (cost + costFrom(index + 1) > budgetLeft) continue;
      chosen.push({ demand, from: picks.map(({ pile, count }) => ({ key: state[pile]?.key ?? "", count })) });
      const end = seat(index + 1, taken(state, picks, demand), budgetLeft - cost);
      if (end !== undefined) return end;
      chosen.pop();
    }
    failed.set(key, budgetLeft);
    return undefined;
  }
}
