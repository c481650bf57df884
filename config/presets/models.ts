/** Model presets: what a known checkpoint needs. One row per checkpoint, in one file per family. */
import type { Checkpoint } from "./checkpoint";
import { gptOss } from "./models/gpt-oss";
import { qwen3Moe } from "./models/qwen3-moe";

export interface ModelPreset {
  /** Hugging Face id. */
  readonly source: string;
  readonly checkpoint: Checkpoint;
  /** Defaults for the fields of the same name in `models.<name>.vllm`. */
  readonly gpus: number;
  readonly maxModelLen: number;
  readonly maxNumSeqs: number;
  readonly toolCallParser: string | null;
  readonly reasoningParser: string | null;
  /** How long loading may take, seconds. */
  readonly loadBudgetSeconds: number;
  /** Where the figures come from. */
  readonly links: readonly string[];
}

export const modelPresets: Readonly<Record<string, ModelPreset>> = Object.freeze({
  ...gptOss,
  ...qwen3Moe,
});
