/** Resolves `price` to dollars per token: given per million, or derived from the cost of the GPUs. */
import { priceIncomplete, priceTwice } from "../errors/model";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { ModelConfig } from "../gateway-config";
import type { Mode } from "../schema/mode";
import type { ModelInput } from "../schema/model";

/** These answer without tokens of their own. */
const withoutOutput: readonly Mode[] = ["embedding", "rerank", "moderation"];

type Price = NonNullable<ModelInput["price"]>;

export function resolvePrice(
  input: ModelInput["price"],
  gpus: number,
  mode: Mode,
  path: readonly string[],
  findings: Finding[],
): ModelConfig["price"] {
  if (!input) return null;
  const { inputPerMillion, perGpuHour, tokensPerSecond } = input;
  if (isMixed(input)) {
    findings.push(priceTwice(formatPath(path)));
    return null;
  }
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

/** A derived price is one for everything. */
function isMixed({ perGpuHour, tokensPerSecond, ...perMillion }: Price): boolean {
  const isGiven = Object.values(perMillion).some((value) => value !== undefined);
  return isGiven && (perGpuHour !== undefined || tokensPerSecond !== undefined);
}

function perToken(perMillion: number): number {
  return round(perMillion / 1e6);
}

/** 12 significant digits: the same text on every machine. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
