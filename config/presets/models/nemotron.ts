/** Llama Nemotron: a Llama whose layers were thinned out one by one. 49 of 80 layers keep the context. */
import type { ModelPreset } from "../models";
import { sixteenBit } from "../weights";

export const nemotron: Readonly<Record<string, ModelPreset>> = {
  "llama-3.3-nemotron-super-49b": {
    source: "nvidia/Llama-3_3-Nemotron-Super-49B-v1",
    checkpoint: {
      architecture: "DeciLMForCausalLM",
      parameters: 49_867_145_216,
      weights: sixteenBit(49_867_145_216),
      layers: [{ kind: "full", layers: 49, kvHeads: 8, headDim: 128 }],
      hiddenSize: 8192,
      vocabSize: 128_256,
      attentionHeads: 64,
      kvHeads: 8,
      // Of the layers that were left as they were; the others are narrower.
      intermediateSize: 28_672,
      experts: null,
      contextWindow: 131_072,
    },
    gpus: 2,
    maxModelLen: 49_152,
    maxNumSeqs: 64,
    toolCallParser: null,
    reasoningParser: null,
    engineArgs: { "trust-remote-code": true },
    loadBudgetSeconds: 1800,
    minimumVllm: null,
    licence: "NVIDIA Open Model License",
    links: [
      "https://huggingface.co/nvidia/Llama-3_3-Nemotron-Super-49B-v1",
      "https://github.com/ai-dynamo/aiconfigurator/tree/main/aic-core/src/aiconfigurator_core/model_configs",
    ],
  },
};
