/** What is to say about a placement: who has no place, who is placed badly, who moves. */
import * as messages from "../../errors/placement";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { HostConfig, HostGpu } from "../../gateway-config";
import type { Demand } from "./demand";
import { flawsOf, isJoined } from "./gpu-set";
import { isOpen } from "./seats";
import type { Seats } from "./seats";

/** How the search for a place has ended. */
export interface Outcome {
  readonly host: HostConfig;
  readonly seats: Seats;
  readonly stopped: boolean;
  readonly impossible: ReadonlySet<Demand>;
  readonly replanHelps: boolean;
}

export function noPlace(demand: Demand, outcome: Outcome, lost: string | undefined): Finding {
  const { host, seats } = outcome;
  const { model, vllm, workload } = demand.request;
  const path = formatPath(["models", model.name, "vllm", "gpus"]);
  const whole = host.gpus.filter(({ isSlice }) => !isSlice);
  const slicesCount = isJoined(vllm) && whole.length < demand.count && host.gpus.length >= demand.count;
  if (slicesCount) {
    const slices = host.gpus.filter(({ isSlice }) => isSlice);
    return messages.slicesNotJoined(path, workload, idsOf(slices));
  }
  const open = host.gpus.filter((gpu) => isOpen(host, seats, gpu, demand));
  const suits = (gpu: HostGpu) => demand.suits(Array.from({ length: demand.count }, () => gpu));
  const held = [...seats].flatMap(([id, tenants]) => tenants.map((tenant) => `${id} by ${tenant.workload}`));
  return messages.notEnoughGpus(path, workload, demand.count, {
    free: idsOf(open.filter(suits)),
    tooSmall: idsOf(open.filter((gpu) => !suits(gpu))),
    held,
    lost,
    stopped: outcome.stopped && !outcome.impossible.has(demand),
    replanHelps: outcome.replanHelps,
  });
}

/** Allowed and worse than it could be; on MIG slices not even allowed. */
export function flaws(demand: Demand, gpus: readonly HostGpu[], stopped: boolean): readonly Finding[] {
  const { model, vllm, workload } = demand.request;
  if (gpus.length < 2) return [];
  const path = formatPath(["models", model.name, "vllm", vllm.gpuIds === null ? "gpus" : "gpuIds"]);
  const slices = gpus.filter(({ isSlice }) => isSlice);
  if (isJoined(vllm) && slices.length > 0) return [messages.slicesNotJoined(path, workload, idsOf(slices))];
  const { mixedTypes, splitIslands } = flawsOf(vllm, gpus);
  const findings: Finding[] = [];
  if (mixedTypes) {
    const named = gpus.map(({ id, name }) => `${id}: ${name}`);
    findings.push(messages.mixedTypes(path, workload, named, stopped));
  }
  if (splitIslands) {
    const named = gpus.map(({ id, island }) => `${id}: ${island ?? "not known"}`);
    findings.push(messages.islandsSplit(path, workload, named, stopped));
  }
  return findings;
}

export function move(
  demand: Demand,
  from: readonly string[] | undefined,
  to: readonly HostGpu[],
  reason: string,
): readonly Finding[] {
  if (from === undefined || to.length === 0 || from.join() === idsOf(to).join()) return [];
  const { model, vllm, workload } = demand.request;
  const path = formatPath(["models", model.name, "vllm", vllm.gpuIds === null ? "gpus" : "gpuIds"]);
  return [messages.moved(path, workload, from, idsOf(to), reason)];
}

function idsOf(gpus: readonly HostGpu[]): readonly string[] {
  return gpus.map(({ id }) => id);
}
