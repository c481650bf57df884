/** Memory of one engine on each of its GPUs, and whether one request of full length fits. The arithmetic is vLLM's own. */
import * as messages from "../errors/gpu";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { HostConfig, HostGpu, VllmConfig } from "../gateway-config";
import type { Replica } from "./placement";
import { memoryShare } from "./share";
import type { EngineMemory } from "./types";

const GiB = 1024 ** 3;
/** Tokens in a block of the CUDA attention back ends. */
const blockSize = 16;
/** Batches in flight with asynchronous scheduling. */
const batchesInFlight = 2;

export function planMemory(
  host: HostConfig,
  replica: Replica,
): { memory: readonly EngineMemory[]; findings: readonly Finding[] } {
  const { vllm } = replica;
  const cache = cacheShape(vllm);
  if (replica.gpus.length === 0) return { memory: [], findings: [] };
  const path = ["models", replica.model.name, "vllm"];
  if (vllm.weightsGiB === null || cache === null || vllm.maxModelLen === null) {
    const unknown = vllm.checkFit ? [messages.fitUnknown(formatPath(path), vllm.source)] : [];
    return { memory: [], findings: unknown };
  }
  const length = vllm.maxModelLen;
  const memory = replica.gpus.map((gpu) => memoryOn(host, gpu, vllm, cache, length));
  const smallest = memory.toSorted((a, b) => a.kvCacheGiB - b.kvCacheGiB)[0];
  const gpu = replica.gpus.find((candidate) => candidate.id === smallest?.gpu);
  if (!vllm.checkFit || !smallest || !gpu) return { memory, findings: [] };
  return { memory, findings: checkFit(path, gpu, vllm, cache, length, smallest) };
}

function checkFit(
  path: readonly string[],
  gpu: HostGpu,
  vllm: VllmConfig,
  cache: CacheShape,
  length: number,
  memory: EngineMemory,
): readonly Finding[] {
  const findings: Finding[] = [];
  const window = vllm.preset?.contextWindow;
  if (window !== undefined && length > window)
    findings.push(messages.contextTooLong(formatPath([...path, "maxModelLen"]), length, window));
  const have = gpu.totalGiB * memory.gpuMemoryUtilization;
  if (memory.kvCacheGiB <= 0) {
    return [
      ...findings,
      messages.weightsDoNotFit(
        formatPath(path),
        memory.weightsGiB + memory.overheadGiB,
        have,
        `GPU ${gpu.id} (${gpu.name})`,
      ),
    ];
  }
  if (memory.maxConcurrentFullLength >= 1) return findings;
  const need = (blocksFor(length, cache, gpu, vllm) * cache.bytesPerBlock) / GiB;
  const largest = largestLength(memory.kvCacheGiB, cache, gpu, vllm, length);
  return [
    ...findings,
    messages.contextDoesNotFit(
      formatPath([...path, "maxModelLen"]),
      need,
      memory.kvCacheGiB,
      length,
      largest,
    ),
  ];
}

interface CacheShape {
  readonly bytesPerBlock: number;
  /** 0 without sliding layers. */
  readonly slidingWindow: number;
}

function cacheShape(vllm: VllmConfig): CacheShape | null {
  const bytes = vllm.kvCacheDtype?.startsWith("fp8") === true ? 1 : 2;
  if (vllm.preset) {
    const heads = Math.max(1, Math.floor(vllm.preset.kvHeads / vllm.tensorParallelSize));
    const page = blockSize * heads * 2 * vllm.preset.headDim * bytes;
    const layers = Math.max(1, Math.ceil(vllm.preset.fullLayers / vllm.pipelineParallelSize));
    return { bytesPerBlock: page * layers, slidingWindow: vllm.preset.slidingWindow };
  }
  if (vllm.kvBytesPerToken === null) return null;
  const split = vllm.tensorParallelSize * vllm.pipelineParallelSize;
  return { bytesPerBlock: (blockSize * vllm.kvBytesPerToken) / split, slidingWindow: 0 };
}

function memoryOn(
  host: HostConfig,
  gpu: HostGpu,
  vllm: VllmConfig,
  cache: CacheShape,
  length: number,
): EngineMemory {
  const share = memoryShare(host, vllm);
  const split = vllm.tensorParallelSize * vllm.pipelineParallelSize;
  const margin = split > 1 ? (vllm.preset?.weightsMargin ?? 1) : 1;
  const weightsGiB = ((vllm.weightsGiB ?? 0) * margin) / split;
  const overheadGiB = overhead(vllm);
  const kvCacheGiB = vllm.kvCacheMemoryGiB ?? gpu.totalGiB * share - weightsGiB - overheadGiB;
  const blocks = Math.max(0, Math.floor((kvCacheGiB * GiB) / cache.bytesPerBlock) - 1);
  const concurrency = blocks / blocksFor(length, cache, gpu, vllm);
  return {
    gpu: gpu.id,
    weightsGiB: round(weightsGiB),
    kvCacheGiB: round(kvCacheGiB),
    kvCacheTokens: Math.floor(concurrency * length),
    overheadGiB,
    gpuMemoryUtilization: share,
    maxModelLen: length,
    maxNumSeqs: vllm.maxNumSeqs,
    maxConcurrentFullLength: round(concurrency),
  };
}

/** Profiling runs the sampler with `maxNumSeqs` rows of logits; CUDA graphs add one GiB. */
function overhead(vllm: VllmConfig): number {
  const graphs = vllm.engineArgs["enforce-eager"] === true ? 0 : 1;
  return (vllm.maxNumSeqs <= 256 ? 2 : 8) + graphs;
}

function blocksFor(length: number, cache: CacheShape, gpu: HostGpu, vllm: VllmConfig): number {
  const full = Math.ceil(length / blockSize);
  if (cache.slidingWindow === 0) return full;
  const inFlight = batchesInFlight * (vllm.maxNumBatchedTokens ?? defaultBatchedTokens(gpu));
  return full + Math.ceil(Math.min(cache.slidingWindow - 1 + inFlight, length) / blockSize) + 1;
}

/** vLLM's default of --max-num-batched-tokens by device memory (vllm/engine/arg_utils.py). */
function defaultBatchedTokens(gpu: HostGpu): number {
  if (gpu.totalGiB >= 160) return 16_384;
  return gpu.totalGiB >= 70 && !gpu.name.startsWith("a100") ? 8192 : 2048;
}

function largestLength(
  kvCacheGiB: number,
  cache: CacheShape,
  gpu: HostGpu,
  vllm: VllmConfig,
  upTo: number,
): number {
  const blocks = Math.floor((kvCacheGiB * GiB) / cache.bytesPerBlock) - 1;
  let low = 0;
  let high = Math.floor(upTo / 1024);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (blocksFor(middle * 1024, cache, gpu, vllm) <= blocks) low = middle;
    else high = middle - 1;
  }
  return low * 1024;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
