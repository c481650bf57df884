/** Models that order texts by how well they answer a question. */
import type { ModelPreset } from "../models";
import { sixteenBit, thirtyTwoBit } from "../weights";

const defaults = {
  mode: "rerank",
  gpus: 1,
  maxModelLen: 8192,
  maxNumSeqs: 128,
  toolCallParser: null,
  reasoningParser: null,
  loadBudgetSeconds: 600,
  licence: "Apache-2.0",
} as const;

export const rerank: Readonly<Record<string, ModelPreset>> = {
  "bge-reranker-v2-m3": {
    ...defaults,
    source: "BAAI/bge-reranker-v2-m3",
    checkpoint: {
      architecture: "XLMRobertaForSequenceClassification",
      parameters: 567_755_777,
      weights: thirtyTwoBit(567_755_777),
      layers: [],
      hiddenSize: 1024,
      vocabSize: 250_002,
      attentionHeads: 16,
      kvHeads: 16,
      intermediateSize: 4096,
      experts: null,
      contextWindow: 8192,
    },
    minimumVllm: null,
    links: [
      "https://huggingface.co/BAAI/bge-reranker-v2-m3",
      "https://github.com/FlagOpen/FlagEmbedding/blob/master/README.md",
    ],
  },
  "qwen3-reranker-0.6b": {
    ...defaults,
    source: "Qwen/Qwen3-Reranker-0.6B",
    checkpoint: {
      architecture: "Qwen3ForCausalLM",
      parameters: 595_776_512,
      weights: sixteenBit(595_776_512),
      layers: [{ kind: "full", layers: 28, kvHeads: 8, headDim: 128 }],
      hiddenSize: 1024,
      vocabSize: 151_669,
      attentionHeads: 16,
      kvHeads: 8,
      intermediateSize: 3072,
      experts: null,
      contextWindow: 32_768,
    },
    minimumVllm: "0.8.5",
    // Published as a language model: vLLM makes the score from the logits of "no" and "yes".
    engineArgs: {
      "hf-overrides": {
        architectures: ["Qwen3ForSequenceClassification"],
        classifier_from_token: ["no", "yes"],
        is_original_qwen3_reranker: true,
      },
    },
    links: [
      "https://huggingface.co/Qwen/Qwen3-Reranker-0.6B",
      "https://github.com/QwenLM/Qwen3-Embedding",
      "https://docs.vllm.ai/en/v0.10.2/examples/offline_inference/qwen3_reranker.html",
    ],
  },
};
