/**
 * Slots for LoRA adapters: vLLM reserves them at the start, whether adapters are loaded or not
 * (https://github.com/vllm-project/vllm/tree/v0.32.0/vllm/lora/layers, `create_lora_weights`).
 */
import type { VllmConfig } from "../../gateway-config";
import type { Checkpoint } from "../../presets/checkpoint";
import { GiB, sum } from "./bytes";
import { stageShare } from "./weights";

/** On one GPU of the stage, GiB; 0 without LoRA, or for a model whose matrices are not known. */
export function loraOn(vllm: VllmConfig, stage: number): number {
  const { lora, checkpoint } = vllm;
  if (!lora || !checkpoint) return 0;
  const split = vllm.tensorParallelSize;
  const layers = sum(checkpoint.layers.map((group) => group.layers)) * stageShare(vllm, checkpoint, stage);
  const head = checkpoint.hiddenSize + checkpoint.vocabSize;
  const numbers = layers * (attention(checkpoint, split) + mlp(checkpoint, split)) + head;
  return (lora.maxLoras * lora.maxRank * numbers * 2) / GiB;
}

/** Numbers per rank: each matrix has its input side (A) and its output side (B); only what lies along the split is split. */
function attention({ hiddenSize, attentionHeads, layers }: Checkpoint, split: number): number {
  const widths = layers.map((group) => {
    if (group.kind === "recurrent") return 8 * hiddenSize;
    if (group.kind === "mla") return 6 * hiddenSize + (3 * attentionHeads * 192) / split;
    const heads = (attentionHeads / split) * group.headDim;
    const keys = Math.max(1, group.kvHeads / split) * group.headDim;
    return 4 * hiddenSize + 2 * heads + 2 * keys;
  });
  return Math.max(0, ...widths);
}

function mlp({ hiddenSize, intermediateSize, experts }: Checkpoint, split: number): number {
  const one = (inner: number) => 3 * hiddenSize + (3 * inner) / split;
  const dense = intermediateSize === null ? 0 : one(intermediateSize);
  return Math.max(dense, experts ? experts.count * one(experts.intermediateSize) : 0);
}
