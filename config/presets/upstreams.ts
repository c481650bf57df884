/**
 * Presets of hosted models. The figures are those of the list that LiteLLM 1.106.2 carries, and LiteLLM charges by that
 * list itself, with its steps for long prompts: a preset's price is shown and compared, not written into its config.
 */
import type { Effort } from "./reasoning";
import type { Mode } from "../schema/mode";
import { anthropic } from "./upstreams/anthropic";
import { google } from "./upstreams/google";
import { openai } from "./upstreams/openai";
import { others } from "./upstreams/others";

type PresetAbility = "vision" | "tools" | "reasoning";

/** Abilities that every preset tells of. */
export const presetAbilities: ReadonlySet<string> = new Set<PresetAbility>(["vision", "tools", "reasoning"]);

export interface UpstreamPreset {
  /** LiteLLM's form; `upstream.model` beside the preset wins. */
  readonly model: string;
  /** @default chat */
  readonly mode?: Mode;
  /** Tokens; null where there is no such limit, or none is known. */
  readonly contextWindow: { readonly input: number | null; readonly output: number | null };
  /** US dollars per million tokens; null for what is not billed by tokens. */
  readonly price: {
    readonly input: number;
    readonly output: number;
    readonly cachedInput: number | null;
  } | null;
  /** Of those that presets tell; one that is not here is missing. */
  readonly capabilities: readonly PresetAbility[];
  /** What the family is best asked with; the file's own values win. */
  readonly request?: { readonly reasoningEffort: Effort };
  /** The maker's page. */
  readonly link: string;
}

/** Hosted models by name: `models.<name>.upstream.preset`. */
export const upstreamPresets: Readonly<Record<string, UpstreamPreset>> = Object.freeze({
  ...openai,
  ...anthropic,
  ...google,
  ...others,
});
