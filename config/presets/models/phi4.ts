/** Phi-4: dense, the whole context in every layer. */
import type { ModelPreset } from "../models";
import { sixteenBit } from "../weights";

const links = [
  "https://github.com/Lightning-AI/litgpt/blob/main/litgpt/config.py",
  "https://github.com/vllm-project/recipes/tree/main/models/microsoft",
  "https://github.com/kaito-project/kaito/blob/main/presets/workspace/models/model_catalog.yaml",
] as const;

const shape14b = {
  architecture: "Phi3ForCausalLM",
  parameters: 14_659_507_200,
  weights: sixteenBit(14_659_507_200),
  layers: [{ kind: "full", layers: 40, kvHeads: 10, headDim: 128 }],
  hiddenSize: 5120,
  vocabSize: 100_352,
  attentionHeads: 40,
  kvHeads: 10,
  intermediateSize: 17_920,
  experts: null,
} as const;

const mini = {
  architecture: "Phi3ForCausalLM",
  parameters: 3_836_021_760,
  weights: sixteenBit(3_836_021_760),
  layers: [{ kind: "full", layers: 32, kvHeads: 8, headDim: 128 }],
  hiddenSize: 3072,
  vocabSize: 200_064,
  attentionHeads: 24,
  kvHeads: 8,
  intermediateSize: 8192,
  experts: null,
  contextWindow: 131_072,
} as const;

const defaults = {
  gpus: 1,
  maxNumSeqs: 128,
  toolCallParser: null,
  reasoningParser: null,
  licence: "MIT",
} as const;
const defaults14b = { ...defaults, loadBudgetSeconds: 900, minimumVllm: "0.4.2" } as const;
const defaultsMini = {
  ...defaults,
  maxModelLen: 98_304,
  loadBudgetSeconds: 600,
  minimumVllm: "0.7.0",
} as const;

export const phi4: Readonly<Record<string, ModelPreset>> = {
  "phi-4": {
    ...defaults14b,
    source: "microsoft/phi-4",
    checkpoint: { ...shape14b, contextWindow: 16_384 },
    maxModelLen: 16_384,
    links: ["https://huggingface.co/microsoft/phi-4", ...links],
  },
  "phi-4-reasoning": {
    ...defaults14b,
    source: "microsoft/Phi-4-reasoning",
    checkpoint: { ...shape14b, contextWindow: 32_768 },
    maxModelLen: 32_768,
    links: ["https://huggingface.co/microsoft/Phi-4-reasoning", ...links],
  },
  "phi-4-mini": {
    ...defaultsMini,
    source: "microsoft/Phi-4-mini-instruct",
    checkpoint: mini,
    toolCallParser: "phi4_mini_json",
    links: ["https://huggingface.co/microsoft/Phi-4-mini-instruct", ...links],
  },
  "phi-4-mini-reasoning": {
    ...defaultsMini,
    source: "microsoft/Phi-4-mini-reasoning",
    checkpoint: mini,
    links: ["https://huggingface.co/microsoft/Phi-4-mini-reasoning", ...links],
  },
};
