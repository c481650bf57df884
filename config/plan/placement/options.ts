/** The ways to seat one replica, counted in cells; and in which order replicas are best tried. */
import type { HostConfig, HostGpu } from "../../gateway-config";
import { isOpenCell } from "./cells";
import type { Cell } from "./cells";
import { choices } from "./choices";
import type { Pick } from "./choices";
import type { Demand } from "./demand";
import { costOf, groupsOf, isJoined } from "./gpu-set";

export interface Option {
  readonly picks: readonly Pick[];
  /** Infinite where the replica cannot run. */
  readonly cost: number;
}

interface OpenCell {
  readonly cell: Cell;
  readonly pile: number;
}

/** GPUs of one kind first, then of several. */
export function* optionsOf(host: HostConfig, cells: readonly Cell[], demand: Demand): Generator<Option> {
  const open = cells.flatMap((cell, pile) => (isOpenCell(host, cell, demand) ? [{ cell, pile }] : []));
  const kinds = groupsOf(open, ({ cell }) => cell.kind);
  for (const kind of kinds) yield* among(kind);
  if (demand.count < 2 || kinds.length < 2) return;
  for (const option of among(open)) {
    if (new Set(option.picks.map(({ pile }) => cells[pile]?.kind)).size > 1) yield option;
  }

  function* among(some: readonly OpenCell[]): Generator<Option> {
    const sizes = some.map(({ cell }) => cell.count);
    for (const way of choices(sizes, demand.count)) {
      const picks: Pick[] = [];
      const gpus: HostGpu[] = [];
      for (const { pile: index, count } of way) {
        const one = some[index];
        if (!one) continue;
        picks.push({ pile: one.pile, count });
        for (let n = 0; n < count; n += 1) gpus.push(one.cell.gpu);
      }
      yield { picks, cost: demand.suits(gpus) ? costOf(demand.request.vllm, gpus) : Infinity };
    }
  }
}

/** More ways than this are not looked at for one replica alone. */
const enough = 5000;

/** The fewest flaws with which a replica can be seated when it is the only one; infinite when it cannot. */
export function leastCost(host: HostConfig, cells: readonly Cell[], demand: Demand): number {
  let least = Infinity;
  let seen = 0;
  for (const { cost } of optionsOf(host, cells, demand)) {
    least = Math.min(least, cost);
    seen += 1;
    // Nothing is known then, and 0 is always right.
    if (least === 0 || seen > enough) return 0;
  }
  return least;
}

/** Few kinds of GPUs suit, many GPUs, nobody beside it, a large share. */
export function hardestFirst(cells: readonly Cell[], demands: readonly Demand[]): readonly Demand[] {
  const kinds = groupsOf(cells, ({ kind }) => kind).flatMap(([cell]) => cell?.gpu ?? []);
  const ranked = demands.map((demand) => {
    const { suits, count } = demand;
    const suiting = kinds.filter((gpu) => suits(Array.from({ length: count }, () => gpu))).length;
    return { demand, suiting, joined: Number(isJoined(demand.request.vllm)) };
  });
  return ranked
    .toSorted(
      (a, b) =>
        a.suiting - b.suiting ||
        b.joined - a.joined ||
        b.demand.count - a.demand.count ||
        Number(a.demand.shared) - Number(b.demand.shared) ||
        b.demand.share - a.demand.share,
    )
    .map(({ demand }) => demand);
}
