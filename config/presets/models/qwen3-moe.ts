/** Qwen3 mixtures of experts: 30B-A3B, 235B-A22B and the coder models. */
import type { Weights } from "../checkpoint";
import type { ModelPreset } from "../models";
import { sixteenBit } from "../weights";

const shapes = "https://github.com/Lightning-AI/litgpt/blob/main/litgpt/config.py";
const configs =
  "https://github.com/ai-dynamo/aiconfigurator/tree/main/aic-core/src/aiconfigurator_core/model_configs";

const moe = {
  architecture: "Qwen3MoeForCausalLM",
  vocabSize: 151_936,
  kvHeads: 4,
  intermediateSize: null,
} as const;

const shape30b = {
  ...moe,
  parameters: 30_532_122_624,
  hiddenSize: 2048,
  attentionHeads: 32,
  experts: { count: 128, perToken: 8, intermediateSize: 768 },
  layers: [{ kind: "full", layers: 48, kvHeads: 4, headDim: 128 }],
} as const;

const shape235b = {
  ...moe,
  parameters: 235_093_634_560,
  hiddenSize: 4096,
  attentionHeads: 64,
  experts: { count: 128, perToken: 8, intermediateSize: 1536 },
  layers: [{ kind: "full", layers: 94, kvHeads: 4, headDim: 128 }],
} as const;

/** The routers of all layers lie on every GPU. */
const routers235b = 0.09;

const weights30b: Weights = { format: "16bit", fileGiB: 56.87, loadedGiB: 57 };
/** Seen after loading: https://github.com/vllm-project/vllm/issues/25928. */
const weights30bFp8: Weights = { format: "fp8-block", fileGiB: 29.03, loadedGiB: 29.1, block: 128 };
const weights235b: Weights = { ...sixteenBit(shape235b.parameters), replicatedGiB: routers235b };
/** Seen on each of four GPUs: 55.19 GiB. */
const weights235bFp8: Weights = {
  format: "fp8-block",
  fileGiB: 220.18,
  replicatedGiB: routers235b,
  block: 128,
};

const links30bFp8 = [shapes, configs, "https://github.com/vllm-project/vllm/issues/25928"];
const recipe30b = "https://github.com/vllm-project/recipes/blob/main/models/Qwen/Qwen3-30B-A3B.yaml";
const recipe235b =
  "https://github.com/vllm-project/recipes/blob/main/models/Qwen/Qwen3-235B-A22B-Instruct-2507.yaml";
const recipe480b =
  "https://github.com/vllm-project/recipes/blob/main/models/Qwen/Qwen3-Coder-480B-A35B-Instruct.yaml";

const hybrid = {
  toolCallParser: "hermes",
  reasoningParser: "qwen3",
  minimumVllm: "0.8.5",
  licence: "Apache-2.0",
} as const;
const instruct = { ...hybrid, reasoningParser: null, minimumVllm: "0.10.0" } as const;
const thinking = { ...hybrid, minimumVllm: "0.10.0" } as const;
const coder = { ...instruct, toolCallParser: "qwen3_coder" } as const;

/** One full-length request of the 2507 models would need 24 GiB of KV cache; 32k leaves room for four on an 80 GB card. */
const small = { gpus: 1, maxModelLen: 32_768, maxNumSeqs: 64, loadBudgetSeconds: 900 } as const;
const smallFp8 = { gpus: 1, maxModelLen: 98_304, maxNumSeqs: 128, loadBudgetSeconds: 900 } as const;
const large = { gpus: 8, maxModelLen: 65_536, maxNumSeqs: 64, loadBudgetSeconds: 3600 } as const;
/** Eight GPUs would cut the blocks of 128 that share a scale. */
const largeFp8 = { gpus: 4, maxModelLen: 65_536, maxNumSeqs: 64, loadBudgetSeconds: 2700 } as const;

const short = 40_960;
const long = 262_144;

