/**
 * GLM-4.5: mixtures of experts behind one or three dense layers. The files hold a layer for multi-token prediction, which vLLM
 * loads only for speculative decoding.
 */
import type { Checkpoint } from "../checkpoint";
import type { ModelPreset } from "../models";
import { gib } from "../weights";

const shape = {
  architecture: "Glm4MoeForCausalLM",
  vocabSize: 151_552,
  attentionHeads: 96,
  kvHeads: 8,
  contextWindow: 131_072,
} as const;

function weights(parameters: number, prediction: number, replicatedGiB: number): Checkpoint["weights"] {
  const loadedGiB = gib(parameters * 2);
  return { format: "16bit", fileGiB: gib((parameters + prediction) * 2), loadedGiB, replicatedGiB };
}

const defaults = {
  maxModelLen: 131_072,
  maxNumSeqs: 64,
  toolCallParser: "glm45",
  reasoningParser: "glm45",
  minimumVllm: "0.11.0",
  licence: "MIT",
} as const;

const links = [
  "https://github.com/zai-org/GLM-4.5#system-requirements",
  "https://github.com/huggingface/transformers/blob/main/src/transformers/models/glm4_moe/configuration_glm4_moe.py",
  "https://github.com/vllm-project/recipes/blob/main/models/zai-org/GLM-4.5.yaml",
] as const;

export const glm4: Readonly<Record<string, ModelPreset>> = {
  "glm-4.5": {
    ...defaults,
    source: "zai-org/GLM-4.5",
    checkpoint: {
      ...shape,
      parameters: 352_797_829_024,
      weights: weights(352_797_829_024, 5_539_962_272, 0.14),
      layers: [{ kind: "full", layers: 92, kvHeads: 8, headDim: 128 }],
      hiddenSize: 5120,
      intermediateSize: 12_288,
      experts: { count: 160, perToken: 8, intermediateSize: 1536 },
    },
    // Needs GPUs of more than 90 GB.
    gpus: 8,
    loadBudgetSeconds: 5400,
    links: [
      "https://huggingface.co/zai-org/GLM-4.5",
      ...links,
      "https://github.com/THUDM/slime/blob/main/scripts/models/glm4.5-355B-A32B.sh",
    ],
  },
  "glm-4.5-air": {
    ...defaults,
    source: "zai-org/GLM-4.5-Air",
    checkpoint: {
      ...shape,
      parameters: 106_852_251_264,
      weights: weights(106_852_251_264, 3_616_573_568, 0.04),
      layers: [{ kind: "full", layers: 46, kvHeads: 8, headDim: 128 }],
      hiddenSize: 4096,
      intermediateSize: 10_944,
      experts: { count: 128, perToken: 8, intermediateSize: 1408 },
    },
    gpus: 4,
    maxModelLen: 98_304,
    loadBudgetSeconds: 2700,
    links: [
      "https://huggingface.co/zai-org/GLM-4.5-Air",
      ...links,
      "https://github.com/THUDM/slime/blob/main/scripts/models/glm4.5-106B-A12B.sh",
    ],
  },
};
