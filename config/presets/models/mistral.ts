/** Mistral, Devstral, Magistral and Mixtral. The 24B models from 3.1 on have a picture encoder, Devstral Small has none. */
import type { ModelPreset } from "../models";
import { sixteenBit } from "../weights";

const shapes = "https://github.com/Lightning-AI/litgpt/blob/main/litgpt/config.py";
const vision = "https://huggingface.co/docs/transformers/model_doc/mistral3";

/** Mistral's own files: tokenizer, parameters and weights in their format. */
const ownFormat = {
  "tokenizer-mode": "mistral",
  "config-format": "mistral",
  "load-format": "mistral",
} as const;

const shape7b = {
  architecture: "MistralForCausalLM",
  hiddenSize: 4096,
  attentionHeads: 32,
  kvHeads: 8,
  layers: [{ kind: "full", layers: 32, kvHeads: 8, headDim: 128 }],
  contextWindow: 32_768,
} as const;

const shape24b = {
  hiddenSize: 5120,
  vocabSize: 131_072,
  attentionHeads: 32,
  kvHeads: 8,
  intermediateSize: 32_768,
  experts: null,
  layers: [{ kind: "full", layers: 40, kvHeads: 8, headDim: 128 }],
  contextWindow: 128_000,
} as const;

const text24b = {
  ...shape24b,
  architecture: "MistralForCausalLM",
  parameters: 23_572_403_200,
  weights: sixteenBit(23_572_403_200),
} as const;

const pictures24b = {
  ...shape24b,
  architecture: "Mistral3ForConditionalGeneration",
  parameters: 24_011_361_280,
  weights: sixteenBit(24_011_361_280),
} as const;

const defaults = {
  gpus: 1,
  maxModelLen: 32_768,
  maxNumSeqs: 64,
  toolCallParser: "mistral",
  reasoningParser: null,
  loadBudgetSeconds: 900,
  minimumVllm: null,
  licence: "Apache-2.0",
} as const;

const small = { ...defaults, engineArgs: ownFormat, maxModelLen: 32_768 } as const;

export const mistral: Readonly<Record<string, ModelPreset>> = {
  "mistral-7b": {
    ...defaults,
    source: "mistralai/Mistral-7B-Instruct-v0.3",
    checkpoint: {
      ...shape7b,
      parameters: 7_248_023_552,
      weights: sixteenBit(7_248_023_552),
      vocabSize: 32_768,
      intermediateSize: 14_336,
      experts: null,
    },
    maxNumSeqs: 128,
    loadBudgetSeconds: 600,
    engineArgs: ownFormat,
    links: [
      "https://huggingface.co/mistralai/Mistral-7B-Instruct-v0.3",
      shapes,
      "https://github.com/kaito-project/kaito/blob/main/presets/workspace/models/model_catalog.yaml",
    ],
  },
  "mistral-small-3": {
    ...small,
    source: "mistralai/Mistral-Small-24B-Instruct-2501",
    checkpoint: { ...text24b, contextWindow: 32_768 },
    maxModelLen: 32_768,
    links: ["https://huggingface.co/mistralai/Mistral-Small-24B-Instruct-2501"],
  },
  "mistral-small-3.1": {
    ...small,
    source: "mistralai/Mistral-Small-3.1-24B-Instruct-2503",
    checkpoint: pictures24b,
    links: ["https://huggingface.co/mistralai/Mistral-Small-3.1-24B-Instruct-2503", vision],
  },
  "mistral-small-3.2": {
    ...small,
    source: "mistralai/Mistral-Small-3.2-24B-Instruct-2506",
    checkpoint: pictures24b,
    minimumVllm: "0.9.1",
    links: ["https://huggingface.co/mistralai/Mistral-Small-3.2-24B-Instruct-2506", vision],
  },
  "devstral-small": {
    ...small,
    source: "mistralai/Devstral-Small-2507",
    checkpoint: text24b,
    links: [
      "https://huggingface.co/mistralai/Devstral-Small-2507",
      "https://github.com/fetchwiki/mistralai-Devstral-Small-2507/blob/main/model_files.json",
    ],
  },
  "magistral-small": {
    ...small,
    source: "mistralai/Magistral-Small-2509",
    checkpoint: pictures24b,
    reasoningParser: "mistral",
    links: ["https://huggingface.co/mistralai/Magistral-Small-2509", vision],
  },
  "mistral-large": {
    ...small,
    source: "mistralai/Mistral-Large-Instruct-2411",
    checkpoint: {
      architecture: "MistralForCausalLM",
      parameters: 122_610_069_504,
      weights: sixteenBit(122_610_069_504),
      layers: [{ kind: "full", layers: 88, kvHeads: 8, headDim: 128 }],
      hiddenSize: 12_288,
      vocabSize: 32_768,
      attentionHeads: 96,
      kvHeads: 8,
      intermediateSize: 28_672,
      experts: null,
      contextWindow: 128_000,
    },
    gpus: 8,
    loadBudgetSeconds: 2700,
    licence: "Mistral Research License",
    links: ["https://huggingface.co/mistralai/Mistral-Large-Instruct-2411", shapes],
  },
  "mixtral-8x7b": {
    ...defaults,
    source: "mistralai/Mixtral-8x7B-Instruct-v0.1",
    checkpoint: {
      ...shape7b,
      architecture: "MixtralForCausalLM",
      parameters: 46_702_792_704,
      weights: sixteenBit(46_702_792_704),
      vocabSize: 32_000,
      intermediateSize: null,
      experts: { count: 8, perToken: 2, intermediateSize: 14_336 },
    },
    gpus: 2,
    toolCallParser: null,
    loadBudgetSeconds: 1800,
    links: ["https://huggingface.co/mistralai/Mixtral-8x7B-Instruct-v0.1", shapes],
  },
  "mixtral-8x22b": {
    ...defaults,
    source: "mistralai/Mixtral-8x22B-Instruct-v0.1",
    checkpoint: {
      architecture: "MixtralForCausalLM",
      parameters: 140_630_071_296,
      weights: sixteenBit(140_630_071_296),
      layers: [{ kind: "full", layers: 56, kvHeads: 8, headDim: 128 }],
      hiddenSize: 6144,
      vocabSize: 32_768,
      attentionHeads: 48,
      kvHeads: 8,
      intermediateSize: null,
      experts: { count: 8, perToken: 2, intermediateSize: 16_384 },
      contextWindow: 65_536,
    },
    gpus: 8,
    toolCallParser: null,
    loadBudgetSeconds: 2700,
    links: ["https://huggingface.co/mistralai/Mixtral-8x22B-Instruct-v0.1", shapes],
  },
};
