/** gpt-oss: mixture of experts in MXFP4, every second layer with a sliding window. */
import type { ModelPreset } from "../models";

const links = [
  "https://docs.vllm.ai/projects/recipes/en/latest/OpenAI/GPT-OSS.html",
  "https://github.com/vllm-project/recipes/blob/main/models/openai/gpt-oss-20b.yaml",
  "https://github.com/vllm-project/vllm/issues/23278",
] as const;

const shape = {
  architecture: "GptOssForCausalLM",
  hiddenSize: 2880,
  vocabSize: 201_088,
  attentionHeads: 64,
  kvHeads: 8,
  intermediateSize: null,
  contextWindow: 131_072,
} as const;

function layers(each: number) {
  return [
    { kind: "full", layers: each, kvHeads: 8, headDim: 64 },
    { kind: "sliding", layers: each, kvHeads: 8, headDim: 64, window: 128 },
  ] as const;
}

const defaults = {
  maxModelLen: 131_072,
  toolCallParser: "openai",
  // vLLM picks openai_gptoss by itself for this architecture.
  reasoningParser: null,
  minimumVllm: "0.10.0",
  licence: "Apache-2.0",
} as const;

export const gptOss: Readonly<Record<string, ModelPreset>> = {
  "gpt-oss-120b": {
    ...defaults,
    source: "openai/gpt-oss-120b",
    checkpoint: {
      ...shape,
      parameters: 116_829_156_672,
      weights: { format: "mxfp4", fileGiB: 60.77, loadedGiB: 65.97, splitMargin: 1.043 },
      layers: layers(18),
      experts: { count: 128, perToken: 4, intermediateSize: 2880 },
    },
    gpus: 2,
    maxNumSeqs: 64,
    loadBudgetSeconds: 1800,
    links: ["https://huggingface.co/openai/gpt-oss-120b", ...links],
  },
  "gpt-oss-20b": {
    ...defaults,
    source: "openai/gpt-oss-20b",
    checkpoint: {
      ...shape,
      parameters: 20_914_757_184,
      weights: { format: "mxfp4", fileGiB: 12.82, loadedGiB: 13.72, splitMargin: 1.04 },
      layers: layers(12),
      experts: { count: 32, perToken: 4, intermediateSize: 2880 },
    },
    gpus: 1,
    maxNumSeqs: 128,
    loadBudgetSeconds: 900,
    links: ["https://huggingface.co/openai/gpt-oss-20b", ...links],
  },
};
