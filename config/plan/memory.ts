/** Memory of one engine on each of its GPUs, and whether one request of full length fits. The arithmetic is vLLM's own. */
import * as messages from "../errors/gpu";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { HostConfig, HostGpu, VllmConfig } from "../gateway-config";
import { blocksIn, GiB, kvCache, longestRequest } from "./kv-cache";
import type { KvCache } from "./kv-cache";
import type { Replica } from "./placement";
import { memoryShare } from "./share";
import type { EngineMemory } from "./types";

interface Planned {
  /** One entry per GPU; empty where the model's size is not known. */
  readonly memory: readonly EngineMemory[];
  readonly findings: readonly Finding[];
}

export function planMemory(host: HostConfig, { model, vllm, gpus }: Replica): Planned {
  if (gpus.length === 0) return { memory: [], findings: [] };
  const path = ["models", model.name, "vllm"];
  const budgets = gpus.flatMap((gpu) => budgetOn(host, gpu, vllm) ?? []);
  const tightest = budgets.toSorted((a, b) => a.cacheGiB - b.cacheGiB)[0];
  if (!tightest) {
    const findings = vllm.checkFit ? [messages.fitUnknown(formatPath(path), vllm.source)] : [];
    return { memory: [], findings };
  }
  return {
    memory: budgets.map((budget) => memoryOf(budget, vllm)),
    findings: vllm.checkFit ? checkFit(path, vllm, tightest) : [],
  };
}

/** What one GPU holds of an engine, unrounded. */
interface Budget {
  readonly gpu: HostGpu;
  /** Of the device's total. */
  readonly share: number;
  readonly weightsGiB: number;
  readonly overheadGiB: number;
  readonly cacheGiB: number;
  readonly cache: KvCache;
  /** Tokens of the longest request. */
  readonly length: number;
}

function budgetOn(host: HostConfig, gpu: HostGpu, vllm: VllmConfig): Budget | null {
  const cache = kvCache(vllm, gpu);
  const weights = vllm.checkpoint?.weights;
  const total = vllm.weightsGiB ?? weights?.loadedGiB ?? weights?.fileGiB;
  // Without maxModelLen vLLM takes the model's own window.
  const length = vllm.maxModelLen ?? vllm.checkpoint?.contextWindow;
  if (total === undefined || cache === null || length === undefined) return null;
  const share = memoryShare(host, vllm);
  const split = vllm.tensorParallelSize * vllm.pipelineParallelSize;
  const margin = split > 1 ? (weights?.splitMargin ?? 1) : 1;
  const weightsGiB = (total * margin) / split;
  const overheadGiB = overhead(vllm);
  const cacheGiB = vllm.kvCacheMemoryGiB ?? gpu.totalGiB * share - weightsGiB - overheadGiB;
  return { gpu, share, weightsGiB, overheadGiB, cacheGiB, cache, length };
}

/** Profiling runs the sampler with `maxNumSeqs` rows of logits; CUDA graphs add one GiB. */
function overhead(vllm: VllmConfig): number {
  const eager = Object.entries(vllm.engineArgs).some(
    ([flag, value]) => flag.replace(/^-+/, "") === "enforce-eager" && value === true,
  );
  return (vllm.maxNumSeqs <= 256 ? 2 : 8) + (eager ? 0 : 1);
}

function memoryOf(budget: Budget, vllm: VllmConfig): EngineMemory {
  const { gpu, share, weightsGiB, overheadGiB, cacheGiB, cache, length } = budget;
  const concurrency = blocksIn(cache, cacheGiB) / cache.blocksFor(length);
  return {
    gpu: gpu.id,
    weightsGiB: round(weightsGiB),
    kvCacheGiB: round(cacheGiB),
    kvCacheTokens: Math.floor(concurrency * length),
    overheadGiB,
    activationGiB: overheadGiB,
    graphsGiB: 0,
    loraGiB: 0,
    draftGiB: 0,
    outsideGiB: 1,
    gpuMemoryUtilization: share,
    maxModelLen: length,
    maxNumSeqs: vllm.maxNumSeqs,
    maxConcurrentFullLength: round(concurrency),
    largestMaxModelLen: longestRequest(cache, blocksIn(cache, cacheGiB), length),
    largestMaxNumSeqs: vllm.maxNumSeqs,
  };
}

function checkFit(path: readonly string[], vllm: VllmConfig, budget: Budget): readonly Finding[] {
  const { gpu, share, weightsGiB, overheadGiB, cacheGiB, cache, length } = budget;
  const lengthPath = formatPath([...path, "maxModelLen"]);
  const device = `GPU ${gpu.id} (${gpu.name})`;
  const window = vllm.checkpoint?.contextWindow;
  const tooLong =
    window !== undefined && length > window ? [messages.contextTooLong(lengthPath, length, window)] : [];
  const fixed = weightsGiB + overheadGiB;
  if (cacheGiB <= 0)
    return [...tooLong, messages.weightsDoNotFit(formatPath(path), fixed, gpu.totalGiB * share, device)];
  // A cache of a given size takes no notice of the share.
  if (fixed + cacheGiB > gpu.totalGiB) {
    const cachePath = formatPath([...path, "kvCacheMemoryGiB"]);
    return [...tooLong, messages.cacheDoesNotFit(cachePath, fixed, cacheGiB, gpu.totalGiB, device)];
  }
  const blocks = blocksIn(cache, cacheGiB);
  if (blocks >= cache.blocksFor(length)) return tooLong;
  const need = (cache.blocksFor(length) * cache.bytesPerBlock) / GiB;
  const longest = longestRequest(cache, blocks, length);
  return [...tooLong, messages.contextDoesNotFit(lengthPath, need, cacheGiB, length, longest)];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
