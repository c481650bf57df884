/** The KV cache in blocks, as vLLM counts them: how many a request needs, how many a cache has. */
import type { HostGpu, VllmConfig } from "../gateway-config";

export const GiB = 1024 ** 3;
/** Tokens in a block of the CUDA attention back ends. */
const blockSize = 16;
/** Batches in flight with asynchronous scheduling. */
const batchesInFlight = 2;

/** The cache of one engine on one of its GPUs. */
export interface KvCache {
  readonly bytesPerBlock: number;
  /** Blocks that one request of this many tokens needs. */
  readonly blocksFor: (tokens: number) => number;
}

/** Null when nobody knows how much a token takes. */
export function kvCache(vllm: VllmConfig, gpu: HostGpu): KvCache | null {
  const bytesPerBlock = blockBytes(vllm);
  if (bytesPerBlock === null) return null;
  const windowed = vllm.checkpoint?.layers.find((group) => group.kind === "sliding");
  const window = windowed?.window ?? 0;
  const inFlight = batchesInFlight * (vllm.maxNumBatchedTokens ?? defaultBatchedTokens(gpu));
  const sliding = (tokens: number) =>
    window === 0 ? 0 : Math.ceil(Math.min(window - 1 + inFlight, tokens) / blockSize) + 1;
  return { bytesPerBlock, blocksFor: (tokens) => Math.ceil(tokens / blockSize) + sliding(tokens) };
}

/** Whole blocks, without the one that vLLM keeps for itself. */
export function blocksIn(cache: KvCache, sizeGiB: number): number {
  return Math.max(0, Math.floor((sizeGiB * GiB) / cache.bytesPerBlock) - 1);
}

/** The longest request that fits, in steps of 1024 tokens; at most `upTo`. */
export function longestRequest(cache: KvCache, blocks: number, upTo: number): number {
  let low = 0;
  let high = Math.floor(upTo / 1024);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (cache.blocksFor(middle * 1024) <= blocks) low = middle;
    else high = middle - 1;
  }
  return low * 1024;
}

function blockBytes(vllm: VllmConfig): number | null {
  const { checkpoint, tensorParallelSize, pipelineParallelSize } = vllm;
  const full = checkpoint?.layers.find((group) => group.kind === "full");
  if (full) {
    const bytes = vllm.kvCacheDtype?.startsWith("fp8") === true ? 1 : 2;
    const heads = Math.max(1, Math.floor(full.kvHeads / tensorParallelSize));
    const layers = Math.max(1, Math.ceil(full.layers / pipelineParallelSize));
    return blockSize * heads * 2 * full.headDim * bytes * layers;
  }
  if (vllm.kvBytesPerToken === null) return null;
  return (blockSize * vllm.kvBytesPerToken) / (tensorParallelSize * pipelineParallelSize);
}

/** vLLM's default of --max-num-batched-tokens by device memory (vllm/engine/arg_utils.py). */
function defaultBatchedTokens(gpu: HostGpu): number {
  if (gpu.totalGiB >= 160) return 16_384;
  return gpu.totalGiB >= 70 && !gpu.name.startsWith("a100") ? 8192 : 2048;
}
