/** Flags of `engineArgs` that change what an engine needs, and that the arithmetic takes no notice of. */
import * as messages from "../../errors/fit";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { VllmConfig } from "../../gateway-config";

type Value = VllmConfig["engineArgs"][string];

const copies = "copies of experts take memory";
const effects: Readonly<Record<string, string>> = {
  "decode-context-parallel-size": "dividing the KV cache over more GPUs is a layout",
  "device-ids": "a choice of GPUs inside the container is a placement",
  "eplb-config.num-redundant-experts": copies,
  "kv-cache-dtype-skip-layers": "layers with a KV cache of their own type take memory",
  "mamba-ssm-cache-dtype": "states of another type take memory",
  "prefill-context-parallel-size": "dividing prompts over GPUs takes GPUs",
};

/** `path` of the engine in the file. */
export function checkUncounted(path: readonly string[], { engineArgs }: VllmConfig): readonly Finding[] {
  return Object.entries(engineArgs).flatMap(([key, value]) => {
    const effect = effectOf(key.replace(/^-+/, "").replaceAll("_", "-"), value);
    return effect === undefined ? [] : [messages.uncounted(formatPath([...path, "engineArgs", key]), effect)];
  });
}

function effectOf(name: string, value: Value): string | undefined {
  const isObject = typeof value === "object" && !Array.isArray(value);
  if (name === "eplb-config" && isObject && "num_redundant_experts" in value) return copies;
  return Object.hasOwn(effects, name) ? effects[name] : undefined;
}
