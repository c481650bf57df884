/** Seats the replicas whose place is free to choose: quickly where that is good enough, else by an exact search. */
import type { HostConfig, HostGpu } from "../../gateway-config";
import { cellOf, cellsOf } from "./cells";
import type { Demand } from "./demand";
import { costOf } from "./gpu-set";
import { placeGreedily } from "./greedy";
import { hardestFirst, leastCost } from "./options";
import { search } from "./search";
import type { Found, Steps, Taking, Wanted } from "./search";
import { sit } from "./seats";
import type { Seats } from "./seats";

/** About a second of work; a number, and no time, so that every machine gives the same answer. */
const mostSteps = 1_000_000;

export interface Arrangement {
  readonly placed: ReadonlyMap<Demand, readonly HostGpu[]>;
  readonly seats: Seats;
  /** These cannot be seated even when nobody else takes a GPU. */
  readonly impossible: ReadonlySet<Demand>;
  /** The search ended before it had seen everything: another arrangement may be better, or seat the others too. */
  readonly stopped: boolean;
}

/** Seats all where that is possible, with as few flaws as possible. Else it seats as many as the quick way can. */
export function arrange(
  host: HostConfig,
  seats: Seats,
  demands: readonly Demand[],
  limit = mostSteps,
): Arrangement {
  const quickSeats: Seats = new Map(seats);
  const quick = placeGreedily(host, quickSeats, demands);
  const quickly = { placed: quick, seats: quickSeats, impossible: new Set<Demand>(), stopped: false };
  const cost = [...quick].reduce((sum, [demand, gpus]) => sum + costOf(demand.request.vllm, gpus), 0);
  const isWhole = quick.size === demands.length;
  if (isWhole && cost === 0) return quickly;
  const cells = cellsOf(host, seats);
  const known = new Map<string, number>();
  const wanted = hardestFirst(cells, demands).map((demand) => {
    const { name } = demand.request.model;
    const least = known.get(name) ?? leastCost(host, cells, demand);
    known.set(name, least);
    return { demand, least };
  });
  // Who has no place even alone must not keep the others from theirs.
  const possible = wanted.filter(({ least }) => least < Infinity);
  const impossible = new Set(wanted.filter(({ least }) => least === Infinity).map(({ demand }) => demand));
  const quickCost = quick.size === possible.length ? cost : undefined;
  const { found, stopped } = fewestFlaws(host, cells, possible, quickCost, { left: limit });
  const arranged = found === undefined ? quickly : replayed(host, seats, found.takings);
  return { ...arranged, impossible, stopped };
}

type Whole = Extract<Found, { end: "found" }>;

/** The best arrangement that is better than the quick one; any, where the quick way has found none. */
function fewestFlaws(
  host: HostConfig,
  cells: ReturnType<typeof cellsOf>,
  wanted: readonly Wanted[],
  quickCost: number | undefined,
  steps: Steps,
): { readonly found: Whole | undefined; readonly stopped: boolean } {
  let found: Whole | undefined;
  let best = quickCost;
  if (best === undefined) {
    const any = search(host, cells, wanted, 2 * wanted.length, steps);
    if (any.end !== "found") return { found, stopped: any.end === "stopped" };
    found = any;
    best = any.cost;
  }
  const least = wanted.reduce((sum, one) => sum + one.least, 0);
  for (let budget = least; budget < best; budget += 1) {
    const better = search(host, cells, wanted, budget, steps);
    if (better.end === "stopped") return { found, stopped: true };
    if (better.end === "found") return { found: better, stopped: false };
  }
  return { found, stopped: false };
}

/** Turns counts back into GPUs: the lowest indices of each cell. */
function replayed(host: HostConfig, before: Seats, takings: readonly Taking[]) {
  const seats: Seats = new Map(before);
  const placed = new Map<Demand, readonly HostGpu[]>();
  const keyOf = (gpu: HostGpu) => cellOf(seats, gpu)?.key ?? "";
  const keys = new Map(host.gpus.map((gpu) => [gpu, keyOf(gpu)]));
  for (const { demand, from } of takings) {
    const left = new Map(from.map(({ key, count }) => [key, count]));
    const gpus = host.gpus.filter((gpu) => {
      const key = keys.get(gpu) ?? "";
      const count = left.get(key) ?? 0;
      if (count > 0) left.set(key, count - 1);
      return count > 0;
    });
    sit(seats, gpus, demand);
    for (const gpu of gpus) keys.set(gpu, keyOf(gpu));
    placed.set(demand, gpus);
  }
  return { placed, seats };
}
