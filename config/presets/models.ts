/** Model presets: what a known checkpoint needs. One row per checkpoint, in one file per family. */
import type { VllmInput } from "../schema/vllm";
import type { Checkpoint } from "./checkpoint";
import { deepseek } from "./models/deepseek";
import { embedding } from "./models/embedding";
import { gemma3 } from "./models/gemma3";
import { glm4 } from "./models/glm4";
import { gptOss } from "./models/gpt-oss";
import { llama3 } from "./models/llama3";
import { llama4 } from "./models/llama4";
import { mistral } from "./models/mistral";
import { nemotron } from "./models/nemotron";
import { phi4 } from "./models/phi4";
import { qwen3 } from "./models/qwen3";
import { qwen3Moe } from "./models/qwen3-moe";
import { rerank } from "./models/rerank";
import { whisper } from "./models/whisper";

/** A row of the table of models. */
export interface ModelPreset {
  /** Hugging Face id. */
  readonly source: string;
  readonly checkpoint: Checkpoint;
  /** What the checkpoint is made for; `models.<name>.mode` may not say otherwise. @default no say */
  readonly mode?: "embedding" | "rerank" | "audio_transcription";
  /** Defaults for the fields of the same name in `models.<name>.vllm`. */
  readonly gpus: number;
  readonly maxModelLen: number;
  readonly maxNumSeqs: number;
  readonly toolCallParser: string | null;
  readonly reasoningParser: string | null;
  /** Flags of vLLM without which the checkpoint does not run as meant; the file's own win, key by key. */
  readonly engineArgs?: NonNullable<VllmInput["engineArgs"]>;
  /** Environment variables, likewise. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long loading may take, seconds. */
  readonly loadBudgetSeconds: number;
  /** First version of vLLM that runs it, where a source names one. */
  readonly minimumVllm: string | null;
  /** SPDX id, or the licence's own name. */
  readonly licence: string;
  /** Where the figures come from: the model card first, then shape, size and flags. */
  readonly links: readonly string[];
}

/** Models by name: `models.<name>.vllm.preset`. */
export const modelPresets: Readonly<Record<string, ModelPreset>> = Object.freeze({
  ...gptOss,
  ...qwen3,
  ...qwen3Moe,
  ...llama3,
  ...llama4,
  ...gemma3,
  ...mistral,
  ...deepseek,
  ...glm4,
  ...nemotron,
  ...phi4,
  ...embedding,
  ...rerank,
  ...whisper,
});
