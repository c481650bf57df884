/** Qwen3 mixtures of experts. */
import type { ModelPreset } from "../models";

const shape = {
  architecture: "Qwen3MoeForCausalLM",
  hiddenSize: 2048,
  vocabSize: 151_936,
  attentionHeads: 32,
  kvHeads: 4,
  intermediateSize: null,
  experts: { count: 128, perToken: 8, intermediateSize: 768 },
  layers: [{ kind: "full", layers: 48, kvHeads: 4, headDim: 128 }],
} as const;

export const qwen3Moe: Readonly<Record<string, ModelPreset>> = {
  "qwen-30b": {
    source: "Qwen/Qwen3-30B-A3B-Instruct-2507",
    checkpoint: {
      ...shape,
      parameters: 30_532_122_624,
      weights: { format: "16bit", fileGiB: 56.87, loadedGiB: 57 },
      contextWindow: 262_144,
    },
    gpus: 1,
    // One full-length request would need 24 GiB of KV cache; 32k leaves room for four on an 80 GB card.
    maxModelLen: 32_768,
    maxNumSeqs: 64,
    toolCallParser: "hermes",
    reasoningParser: null,
    loadBudgetSeconds: 900,
    links: [
      "https://huggingface.co/Qwen/Qwen3-30B-A3B-Instruct-2507",
      "https://github.com/vllm-project/vllm/issues/17327",
    ],
  },
};
