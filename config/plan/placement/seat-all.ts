/** The order of placing: explicit ids, then who stays where the lock file has it, then everybody else. */
import * as gpuMessages from "../../errors/gpu";
import { idsGiven } from "../../errors/placement";
import { compareText, formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { HostConfig, HostGpu } from "../../gateway-config";
import { gpuLimit } from "../share";
import { arrange } from "./arrange";
import { demandMaker } from "./demand";
import type { Demand } from "./demand";
import { seatExplicit } from "./explicit";
import { keptGpus, previousOf } from "./kept";
import type { Placements } from "./kept";
import type { Replica, Request } from "./replica";
import { flaws, move, noPlace } from "./report";
import { emptySeats, hasRoom, sit } from "./seats";
import type { Seats } from "./seats";

/** Everything that is settled before free places are looked for. */
interface Settled {
  readonly seats: Seats;
  readonly placed: Map<Demand, readonly HostGpu[]>;
  /** Who has to look for a place. */
  readonly open: readonly Demand[];
  /** Why who was placed before cannot stay. */
  readonly lost: ReadonlyMap<Demand, string>;
  readonly findings: readonly Finding[];
}

export function seatAll(host: HostConfig, requests: readonly Request[], previous: Placements) {
  const demands = requests.map(demandMaker(host));
  const settled = settle(host, demands, previous);
  const arranged = arrange(host, settled.seats, settled.open);
  const placed = new Map([...settled.placed, ...arranged.placed]);
  const isWhole = settled.open.every((demand) => placed.has(demand));
  const stayed = settled.placed.size > demands.filter(({ request }) => request.vllm.gpuIds).length;
  const outcome = { ...arranged, host, replanHelps: !isWhole && stayed && hasRoomForAll(host, demands) };
  const findings = demands.flatMap((demand) => {
    const gpus = placed.get(demand);
    const lost = settled.lost.get(demand);
    if (!gpus) return [noPlace(demand, outcome, lost)];
    const from = previousOf(previous, demand.request.workload);
    return [
      ...(demand.request.vllm.gpuIds ? [] : tooLarge(host, demand, gpus)),
      ...flaws(demand, gpus, arranged.stopped && arranged.placed.has(demand)),
      ...move(demand, from, gpus, lost ?? idsGiven()),
    ];
  });
  const replicas = demands
    .map((demand): Replica => ({ ...demand.request, gpus: placed.get(demand) ?? [] }))
    .toSorted((a, b) => compareText(a.model.name, b.model.name) || a.number - b.number);
  return { replicas, findings: [...settled.findings, ...findings] };
}

function settle(host: HostConfig, demands: readonly Demand[], previous: Placements): Settled {
  const seats = emptySeats(host);
  const placed = new Map<Demand, readonly HostGpu[]>();
  const open: Demand[] = [];
  const lost = new Map<Demand, string>();
  const findings: Finding[] = [];
  const isExplicit = ({ request }: Demand) => request.vllm.gpuIds !== null;
  for (const demand of demands.filter(isExplicit))
    placed.set(demand, seatExplicit(host, seats, demand, findings));
  for (const demand of demands.filter((one) => !isExplicit(one))) {
    const ids = previousOf(previous, demand.request.workload);
    const kept = ids && keptGpus(host, seats, demand, ids);
    if (kept && !("reason" in kept)) {
      sit(seats, kept, demand);
      placed.set(demand, kept);
      continue;
    }
    if (kept) lost.set(demand, kept.reason);
    open.push(demand);
  }
  return { seats, placed, open, lost, findings };
}

function hasRoomForAll(host: HostConfig, demands: readonly Demand[]): boolean {
  const { seats, open } = settle(host, demands, {});
  return arrange(host, seats, open).placed.size === open.length;
}

/** A share that is too large for a GPU alone. */
function tooLarge(host: HostConfig, demand: Demand, gpus: readonly HostGpu[]): readonly Finding[] {
  const path = formatPath(["models", demand.request.model.name, "vllm", "gpus"]);
  return gpus
    .filter((gpu) => !hasRoom(host, gpu, demand.share, 1))
    .map((gpu) => gpuMessages.shareTooLarge(path, gpu.id, demand.share / 1e6, gpuLimit(host, gpu)));
}
