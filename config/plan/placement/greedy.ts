/** The quick way: each replica in turn takes the best GPUs that are open, lowest index first. */
import type { HostConfig, HostGpu } from "../../gateway-config";
import type { Demand } from "./demand";
import { costOf, groupsOf, kindOf } from "./gpu-set";
import { isOpen, sit } from "./seats";
import type { Seats } from "./seats";

/** Seats as many as it can; who finds no place is left out. */
export function placeGreedily(
  host: HostConfig,
  seats: Seats,
  demands: readonly Demand[],
): Map<Demand, readonly HostGpu[]> {
  const placed = new Map<Demand, readonly HostGpu[]>();
  for (const demand of demands) {
    const gpus = bestOpen(host, seats, demand);
    if (!gpus) continue;
    sit(seats, gpus, demand);
    placed.set(demand, gpus);
  }
  return placed;
}

function bestOpen(host: HostConfig, seats: Seats, demand: Demand): readonly HostGpu[] | undefined {
  if (demand.count === 1) {
    const gpu = host.gpus.find((one) => isOpen(host, seats, one, demand) && demand.suits([one]));
    return gpu && [gpu];
  }
  const open = host.gpus.filter((gpu) => isOpen(host, seats, gpu, demand));
  if (open.length < demand.count) return undefined;
  let best: readonly HostGpu[] | undefined;
  let least = Infinity;
  for (const gpus of candidates(open, demand)) {
    if (gpus.length < demand.count) continue;
    const cost = costOf(demand.request.vllm, gpus);
    if (cost >= least || !demand.suits(gpus)) continue;
    if (cost === 0) return gpus;
    best = gpus;
    least = cost;
  }
  return best;
}

/** Sets of GPUs, the most alike first. */
function* candidates(open: readonly HostGpu[], demand: Demand): Generator<readonly HostGpu[]> {
  const { count, request } = demand;
  const first = (gpus: readonly HostGpu[]) => gpus.slice(0, count);
  const placeOf = (gpu: HostGpu) => `${kindOf(gpu)}|${gpu.island ?? ""}`;
  for (const group of groupsOf(open, placeOf)) yield first(group);
  // Whole tensor-parallel groups within an island, several islands for the replica.
  const size = Math.max(1, request.vllm.tensorParallelSize);
  const wholeGroups = (gpus: readonly HostGpu[]) =>
    groupsOf(gpus, placeOf).flatMap((group) => group.slice(0, Math.floor(group.length / size) * size));
  const kinds = groupsOf(open, kindOf);
  for (const kind of kinds) yield first(inOrder(open, wholeGroups(kind).slice(0, count)));
  for (const kind of kinds) yield first(kind);
  yield inOrder(open, wholeGroups(open).slice(0, count));
  yield first(open);
}

function inOrder(all: readonly HostGpu[], some: readonly HostGpu[]): readonly HostGpu[] {
  const chosen = new Set(some);
  return all.filter((gpu) => chosen.has(gpu));
}
