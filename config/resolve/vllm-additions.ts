/** Resolves `vllm.lora` and `vllm.speculative`. */
import type { LoraConfig, SpeculativeConfig } from "../gateway-config";
import type { VllmInput } from "../schema/vllm";

const defaultMaxRank = 16;

/** A slot per adapter: with fewer, requests for different adapters wait for each other. */
export function resolveLora(input: VllmInput["lora"]): LoraConfig | null {
  if (!input) return null;
  const { adapters, maxLoras, maxRank } = input;
  return {
    maxLoras: maxLoras ?? Math.max(1, Object.keys(adapters).length),
    maxRank: maxRank ?? defaultMaxRank,
    adapters,
  };
}

export function resolveSpeculative(input: VllmInput["speculative"]): SpeculativeConfig | null {
  if (!input) return null;
  const { method, model, tokens, weightsGiB, kvBytesPerToken, options } = input;
  return {
    method,
    model: model ?? null,
    tokens,
    weightsGiB: weightsGiB ?? null,
    kvBytesPerToken: kvBytesPerToken ?? null,
    options: options ?? {},
  };
}
