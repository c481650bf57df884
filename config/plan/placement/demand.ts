/** What a replica asks of GPUs, and which GPUs suit it. */
import type { HostConfig, HostGpu } from "../../gateway-config";
import { fitsOn } from "../fit/memory";
import { memoryShare } from "../share";
import { choices } from "./choices";
import { groupsOf, isJoined, kindOf } from "./gpu-set";
import { placedBy } from "./replica";
import type { Request } from "./replica";

export interface Demand {
  readonly request: Request;
  /** GPUs of the replica. */
  readonly count: number;
  readonly shared: boolean;
  /** Millionths of a GPU's total memory: whole numbers, so that sums do not depend on their order. */
  readonly share: number;
  /** The engine can run on these GPUs, if nobody else holds them. */
  readonly suits: (gpus: readonly HostGpu[]) => boolean;
}

/** Replicas of one model share what is found out about it. */
export function demandMaker(host: HostConfig): (request: Request) => Demand {
  const suits = new Map<string, Demand["suits"]>();
  return (request) => {
    const { model, vllm } = request;
    const known = suits.get(model.name) ?? suitability(host, request);
    suits.set(model.name, known);
    return {
      request,
      count: vllm.gpusPerReplica,
      shared: vllm.sharedGpu,
      share: Math.round(memoryShare(host, vllm) * 1e6),
      suits: known,
    };
  };
}

function suitability(host: HostConfig, request: Request): Demand["suits"] {
  const joined = isJoined(request.vllm);
  const placed = { ...request, vllm: placedBy(request.vllm) };
  const known = new Map<string, boolean>();
  const fits = (gpus: readonly HostGpu[]) => {
    const [first] = gpus;
    const key = first && gpus.length === 1 ? kindOf(first) : gpus.map(kindOf).toSorted().join();
    const answer = known.get(key) ?? fitsOn(host, { ...placed, gpus });
    known.set(key, answer);
    return answer;
  };
  const usable = joined ? host.gpus.filter(({ isSlice }) => !isSlice) : host.gpus;
  // What fits nowhere on this host sits anywhere: then its memory is the mistake to show, not its place.
  const isPlaceable = fitsSomewhere(usable, request.vllm.gpusPerReplica, fits);
  return (gpus) => (!joined || gpus.every(({ isSlice }) => !isSlice)) && (!isPlaceable || fits(gpus));
}

function fitsSomewhere(
  gpus: readonly HostGpu[],
  count: number,
  fits: (gpus: readonly HostGpu[]) => boolean,
): boolean {
  const kinds = groupsOf(gpus, kindOf);
  const sizes = kinds.map((kind) => kind.length);
  for (const picks of choices(sizes, count)) {
    if (fits(picks.flatMap(({ pile, count: taken }) => (kinds[pile] ?? []).slice(0, taken)))) return true;
  }
  return false;
}
