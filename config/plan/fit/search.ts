/** The largest setting with which vLLM would still start, all else unchanged. */
import type { HostConfig, HostGpu, VllmConfig } from "../../gateway-config";
import { gpuLimit, memoryShare } from "../share";
import { budgetOf } from "./budget";
import type { Budget, Part } from "./budget";

/** Lengths are named in steps of 1024 tokens. */
const lengthStep = 1024;
/** No scheduler takes more requests at once. */
const mostSeqs = 8192;
/** Where nobody knows the model's own limit, tokens. */
const longest = 10 * 1024 * 1024;

/** vLLM starts: everything fits on each GPU, and one request of full length in the cache. */
export function starts({ parts, layout, size }: Budget): boolean {
  const isRoomy = parts.every((part) => part.cacheGiB > 0 && missingGiB(part) <= 0);
  return isRoomy && (layout.groups.length === 0 || size.fits);
}

/** What a cache of a given size lacks on the device; a cache that takes what is left over lacks nothing. */
export function missingGiB(part: Part): number {
  const taken = fixedGiB(part) + part.cacheGiB;
  return taken <= part.shareGiB + 1e-9 ? 0 : taken + part.outsideGiB - part.gpu.totalGiB;
}

/** Everything but the cache. */
export function fixedGiB(part: Part): number {
  const { weightsGiB, activationGiB, graphsGiB, loraGiB, draftGiB } = part;
  return weightsGiB + activationGiB + graphsGiB + loraGiB + draftGiB;
}

/** Tokens; the model's own limit where it fits, else a multiple of 1024. 0: none. */
export function largestLength(host: HostConfig, vllm: VllmConfig, gpus: readonly HostGpu[]): number {
  const limit = vllm.checkpoint?.contextWindow ?? longest;
  const fits = (maxModelLen: number) => startsWith(host, { ...vllm, maxModelLen }, gpus);
  if (fits(limit)) return limit;
  return lengthStep * largest(Math.floor(limit / lengthStep), (steps) => fits(steps * lengthStep));
}

/** Requests in a batch. 0: none. */
export function largestSeqs(host: HostConfig, vllm: VllmConfig, gpus: readonly HostGpu[]): number {
  return largest(mostSeqs, (maxNumSeqs) => {
    const budget = budgetOf(host, { ...vllm, maxNumSeqs }, gpus);
    return budget !== null && maxNumSeqs <= budget.batchedTokens && starts(budget);
  });
}

/** The smallest share above today's, in hundredths, that an engine alone on its GPUs may take; null: none. */
export function smallestShare(host: HostConfig, vllm: VllmConfig, gpus: readonly HostGpu[]): number | null {
  if (vllm.sharedGpu || vllm.kvCacheMemoryGiB !== null) return null;
  const most = Math.round(gpuLimit(host) * 100);
  const fits = (percent: number) => startsWith(host, { ...vllm, gpuMemoryUtilization: percent / 100 }, gpus);
  const percent = smallest(Math.ceil(memoryShare(host, vllm) * 100) + 1, most, fits);
  return percent === null ? null : percent / 100;
}

/** The smallest stated cache above today's, in tenths of a GiB; null: none, or none is stated. */
export function smallestCache(host: HostConfig, vllm: VllmConfig, gpus: readonly HostGpu[]): number | null {
  const stated = vllm.kvCacheMemoryGiB;
  const largestGpu = Math.max(...gpus.map(({ totalGiB }) => totalGiB));
  if (stated === null) return null;
  const budget = (tenths: number) => budgetOf(host, { ...vllm, kvCacheMemoryGiB: tenths / 10 }, gpus);
  const holdsOne = (tenths: number) => {
    const tried = budget(tenths);
    return tried !== null && (tried.layout.groups.length === 0 || tried.size.fits);
  };
  const tenths = smallest(Math.floor(stated * 10) + 1, Math.floor(largestGpu * 10), holdsOne);
  // A larger one lacks even more on the device.
  const found = tenths === null ? null : budget(tenths);
  return tenths !== null && found !== null && starts(found) ? tenths / 10 : null;
}

/** The first number from which on `fits` holds; null where it holds nowhere. */
function smallest(from: number, upTo: number, fits: (value: number) => boolean): number | null {
  if (from > upTo || !fits(upTo)) return null;
  return from + largest(upTo - from, (steps) => !fits(from + steps - 1));
}

/** `fits` holds up to some number and not beyond; 0 where it holds nowhere. */
function largest(upTo: number, fits: (value: number) => boolean): number {
  let low = 0;
  let high = upTo;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function startsWith(host: HostConfig, vllm: VllmConfig, gpus: readonly HostGpu[]): boolean {
  const budget = budgetOf(host, vllm, gpus);
  return budget !== null && starts(budget);
}
