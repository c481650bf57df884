/** Model presets: what a known checkpoint needs. One row per checkpoint; sizes are GiB, caches bytes per token. */
export interface ModelPreset {
  /** Hugging Face id. */
  readonly source: string;
  /** Loaded weights over all GPUs, GiB. */
  readonly weightsGiB: number;
  /** Growth of the weights when they are split over GPUs (padding and replicated parts). */
  readonly weightsMargin: number;
  /** Layers that keep the whole context, and layers that keep a window of it. */
  readonly fullLayers: number;
  readonly slidingLayers: number;
  /** Window of the sliding layers, tokens. 0 without sliding layers. */
  readonly slidingWindow: number;
  readonly attentionHeads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Longest context of the checkpoint, tokens. */
  readonly contextWindow: number;
  /** Defaults for the fields of the same name in `models.<name>.vllm`. */
  readonly gpus: number;
  readonly maxModelLen: number;
  readonly maxNumSeqs: number;
  readonly toolCallParser: string | null;
  readonly reasoningParser: string | null;
  /** How long loading may take, seconds. */
  readonly loadBudgetSeconds: number;
  readonly link: string;
}

const gptOss = {
  slidingWindow: 128,
  attentionHeads: 64,
  kvHeads: 8,
  headDim: 64,
  contextWindow: 131_072,
  weightsMargin: 1.04,
  maxModelLen: 131_072,
  toolCallParser: "openai",
  // vLLM picks openai_gptoss by itself for this architecture.
  reasoningParser: null,
} as const;

export const modelPresets: Readonly<Record<string, ModelPreset>> = Object.freeze({
  "gpt-oss-120b": {
    ...gptOss,
    source: "openai/gpt-oss-120b",
    weightsGiB: 65.97,
    fullLayers: 18,
    slidingLayers: 18,
    gpus: 2,
    maxNumSeqs: 64,
    loadBudgetSeconds: 1800,
    link: "https://docs.vllm.ai/projects/recipes/en/latest/OpenAI/GPT-OSS.html",
  },
  "gpt-oss-20b": {
    ...gptOss,
    source: "openai/gpt-oss-20b",
    weightsGiB: 13.72,
    fullLayers: 12,
    slidingLayers: 12,
    gpus: 1,
    maxNumSeqs: 128,
    loadBudgetSeconds: 900,
    link: "https://docs.vllm.ai/projects/recipes/en/latest/OpenAI/GPT-OSS.html",
  },
  "qwen-30b": {
    source: "Qwen/Qwen3-30B-A3B-Instruct-2507",
    weightsGiB: 57,
    weightsMargin: 1,
    fullLayers: 48,
    slidingLayers: 0,
    slidingWindow: 0,
    attentionHeads: 32,
    kvHeads: 4,
    headDim: 128,
    contextWindow: 262_144,
    gpus: 1,
    // One full-length request would need 24 GiB of KV cache; 32k leaves room for four on an 80 GB card.
    maxModelLen: 32_768,
    maxNumSeqs: 64,
    toolCallParser: "hermes",
    reasoningParser: null,
    loadBudgetSeconds: 900,
    link: "https://huggingface.co/Qwen/Qwen3-30B-A3B-Instruct-2507",
  },
});
