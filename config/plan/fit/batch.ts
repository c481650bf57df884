/** How many tokens vLLM schedules in one step, and how many steps it keeps in flight. */
import type { HostGpu, VllmConfig } from "../../gateway-config";
import { engineArg, engineNumber, engineSwitch } from "./engine-arg";

/** Drafts without a place in asynchronous scheduling (vllm/config/vllm.py of v0.32.0). */
const synchronousDrafts: readonly string[] = ["ngram", "suffix", "medusa", "mlp_speculator"];

/**
 * vLLM's default of --max-num-batched-tokens
 * (https://github.com/vllm-project/vllm/blob/v0.32.0/vllm/engine/arg_utils.py, `get_batch_defaults`).
 */
export function batchedTokens(vllm: VllmConfig, gpu: HostGpu | null, maxModelLen: number): number {
  if (vllm.maxNumBatchedTokens !== null) return vllm.maxNumBatchedTokens;
  const byDevice = gpu ? defaultOn(gpu) : 2048 * vllm.tensorParallelSize * vllm.pipelineParallelSize;
  const doubled = engineArg(vllm, "performance-mode") === "throughput" ? 2 * byDevice : byDevice;
  const perStep = isPromptWhole(vllm) ? Math.max(maxModelLen, doubled) : doubled;
  return Math.min(vllm.maxNumSeqs * maxModelLen, perStep);
}

/** A prompt is one step: no chunked prefill, by a flag or because the model has an encoder (`is_chunked_prefill_supported`). */
export function isPromptWhole(vllm: VllmConfig): boolean {
  return hasEncoder(vllm) || engineSwitch(vllm, "enable-chunked-prefill") === false;
}

/** An encoder alone, which keeps no context, or Whisper's beside its decoder. */
export function hasEncoder({ checkpoint }: VllmConfig): boolean {
  return checkpoint?.layers.length === 0 || checkpoint?.architecture.startsWith("Whisper") === true;
}

function defaultOn(gpu: HostGpu): number {
  if (gpu.totalGiB >= 160) return 16_384;
  const isA100 = `${gpu.name} ${gpu.type ?? ""}`.toLowerCase().includes("a100");
  return gpu.totalGiB >= 70 && !isA100 ? 8192 : 2048;
}

/** `max_concurrent_batches` of https://github.com/vllm-project/vllm/blob/v0.32.0/vllm/config/vllm.py. */
export function batchesInFlight(vllm: VllmConfig, onCpu: boolean): number {
  const stages = vllm.pipelineParallelSize;
  const synchronous =
    onCpu ||
    engineSwitch(vllm, "async-scheduling") === false ||
    (vllm.speculative !== null && synchronousDrafts.includes(vllm.speculative.method));
  return synchronous ? stages : stages + 1;
}

/** Tokens in a block of the KV cache. */
export function blockTokens(vllm: VllmConfig, onCpu: boolean): number {
  const isMla = vllm.checkpoint?.layers.some(({ kind }) => kind === "mla") === true;
  const own = engineNumber(vllm, "block-size");
  if (onCpu) return isMla ? 16 : (own ?? 128);
  // The MLA back ends of Hopper and Blackwell take blocks of 64 tokens, or fewer.
  return own ?? (isMla ? 64 : 16);
}
