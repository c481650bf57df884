/** Gemma 3: five layers with a sliding window, then one with the whole context. 4b and larger have a picture encoder. Gated. */
import type { LayerGroup } from "../checkpoint";
import type { ModelPreset } from "../models";
import { sixteenBit } from "../weights";

const links = [
  "https://github.com/google/gemma_pytorch/blob/main/gemma/config.py",
  "https://github.com/Lightning-AI/litgpt/blob/main/litgpt/config.py",
  "https://ai.google.dev/gemma/terms",
];
const sizes = "https://github.com/kaito-project/kaito/blob/main/presets/workspace/models/model_catalog.yaml";

function layers(count: number, kvHeads: number, headDim: number, window: number): readonly LayerGroup[] {
  const full = Math.floor(count / 6);
  return [
    { kind: "full", layers: full, kvHeads, headDim },
    { kind: "sliding", layers: count - full, kvHeads, headDim, window },
  ];
}

const withPictures = {
  architecture: "Gemma3ForConditionalGeneration",
  vocabSize: 262_208,
  experts: null,
  contextWindow: 131_072,
} as const;

const defaults = {
  gpus: 1,
  maxModelLen: 131_072,
  maxNumSeqs: 64,
  toolCallParser: null,
  reasoningParser: null,
  loadBudgetSeconds: 600,
  minimumVllm: null,
  licence: "Gemma Terms of Use",
} as const;

export const gemma3: Readonly<Record<string, ModelPreset>> = {
  "gemma-3-1b": {
    ...defaults,
    source: "google/gemma-3-1b-it",
    checkpoint: {
      architecture: "Gemma3ForCausalLM",
      parameters: 999_885_952,
      weights: sixteenBit(999_885_952),
      layers: layers(26, 1, 256, 512),
      hiddenSize: 1152,
      vocabSize: 262_144,
      attentionHeads: 4,
      kvHeads: 1,
      intermediateSize: 6912,
      experts: null,
      contextWindow: 32_768,
    },
    maxModelLen: 32_768,
    maxNumSeqs: 128,
    links: ["https://huggingface.co/google/gemma-3-1b-it", ...links],
  },
  "gemma-3-4b": {
    ...defaults,
    source: "google/gemma-3-4b-it",
    checkpoint: {
      ...withPictures,
      parameters: 4_300_079_472,
      weights: sixteenBit(4_300_079_472),
      layers: layers(34, 4, 256, 1024),
      hiddenSize: 2560,
      attentionHeads: 8,
      kvHeads: 4,
      intermediateSize: 10_240,
    },
    links: ["https://huggingface.co/google/gemma-3-4b-it", ...links, sizes],
  },
  "gemma-3-12b": {
    ...defaults,
    source: "google/gemma-3-12b-it",
    checkpoint: {
      ...withPictures,
      parameters: 12_187_325_040,
      weights: sixteenBit(12_187_325_040),
      layers: layers(48, 8, 256, 1024),
      hiddenSize: 3840,
      attentionHeads: 16,
      kvHeads: 8,
      intermediateSize: 15_360,
    },
    maxModelLen: 98_304,
    loadBudgetSeconds: 900,
    links: ["https://huggingface.co/google/gemma-3-12b-it", ...links],
  },
  "gemma-3-27b": {
    ...defaults,
    source: "google/gemma-3-27b-it",
    checkpoint: {
      ...withPictures,
      parameters: 27_432_406_640,
      weights: sixteenBit(27_432_406_640),
      layers: layers(62, 16, 128, 1024),
      hiddenSize: 5376,
      attentionHeads: 32,
      kvHeads: 16,
      intermediateSize: 21_504,
    },
    gpus: 2,
    maxModelLen: 32_768,
    loadBudgetSeconds: 1200,
    links: ["https://huggingface.co/google/gemma-3-27b-it", ...links, sizes],
  },
};
