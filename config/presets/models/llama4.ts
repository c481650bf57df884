/**
 * Llama 4: mixtures of experts with a picture encoder. Three of four layers keep the current chunk of 8192 tokens, every fourth
 * the whole context. vLLM 0.32.0 gives all of them the whole context, unless VLLM_ALLOW_CHUNKED_LOCAL_ATTN_WITH_HYBRID_KV_CACHE
 * is set, so the default lengths leave room for that. Gated on Hugging Face.
 */
import type { ModelPreset } from "../models";
import { sixteenBit } from "../weights";

const shape = {
  architecture: "Llama4ForConditionalGeneration",
  hiddenSize: 5120,
  vocabSize: 202_048,
  attentionHeads: 40,
  kvHeads: 8,
  layers: [
    { kind: "full", layers: 12, kvHeads: 8, headDim: 128 },
    { kind: "chunked", layers: 36, kvHeads: 8, headDim: 128, window: 8192 },
  ],
} as const;

const defaults = {
  maxModelLen: 131_072,
  maxNumSeqs: 64,
  toolCallParser: "llama4_pythonic",
  reasoningParser: null,
  minimumVllm: "0.12.0",
  licence: "Llama 4 Community License",
} as const;

const links = [
  "https://github.com/ai-dynamo/aiconfigurator/tree/main/aic-core/src/aiconfigurator_core/model_configs",
  "https://github.com/vllm-project/recipes/blob/main/models/meta-llama/Llama-4-Scout-17B-16E-Instruct.yaml",
  "https://github.com/meta-llama/llama-models/blob/main/models/llama4/MODEL_CARD.md",
] as const;

export const llama4: Readonly<Record<string, ModelPreset>> = {
  "llama-4-scout": {
    ...defaults,
    source: "meta-llama/Llama-4-Scout-17B-16E-Instruct",
    checkpoint: {
      ...shape,
      parameters: 108_641_793_536,
      weights: sixteenBit(108_641_793_536),
      intermediateSize: null,
      experts: { count: 16, perToken: 1, intermediateSize: 8192 },
      contextWindow: 10_485_760,
    },
    gpus: 4,
    loadBudgetSeconds: 2700,
    links: ["https://huggingface.co/meta-llama/Llama-4-Scout-17B-16E-Instruct", ...links],
  },
  "llama-4-maverick": {
    ...defaults,
    source: "meta-llama/Llama-4-Maverick-17B-128E-Instruct",
    checkpoint: {
      ...shape,
      parameters: 401_583_781_376,
      weights: sixteenBit(401_583_781_376),
      // Every second layer is dense.
      intermediateSize: 16_384,
      experts: { count: 128, perToken: 1, intermediateSize: 8192 },
      contextWindow: 1_048_576,
    },
    // Needs GPUs of more than 110 GB.
    gpus: 8,
    loadBudgetSeconds: 5400,
    links: ["https://huggingface.co/meta-llama/Llama-4-Maverick-17B-128E-Instruct", ...links],
  },
};
