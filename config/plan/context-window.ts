/** The longest prompt and answer of a model, where they are known. */
import type { ModelConfig } from "../gateway-config";

export interface ContextWindow {
  readonly maxInputTokens: number | null;
  readonly maxOutputTokens: number | null;
}

export function contextWindow({ contextWindow: own, vllm }: ModelConfig): ContextWindow {
  return {
    maxInputTokens: own.input ?? vllm?.maxModelLen ?? null,
    maxOutputTokens: own.output ?? vllm?.maxModelLen ?? null,
  };
}

/**
 * Of one name over several models: the largest when prompts that are too long for one go to another, else what all
 * of them take. Unknown as soon as one is.
 */
export function commonWindow(windows: readonly ContextWindow[], isFiltered: boolean): ContextWindow {
  const choose = (key: keyof ContextWindow) => {
    const known = windows.flatMap((window) => window[key] ?? []);
    if (known.length < windows.length || known.length === 0) return null;
    return isFiltered ? Math.max(...known) : Math.min(...known);
  };
  return { maxInputTokens: choose("maxInputTokens"), maxOutputTokens: choose("maxOutputTokens") };
}
