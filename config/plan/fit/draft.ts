/** The draft of speculative decoding: its weights, and the layers it adds to the KV cache. */
import type { SpeculativeConfig, VllmConfig } from "../../gateway-config";
import { ceilDiv, sum } from "./bytes";
import { headBytes } from "./kv-bytes";
import { embeddingGiB, totalWeights } from "./weights";

/** GiB on one GPU of the stage; the draft runs on the last one and is split like the model. */
export function draftOn(vllm: VllmConfig, stage: number): number {
  const { speculative, tensorParallelSize, pipelineParallelSize } = vllm;
  if (!speculative || stage !== pipelineParallelSize - 1) return 0;
  return (speculative.weightsGiB ?? usualWeights(vllm, speculative)) / tensorParallelSize;
}

/** Eagle's draft and a model's own prediction layer: one layer of the model and an output layer. ngram has no weights. */
function usualWeights(vllm: VllmConfig, { model, method }: SpeculativeConfig): number {
  const { checkpoint } = vllm;
  const layers = sum((checkpoint?.layers ?? []).map((group) => group.layers));
  const isOneLayer = method === "mtp" || (model !== null && method.startsWith("eagle"));
  if (!isOneLayer || !checkpoint || layers === 0) return 0;
  return (totalWeights(vllm) ?? 0) / layers + embeddingGiB(checkpoint);
}

/** True where neither the file nor the method says how large the draft is. */
export function isDraftUnknown({ speculative }: VllmConfig): boolean {
  if (speculative?.model == null || speculative.weightsGiB !== null) return false;
  return !speculative.method.startsWith("eagle") && speculative.method !== "mtp";
}

/** As layers like the model's own full ones, rounded up. */
export function draftLayers(vllm: VllmConfig): number {
  const { speculative, checkpoint } = vllm;
  if (!speculative) return 0;
  const { kvBytesPerToken, model, method } = speculative;
  if (kvBytesPerToken === null) return method === "mtp" || model !== null ? 1 : 0;
  const like = checkpoint?.layers.find(({ kind }) => kind === "full" || kind === "mla");
  if (!like) return 0;
  const one =
    like.kind === "full"
      ? like.kvHeads * headBytes(vllm.kvCacheDtype, like.headDim, 2)
      : 2 * (like.kind === "mla" ? like.latentDim : 0);
  return ceilDiv(kvBytesPerToken, Math.max(1, one));
}
