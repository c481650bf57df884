/** Llama 3.1, 3.2 and 3.3: dense, the whole context in every layer. Gated on Hugging Face. */
import type { ModelPreset } from "../models";
import { sixteenBit } from "../weights";

const shapes = "https://github.com/Lightning-AI/litgpt/blob/main/litgpt/config.py";
const recipes = "https://github.com/vllm-project/recipes/tree/main/models/meta-llama";
const licences = "https://github.com/meta-llama/llama-models/tree/main/models";
const observed =
  "https://github.com/llm-d/llm-d-benchmark/blob/main/config_explorer/empirical-vllm-memory-results.md";

function shape(
  parameters: number,
  layers: number,
  hiddenSize: number,
  intermediateSize: number,
  attentionHeads: number,
) {
  return {
    architecture: "LlamaForCausalLM",
    parameters,
    weights: sixteenBit(parameters),
    hiddenSize,
    vocabSize: 128_256,
    attentionHeads,
    kvHeads: 8,
    intermediateSize,
    experts: null,
    layers: [{ kind: "full", layers, kvHeads: 8, headDim: hiddenSize / attentionHeads }],
    contextWindow: 131_072,
  } as const;
}

const shape70b = shape(70_553_706_496, 80, 8192, 28_672, 64);

const defaults = {
  gpus: 1,
  // Four requests of this length fit beside the weights on a card of 80 GB.
  maxModelLen: 98_304,
  maxNumSeqs: 128,
  toolCallParser: "llama3_json",
  reasoningParser: null,
  loadBudgetSeconds: 600,
  minimumVllm: "0.6.0",
  licence: "Llama 3.1 Community License",
} as const;
const llama32 = {
  ...defaults,
  maxModelLen: 131_072,
  minimumVllm: "0.6.2",
  licence: "Llama 3.2 Community License",
} as const;
const large = {
  ...defaults,
  // Weights of 131 GiB: two GPUs of 80 GB would leave no room for a KV cache.
  gpus: 4,
  maxNumSeqs: 64,
  loadBudgetSeconds: 1800,
} as const;
const llama33 = { ...large, minimumVllm: "0.12.0", licence: "Llama 3.3 Community License" } as const;

export const llama3: Readonly<Record<string, ModelPreset>> = {
  "llama-3.1-8b": {
    ...defaults,
    source: "meta-llama/Llama-3.1-8B-Instruct",
    checkpoint: shape(8_030_261_248, 32, 4096, 14_336, 32),
    links: ["https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct", shapes, recipes, licences, observed],
  },
  "llama-3.1-70b": {
    ...large,
    source: "meta-llama/Llama-3.1-70B-Instruct",
    checkpoint: shape70b,
    links: ["https://huggingface.co/meta-llama/Llama-3.1-70B-Instruct", shapes, recipes, licences],
  },
  "llama-3.1-405b": {
    ...large,
    source: "meta-llama/Llama-3.1-405B-Instruct",
    checkpoint: shape(405_853_388_800, 126, 16_384, 53_248, 128),
    // Needs GPUs of more than 110 GB.
    gpus: 8,
    maxModelLen: 32_768,
    loadBudgetSeconds: 5400,
    links: ["https://huggingface.co/meta-llama/Llama-3.1-405B-Instruct", shapes, recipes, licences],
  },
  "llama-3.2-1b": {
    ...llama32,
    source: "meta-llama/Llama-3.2-1B-Instruct",
    checkpoint: shape(1_235_814_400, 16, 2048, 8192, 32),
    links: ["https://huggingface.co/meta-llama/Llama-3.2-1B-Instruct", shapes, recipes, licences],
  },
  "llama-3.2-3b": {
    ...llama32,
    source: "meta-llama/Llama-3.2-3B-Instruct",
    checkpoint: shape(3_212_749_824, 28, 3072, 8192, 24),
    links: ["https://huggingface.co/meta-llama/Llama-3.2-3B-Instruct", shapes, recipes, licences],
  },
  "llama-3.3-70b": {
    ...llama33,
    source: "meta-llama/Llama-3.3-70B-Instruct",
    checkpoint: shape70b,
    links: ["https://huggingface.co/meta-llama/Llama-3.3-70B-Instruct", shapes, recipes, licences],
  },
  "llama-3.3-70b-fp8": {
    ...llama33,
    source: "RedHatAI/Llama-3.3-70B-Instruct-FP8-dynamic",
    checkpoint: { ...shape70b, weights: { format: "fp8", fileGiB: 67.67, loadedGiB: 67.72 } },
    gpus: 2,
    maxModelLen: 49_152,
    links: ["https://huggingface.co/RedHatAI/Llama-3.3-70B-Instruct-FP8-dynamic", shapes, recipes, observed],
  },
};
