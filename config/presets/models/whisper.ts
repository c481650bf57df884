/** Whisper: speech to text. Each request keeps the encoder's 1500 positions for every decoder layer, and its own text. */
import type { ModelPreset } from "../models";
import { sixteenBit } from "../weights";

/** Keys and values of 94 blocks of 16 positions, 20 heads of 64, two bytes each. */
const encoderBytes = 94 * 16 * 2 * 20 * 64 * 2;

function whisper32(parameters: number, decoderLayers: number) {
  return {
    architecture: "WhisperForConditionalGeneration",
    parameters,
    weights: sixteenBit(parameters),
    layers: [
      { kind: "full", layers: decoderLayers, kvHeads: 20, headDim: 64 },
      // Cross attention: as much for every request, however long.
      { kind: "recurrent", layers: decoderLayers, stateBytes: encoderBytes },
    ],
    hiddenSize: 1280,
    vocabSize: 51_866,
    attentionHeads: 20,
    kvHeads: 20,
    intermediateSize: 5120,
    experts: null,
    // Of the text; the sound is cut into pieces of 30 seconds.
    contextWindow: 448,
  } as const;
}

const defaults = {
  mode: "audio_transcription",
  gpus: 1,
  maxModelLen: 448,
  maxNumSeqs: 64,
  toolCallParser: null,
  reasoningParser: null,
  loadBudgetSeconds: 600,
  minimumVllm: "0.7.0",
} as const;

const links = [
  "https://github.com/openai/whisper/blob/main/README.md",
  "https://github.com/openai/whisper/blob/main/whisper/model.py",
  "https://github.com/vllm-project/recipes/blob/main/models/openai/whisper-large-v3.yaml",
] as const;

export const whisper: Readonly<Record<string, ModelPreset>> = {
  "whisper-large-v3": {
    ...defaults,
    source: "openai/whisper-large-v3",
    checkpoint: whisper32(1_543_490_560, 32),
    licence: "Apache-2.0",
    links: ["https://huggingface.co/openai/whisper-large-v3", ...links],
  },
  "whisper-large-v3-turbo": {
    ...defaults,
    source: "openai/whisper-large-v3-turbo",
    checkpoint: whisper32(808_878_080, 4),
    licence: "MIT",
    links: ["https://huggingface.co/openai/whisper-large-v3-turbo", ...links],
  },
};
