/** The part of an engine's command line that loads adapters and a draft. */
import type { VllmConfig } from "../gateway-config";
import type { Sources } from "./local-sources";
import { sorted } from "./workload";

/** Adapters as JSON: `name=path` would be cut at the wrong place by a name with `=` or `,`. */
export function loraWords({ lora }: VllmConfig, { adapters }: Sources): readonly string[] {
  if (lora === null) return [];
  const modules = Object.entries(adapters).map(([name, path]) => JSON.stringify({ name, path }));
  return [
    "--enable-lora",
    "--max-loras",
    String(lora.maxLoras),
    "--max-lora-rank",
    String(lora.maxRank),
    ...(modules.length === 0 ? [] : ["--lora-modules", ...modules]),
  ];
}

export function speculativeWords({ speculative }: VllmConfig, { draft }: Sources): readonly string[] {
  if (speculative === null) return [];
  const { method, tokens, options } = speculative;
  const config = {
    method,
    ...(draft === null ? {} : { model: draft }),
    num_speculative_tokens: tokens,
    ...sorted(options),
  };
  return ["--speculative-config", JSON.stringify(config)];
}
