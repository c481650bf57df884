/** Qwen3 dense models. Small ones share input and output embedding; the files of the two smallest hold it twice. */
import type { Weights } from "../checkpoint";
import type { ModelPreset } from "../models";
import { gib, sixteenBit } from "../weights";

const shapes = "https://github.com/Lightning-AI/litgpt/blob/main/litgpt/config.py";
const recipe = "https://github.com/vllm-project/recipes/blob/main/models/Qwen/Qwen3-32B.yaml";

const vocabSize = 151_936;

function shape(layers: number, hiddenSize: number, intermediateSize: number, attentionHeads: number) {
  return {
    architecture: "Qwen3ForCausalLM",
    hiddenSize,
    vocabSize,
    attentionHeads,
    kvHeads: 8,
    intermediateSize,
    experts: null,
    layers: [{ kind: "full", layers, kvHeads: 8, headDim: 128 }],
    contextWindow: 40_960,
  } as const;
}

/** Files that hold the shared embedding a second time; vLLM loads it once. */
function storedTwice(parameters: number, hiddenSize: number): Weights {
  const { format, fileGiB } = sixteenBit(parameters);
  return { format, fileGiB: gib((parameters + vocabSize * hiddenSize) * 2), loadedGiB: fileGiB };
}

const defaults = {
  gpus: 1,
  maxModelLen: 40_960,
  maxNumSeqs: 128,
  toolCallParser: "hermes",
  reasoningParser: "qwen3",
  loadBudgetSeconds: 600,
  minimumVllm: "0.8.5",
  licence: "Apache-2.0",
} as const;

const shape4b = { ...shape(36, 2560, 9728, 32), parameters: 4_022_468_096 } as const;
const shape8b = { ...shape(36, 4096, 12_288, 32), parameters: 8_190_735_360 } as const;
const shape14b = { ...shape(40, 5120, 17_408, 40), parameters: 14_768_307_200 } as const;
const shape32b = { ...shape(64, 5120, 25_600, 64), parameters: 32_762_123_264 } as const;

const long4b = {
  ...defaults,
  checkpoint: { ...shape4b, weights: sixteenBit(shape4b.parameters), contextWindow: 262_144 },
  minimumVllm: "0.10.0",
  // One full-length request would need 36 GiB of KV cache.
  maxModelLen: 98_304,
} as const;

export const qwen3: Readonly<Record<string, ModelPreset>> = {
  "qwen3-0.6b": {
    ...defaults,
    source: "Qwen/Qwen3-0.6B",
    checkpoint: {
      ...shape(28, 1024, 3072, 16),
      parameters: 596_049_920,
      weights: storedTwice(596_049_920, 1024),
    },
    links: [
      "https://huggingface.co/Qwen/Qwen3-0.6B",
      shapes,
      recipe,
      // 1.12 GiB after loading.
      "https://github.com/llm-d/llm-d-benchmark/blob/main/config_explorer/empirical-vllm-memory-results.md",
    ],
  },
  "qwen3-1.7b": {
    ...defaults,
    source: "Qwen/Qwen3-1.7B",
    checkpoint: {
      ...shape(28, 2048, 6144, 16),
      parameters: 1_720_574_976,
      weights: storedTwice(1_720_574_976, 2048),
    },
    links: ["https://huggingface.co/Qwen/Qwen3-1.7B", shapes, recipe],
  },
  "qwen3-4b": {
    ...defaults,
    source: "Qwen/Qwen3-4B",
    checkpoint: { ...shape4b, weights: sixteenBit(shape4b.parameters) },
    links: ["https://huggingface.co/Qwen/Qwen3-4B", shapes, recipe],
  },
  "qwen3-4b-instruct-2507": {
    ...long4b,
    source: "Qwen/Qwen3-4B-Instruct-2507",
    reasoningParser: null,
    links: ["https://huggingface.co/Qwen/Qwen3-4B-Instruct-2507", shapes],
  },
  "qwen3-4b-thinking-2507": {
    ...long4b,
    source: "Qwen/Qwen3-4B-Thinking-2507",
    links: ["https://huggingface.co/Qwen/Qwen3-4B-Thinking-2507", shapes],
  },
  "qwen3-8b": {
    ...defaults,
    source: "Qwen/Qwen3-8B",
    checkpoint: { ...shape8b, weights: sixteenBit(shape8b.parameters) },
    links: ["https://huggingface.co/Qwen/Qwen3-8B", shapes, recipe],
  },
  "qwen3-8b-awq": {
    ...defaults,
    source: "Qwen/Qwen3-8B-AWQ",
    checkpoint: { ...shape8b, weights: { format: "awq", fileGiB: 5.68 } },
    links: [
      "https://huggingface.co/Qwen/Qwen3-8B-AWQ",
      shapes,
      "https://github.com/kaito-project/kaito/blob/main/presets/workspace/models/model_catalog.yaml",
    ],
  },
  "qwen3-14b": {
    ...defaults,
    source: "Qwen/Qwen3-14B",
    checkpoint: { ...shape14b, weights: sixteenBit(shape14b.parameters) },
    loadBudgetSeconds: 900,
    links: ["https://huggingface.co/Qwen/Qwen3-14B", shapes, recipe],
  },
  "qwen3-32b": {
    ...defaults,
    source: "Qwen/Qwen3-32B",
    checkpoint: { ...shape32b, weights: sixteenBit(shape32b.parameters) },
    // One GPU of 80 GB would leave 9 GiB for the KV cache, less than one full-length request.
    gpus: 2,
    loadBudgetSeconds: 1200,
    links: [
      "https://huggingface.co/Qwen/Qwen3-32B",
      shapes,
      recipe,
      // 61.03 GiB after loading, 30.59 on each of two GPUs.
      "https://github.com/llm-d/llm-d-benchmark/blob/main/config_explorer/empirical-vllm-memory-results.md",
    ],
  },
};
