/**
 * Which attention kernels read a quantised KV cache on a chip: vLLM takes the first of FlashAttention, FlashInfer and Triton
 * that says yes (platforms/cuda.py, `_get_backend_priorities`), and each says no in its own words.
 */
import type { Checkpoint, LayerGroup } from "../presets/checkpoint";
import { flashInfer, fp8CacheMin, sinkArchitectures } from "../presets/kernels";

/** Why no kernel does it; null where one does, or where it is not known. */
export function cacheRefusal(
  dtype: string,
  checkpoint: Checkpoint | null,
  capability: number,
): string | null {
  if (/^fp8(_e4m3|_e5m2)?$/.test(dtype)) return fp8Refusal(checkpoint, capability);
  if (dtype === "fp8_per_token_head")
    return capability < fp8CacheMin ? "only Triton has one, from 8.9 on" : null;
  return dtype === "nvfp4" ? nvfp4Refusal(checkpoint, capability) : null;
}

/** From 8.9 on Triton's kernels take it; before, only FlashInfer's. */
function fp8Refusal(checkpoint: Checkpoint | null, capability: number): string | null {
  if (capability >= fp8CacheMin) return null;
  if (capability < flashInfer.min) return "the oldest are for 8.0";
  if (!checkpoint) return null;
  if (hasSinks(checkpoint)) return "attention sinks with it need 8.9";
  if (checkpoint.layers.some(({ kind }) => kind === "mla")) return "latent attention (MLA) with it needs 8.9";
  const odd = headDims(checkpoint).find((dim) => !flashInfer.headDims.includes(dim));
  return odd === undefined ? null : `heads of ${odd} numbers with it need 8.9`;
}

/** Only FlashInfer's kernels; on 8.x, 9.x and 12.x neither with sinks nor with small heads. */
function nvfp4Refusal(checkpoint: Checkpoint | null, capability: number): string | null {
  if (capability < flashInfer.min) return "the oldest are for 8.0";
  if (!checkpoint || ![8, 9, 12].includes(Math.floor(capability / 10))) return null;
  if (hasSinks(checkpoint)) return "attention sinks with it need 10.0";
  return headDims(checkpoint).includes(64) ? "heads of 64 numbers with it need 10.0" : null;
}

function hasSinks({ architecture }: Checkpoint): boolean {
  return sinkArchitectures.includes(architecture);
}

function headDims({ layers }: Checkpoint): readonly number[] {
  return layers.flatMap(headDimOf);
}

function headDimOf(group: LayerGroup): readonly number[] {
  return "headDim" in group ? [group.headDim] : [];
}
