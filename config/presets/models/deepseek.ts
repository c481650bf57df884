/**
 * DeepSeek V3 and R1 (multi-head latent attention, FP8 in blocks), and the dense models distilled from R1. The files of V3 and R1
 * hold a layer for multi-token prediction, which vLLM loads only for speculative decoding.
 */
import type { ModelPreset } from "../models";
import { sixteenBit } from "../weights";

const shape671b = {
  architecture: "DeepseekV3ForCausalLM",
  parameters: 671_026_419_200,
  weights: {
    format: "fp8-block",
    fileGiB: 641.3,
    loadedGiB: 626.93,
    // Query and key compression, routers and norms.
    replicatedGiB: 1.06,
    block: 128,
  },
  layers: [{ kind: "mla", layers: 61, latentDim: 576 }],
  hiddenSize: 7168,
  vocabSize: 129_280,
  attentionHeads: 128,
  kvHeads: 128,
  intermediateSize: 18_432,
  experts: { count: 256, perToken: 8, intermediateSize: 2048 },
  contextWindow: 163_840,
} as const;

const links671b = [
  "https://github.com/deepseek-ai/DeepSeek-V3/blob/main/inference/configs/config_671B.json",
  "https://github.com/ai-dynamo/aiconfigurator/tree/main/aic-core/src/aiconfigurator_core/model_configs",
  "https://github.com/kaito-project/kaito/blob/main/presets/workspace/models/model_catalog.yaml",
  "https://github.com/vllm-project/recipes/tree/main/models/deepseek-ai",
] as const;

const defaults671b = {
  // Needs GPUs of more than 90 GB.
  gpus: 8,
  maxModelLen: 131_072,
  maxNumSeqs: 64,
  toolCallParser: "deepseek_v3",
  loadBudgetSeconds: 5400,
  minimumVllm: "0.12.0",
  licence: "MIT",
} as const;

const distilled = {
  gpus: 1,
  maxModelLen: 65_536,
  maxNumSeqs: 64,
  toolCallParser: null,
  reasoningParser: "deepseek_r1",
  loadBudgetSeconds: 900,
  minimumVllm: null,
  licence: "MIT",
} as const;

const linksDistilled = [
  "https://github.com/deepseek-ai/DeepSeek-R1#deepseek-r1-distill-models",
  "https://github.com/Lightning-AI/litgpt/blob/main/litgpt/config.py",
  "https://github.com/kaito-project/kaito/blob/main/presets/workspace/models/model_catalog.yaml",
] as const;
const qwenShapes = "https://github.com/THUDM/slime/tree/main/scripts/models";

function llama(
  parameters: number,
  layers: number,
  hiddenSize: number,
  intermediateSize: number,
  heads: number,
) {
  return {
    architecture: "LlamaForCausalLM",
    parameters,
    weights: sixteenBit(parameters),
    layers: [{ kind: "full", layers, kvHeads: 8, headDim: 128 }],
    hiddenSize,
    vocabSize: 128_256,
    attentionHeads: heads,
    kvHeads: 8,
    intermediateSize,
    experts: null,
    contextWindow: 131_072,
  } as const;
}

function qwen2(
  parameters: number,
  layers: number,
  hiddenSize: number,
  intermediateSize: number,
  heads: number,
) {
  const kvHeads = heads === 28 ? 4 : 8;
  return {
    ...llama(parameters, layers, hiddenSize, intermediateSize, heads),
    architecture: "Qwen2ForCausalLM",
    layers: [{ kind: "full", layers, kvHeads, headDim: 128 }],
    vocabSize: 152_064,
    kvHeads,
  } as const;
}

export const deepseek: Readonly<Record<string, ModelPreset>> = {
  "deepseek-v3": {
    ...defaults671b,
    source: "deepseek-ai/DeepSeek-V3-0324",
    checkpoint: shape671b,
    reasoningParser: null,
    links: ["https://huggingface.co/deepseek-ai/DeepSeek-V3-0324", ...links671b],
  },
  "deepseek-r1": {
    ...defaults671b,
    source: "deepseek-ai/DeepSeek-R1-0528",
    checkpoint: shape671b,
    reasoningParser: "deepseek_r1",
    links: ["https://huggingface.co/deepseek-ai/DeepSeek-R1-0528", ...links671b],
  },
  "deepseek-r1-distill-llama-8b": {
    ...distilled,
    source: "deepseek-ai/DeepSeek-R1-Distill-Llama-8B",
    checkpoint: llama(8_030_261_248, 32, 4096, 14_336, 32),
    links: ["https://huggingface.co/deepseek-ai/DeepSeek-R1-Distill-Llama-8B", ...linksDistilled],
  },
  "deepseek-r1-distill-llama-70b": {
    ...distilled,
    source: "deepseek-ai/DeepSeek-R1-Distill-Llama-70B",
    checkpoint: llama(70_553_706_496, 80, 8192, 28_672, 64),
    gpus: 4,
    loadBudgetSeconds: 1800,
    links: ["https://huggingface.co/deepseek-ai/DeepSeek-R1-Distill-Llama-70B", ...linksDistilled],
  },
  "deepseek-r1-distill-qwen-7b": {
    ...distilled,
    source: "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B",
    checkpoint: qwen2(7_615_616_512, 28, 3584, 18_944, 28),
    links: ["https://huggingface.co/deepseek-ai/DeepSeek-R1-Distill-Qwen-7B", linksDistilled[0], qwenShapes],
  },
  "deepseek-r1-distill-qwen-14b": {
    ...distilled,
    source: "deepseek-ai/DeepSeek-R1-Distill-Qwen-14B",
    checkpoint: qwen2(14_770_033_664, 48, 5120, 13_824, 40),
    maxModelLen: 49_152,
    links: ["https://huggingface.co/deepseek-ai/DeepSeek-R1-Distill-Qwen-14B", ...linksDistilled],
  },
  "deepseek-r1-distill-qwen-32b": {
    ...distilled,
    source: "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B",
    checkpoint: qwen2(32_763_876_352, 64, 5120, 27_648, 40),
    gpus: 2,
    loadBudgetSeconds: 1200,
    links: ["https://huggingface.co/deepseek-ai/DeepSeek-R1-Distill-Qwen-32B", linksDistilled[0], qwenShapes],
  },
};