export const qwen3Moe: Readonly<Record<string, ModelPreset>> = {
  "qwen-30b": {
    ...instruct,
    ...small,
    source: "Qwen/Qwen3-30B-A3B-Instruct-2507",
    checkpoint: { ...shape30b, weights: weights30b, contextWindow: long },
    links: [
      "https://huggingface.co/Qwen/Qwen3-30B-A3B-Instruct-2507",
      shapes,
      "https://github.com/vllm-project/vllm/issues/17327",
    ],
  },
  "qwen3-30b-a3b": {
    ...hybrid,
    ...small,
    source: "Qwen/Qwen3-30B-A3B",
    checkpoint: { ...shape30b, weights: weights30b, contextWindow: short },
    links: ["https://huggingface.co/Qwen/Qwen3-30B-A3B", shapes, recipe30b],
  },
  "qwen3-30b-a3b-fp8": {
    ...hybrid,
    ...smallFp8,
    source: "Qwen/Qwen3-30B-A3B-FP8",
    checkpoint: { ...shape30b, weights: weights30bFp8, contextWindow: short },
    maxModelLen: short,
    links: ["https://huggingface.co/Qwen/Qwen3-30B-A3B-FP8", recipe30b, ...links30bFp8],
  },
  "qwen3-30b-a3b-instruct-2507-fp8": {
    ...instruct,
    ...smallFp8,
    source: "Qwen/Qwen3-30B-A3B-Instruct-2507-FP8",
    checkpoint: { ...shape30b, weights: weights30bFp8, contextWindow: long },
    links: ["https://huggingface.co/Qwen/Qwen3-30B-A3B-Instruct-2507-FP8", ...links30bFp8],
  },
  "qwen3-30b-a3b-thinking-2507": {
    ...thinking,
    ...small,
    source: "Qwen/Qwen3-30B-A3B-Thinking-2507",
    checkpoint: { ...shape30b, weights: weights30b, contextWindow: long },
    links: ["https://huggingface.co/Qwen/Qwen3-30B-A3B-Thinking-2507", shapes],
  },
  "qwen3-30b-a3b-thinking-2507-fp8": {
    ...thinking,
    ...smallFp8,
    source: "Qwen/Qwen3-30B-A3B-Thinking-2507-FP8",
    checkpoint: { ...shape30b, weights: weights30bFp8, contextWindow: long },
    links: ["https://huggingface.co/Qwen/Qwen3-30B-A3B-Thinking-2507-FP8", ...links30bFp8],
  },
  "qwen3-coder-30b-a3b": {
    ...coder,
    ...small,
    source: "Qwen/Qwen3-Coder-30B-A3B-Instruct",
    checkpoint: { ...shape30b, weights: weights30b, contextWindow: long },
    links: ["https://huggingface.co/Qwen/Qwen3-Coder-30B-A3B-Instruct", shapes, recipe480b],
  },
  "qwen3-coder-30b-a3b-fp8": {
    ...coder,
    ...smallFp8,
    source: "Qwen/Qwen3-Coder-30B-A3B-Instruct-FP8",
    checkpoint: { ...shape30b, weights: weights30bFp8, contextWindow: long },
    links: ["https://huggingface.co/Qwen/Qwen3-Coder-30B-A3B-Instruct-FP8", recipe480b, ...links30bFp8],
  },
  "qwen3-235b-a22b": {
    ...hybrid,
    ...large,
    source: "Qwen/Qwen3-235B-A22B",
    checkpoint: { ...shape235b, weights: weights235b, contextWindow: short },
    maxModelLen: short,
    links: ["https://huggingface.co/Qwen/Qwen3-235B-A22B", shapes, configs],
  },
  "qwen3-235b-a22b-fp8": {
    ...hybrid,
    ...largeFp8,
    source: "Qwen/Qwen3-235B-A22B-FP8",
    checkpoint: { ...shape235b, weights: weights235bFp8, contextWindow: short },
    maxModelLen: short,
    links: ["https://huggingface.co/Qwen/Qwen3-235B-A22B-FP8", configs, recipe235b],
  },
  "qwen3-235b-a22b-instruct-2507": {
    ...instruct,
    ...large,
    source: "Qwen/Qwen3-235B-A22B-Instruct-2507",
    checkpoint: { ...shape235b, weights: weights235b, contextWindow: long },
    links: ["https://huggingface.co/Qwen/Qwen3-235B-A22B-Instruct-2507", shapes, recipe235b],
  },
  "qwen3-235b-a22b-instruct-2507-fp8": {
    ...instruct,
    ...largeFp8,
    source: "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8",
    checkpoint: { ...shape235b, weights: weights235bFp8, contextWindow: long },
    links: ["https://huggingface.co/Qwen/Qwen3-235B-A22B-Instruct-2507-FP8", configs, recipe235b],
  },
  "qwen3-235b-a22b-thinking-2507": {
    ...thinking,
    ...large,
    source: "Qwen/Qwen3-235B-A22B-Thinking-2507",
    checkpoint: { ...shape235b, weights: weights235b, contextWindow: long },
    links: ["https://huggingface.co/Qwen/Qwen3-235B-A22B-Thinking-2507", shapes, recipe235b],
  },
  "qwen3-235b-a22b-thinking-2507-fp8": {
    ...thinking,
    ...largeFp8,
    source: "Qwen/Qwen3-235B-A22B-Thinking-2507-FP8",
    checkpoint: { ...shape235b, weights: weights235bFp8, contextWindow: long },
    links: ["https://huggingface.co/Qwen/Qwen3-235B-A22B-Thinking-2507-FP8", configs, recipe235b],
  },
  "qwen3-coder-480b-a35b": {
    ...coder,
    ...large,
    source: "Qwen/Qwen3-Coder-480B-A35B-Instruct",
    checkpoint: {
      ...moe,
      parameters: 480_154_875_392,
      weights: { ...sixteenBit(480_154_875_392), replicatedGiB: 0.11 },
      hiddenSize: 6144,
      attentionHeads: 96,
      kvHeads: 8,
      experts: { count: 160, perToken: 8, intermediateSize: 2560 },
      layers: [{ kind: "full", layers: 62, kvHeads: 8, headDim: 128 }],
      contextWindow: long,
    },
    links: ["https://huggingface.co/Qwen/Qwen3-Coder-480B-A35B-Instruct", configs, recipe480b],
  },
};
