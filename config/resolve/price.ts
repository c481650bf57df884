/** Resolves `price` to dollars per token: given per million, or derived from the cost of the GPUs. */
import { priceIncomplete } from "../errors/model";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { ModelConfig } from "../gateway-config";
import type { Mode } from "../schema/mode";
import type { ModelInput } from "../schema/model";

/** These answer without tokens of their own. */
const withoutOutput: readonly Mode[] = ["embedding", "rerank", "moderation"];

export function resolvePrice(
  input: ModelInput["price"],
  gpus: number,
  mode: Mode,
  path: readonly string[],
  findings: Finding[],
): ModelConfig["price"] {
  if (!input) return null;
  const { inputPerMillion, perGpuHour, tokensPerSecond } = input;
  const outputPerMillion = input.outputPerMillion ?? (withoutOutput.includes(mode) ? 0 : undefined);
  if (inputPerMillion !== undefined && outputPerMillion !== undefined) {
    return {
      input: perToken(inputPerMillion),
      output: perToken(outputPerMillion),
      cachedInput: perToken(input.cachedInputPerMillion ?? inputPerMillion),
      cacheWrite: perToken(input.cacheWritePerMillion ?? inputPerMillion),
    };
  }
  if (perGpuHour !== undefined && tokensPerSecond !== undefined) {
    const derived = round((perGpuHour * Math.max(gpus, 1)) / (tokensPerSecond * 3600));
    return { input: derived, output: derived, cachedInput: derived, cacheWrite: derived };
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
