/** What `engineArgs` says about a switch or a number of vLLM. */
import type { VllmConfig } from "../../gateway-config";

type Value = VllmConfig["engineArgs"][string];

/** The value under any spelling of the name (`--block-size`, `block_size`); undefined when it is not given. */
export function engineArg(vllm: VllmConfig, name: string): Value | undefined {
  const found = Object.entries(vllm.engineArgs).find(
    ([flag]) => flag.replace(/^-+/, "").replaceAll("_", "-") === name,
  );
  return found?.[1];
}

/** A switch with its negation (`no-…`); null when neither is given. */
export function engineSwitch(vllm: VllmConfig, name: string): boolean | null {
  const plain = engineArg(vllm, name);
  if (typeof plain === "boolean") return plain;
  const negated = engineArg(vllm, `no-${name}`);
  return typeof negated === "boolean" ? !negated : null;
}

export function engineNumber(vllm: VllmConfig, name: string): number | null {
  const value = engineArg(vllm, name);
  const number = typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}
