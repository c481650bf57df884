/** Models that turn text into vectors. Encoders (bge, e5) keep no KV cache; Qwen3 and Mistral are decoders and do. */
import type { ModelPreset } from "../models";
import { sixteenBit, thirtyTwoBit } from "../weights";

/** Names every model with its number of parameters, longest input and licence. */
const registry = "https://github.com/embeddings-benchmark/mteb/tree/main/mteb/models";

const encoder = {
  architecture: "XLMRobertaModel",
  layers: [],
  hiddenSize: 1024,
  vocabSize: 250_002,
  attentionHeads: 16,
  kvHeads: 16,
  intermediateSize: 4096,
  experts: null,
} as const;

function qwen3(
  parameters: number,
  vocabSize: number,
  layers: number,
  hiddenSize: number,
  intermediateSize: number,
  attentionHeads: number,
) {
  return {
    architecture: "Qwen3ForCausalLM",
    parameters,
    weights: sixteenBit(parameters),
    layers: [{ kind: "full", layers, kvHeads: 8, headDim: 128 }],
    hiddenSize,
    vocabSize,
    attentionHeads,
    kvHeads: 8,
    intermediateSize,
    experts: null,
    contextWindow: 32_768,
  } as const;
}

const defaults = {
  mode: "embedding",
  gpus: 1,
  maxNumSeqs: 128,
  toolCallParser: null,
  reasoningParser: null,
  loadBudgetSeconds: 600,
  minimumVllm: null,
  licence: "MIT",
} as const;

const qwen3Defaults = {
  ...defaults,
  maxModelLen: 32_768,
  minimumVllm: "0.8.5",
  licence: "Apache-2.0",
} as const;
const qwen3Source = "https://github.com/QwenLM/Qwen3-Embedding";

export const embedding: Readonly<Record<string, ModelPreset>> = {
  "bge-m3": {
    ...defaults,
    source: "BAAI/bge-m3",
    checkpoint: {
      ...encoder,
      parameters: 567_754_752,
      weights: thirtyTwoBit(567_754_752),
      contextWindow: 8192,
    },
    maxModelLen: 8192,
    links: [
      "https://huggingface.co/BAAI/bge-m3",
      "https://github.com/FlagOpen/FlagEmbedding/blob/master/research/BGE_M3/README.md",
      registry,
    ],
  },
  "multilingual-e5-large": {
    ...defaults,
    source: "intfloat/multilingual-e5-large",
    checkpoint: {
      ...encoder,
      parameters: 559_890_432,
      weights: thirtyTwoBit(559_890_432),
      contextWindow: 512,
    },
    maxModelLen: 512,
    links: ["https://huggingface.co/intfloat/multilingual-e5-large", registry],
  },
  "multilingual-e5-large-instruct": {
    ...defaults,
    source: "intfloat/multilingual-e5-large-instruct",
    checkpoint: {
      ...encoder,
      parameters: 559_890_432,
      weights: sixteenBit(559_890_432),
      contextWindow: 512,
    },
    maxModelLen: 512,
    links: ["https://huggingface.co/intfloat/multilingual-e5-large-instruct", registry],
  },
  "qwen3-embedding-0.6b": {
    ...qwen3Defaults,
    source: "Qwen/Qwen3-Embedding-0.6B",
    checkpoint: qwen3(595_776_512, 151_669, 28, 1024, 3072, 16),
    links: ["https://huggingface.co/Qwen/Qwen3-Embedding-0.6B", qwen3Source, registry],
  },
  "qwen3-embedding-4b": {
    ...qwen3Defaults,
    source: "Qwen/Qwen3-Embedding-4B",
    checkpoint: qwen3(4_021_774_336, 151_665, 36, 2560, 9728, 32),
    links: ["https://huggingface.co/Qwen/Qwen3-Embedding-4B", qwen3Source, registry],
  },
  "qwen3-embedding-8b": {
    ...qwen3Defaults,
    source: "Qwen/Qwen3-Embedding-8B",
    checkpoint: qwen3(7_567_295_488, 151_665, 36, 4096, 12_288, 32),
    links: ["https://huggingface.co/Qwen/Qwen3-Embedding-8B", qwen3Source, registry],
  },
  "e5-mistral-7b": {
    ...defaults,
    source: "intfloat/e5-mistral-7b-instruct",
    checkpoint: {
      architecture: "MistralModel",
      parameters: 7_110_660_096,
      weights: sixteenBit(7_110_660_096),
      layers: [{ kind: "sliding", layers: 32, kvHeads: 8, headDim: 128, window: 4096 }],
      hiddenSize: 4096,
      vocabSize: 32_000,
      attentionHeads: 32,
      kvHeads: 8,
      intermediateSize: 14_336,
      experts: null,
      contextWindow: 32_768,
    },
    // The model card advises against longer input.
    maxModelLen: 4096,
    links: [
      "https://huggingface.co/intfloat/e5-mistral-7b-instruct",
      "https://github.com/Lightning-AI/litgpt/blob/main/litgpt/config.py",
      registry,
    ],
  },
};
