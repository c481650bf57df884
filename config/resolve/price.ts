/** Resolves `price` to dollars per token: given per million, or derived from the cost of the GPUs. */
import { priceIncomplete } from "../errors/model";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { ModelConfig } from "../gateway-config";
import type { ModelInput } from "../schema/model";

export function resolvePrice(
  input: ModelInput["price"],
  gpus: number,
  path: readonly string[],
  findings: Finding[],
): ModelConfig["price"] {
  if (!input) return null;
  const { inputPerMillion, outputPerMillion, cachedInputPerMillion, perGpuHour, tokensPerSecond } = input;
  if (inputPerMillion !== undefined && outputPerMillion !== undefined) {
    const cachedInput = cachedInputPerMillion === undefined ? null : perToken(cachedInputPerMillion);
    return { input: perToken(inputPerMillion), output: perToken(outputPerMillion), cachedInput };
  }
  if (perGpuHour !== undefined && tokensPerSecond !== undefined) {
    const derived = round((perGpuHour * Math.max(gpus, 1)) / (tokensPerSecond * 3600));
    return { input: derived, output: derived, cachedInput: null };
  }
  findings.push(priceIncomplete(formatPath(path)));
  return null;
}

function perToken(perMillion: number): number {
  return round(perMillion / 1e6);
}

/** 12 significant digits: the same text on every machine. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
