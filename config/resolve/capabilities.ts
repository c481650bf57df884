/** What a model can do, as far as it follows from the config: an engine with a parser for it does it. */
import type { UpstreamConfig, VllmConfig } from "../gateway-config";
import { reasoningFamily } from "../presets/reasoning";
import type { Capabilities } from "../schema/capabilities";

/** LiteLLM knows hosted models from its own list; of a preset it is said all the same, so that another name keeps it. */
export function resolveCapabilities(
  own: Capabilities | undefined,
  vllm: VllmConfig | null,
  upstream: UpstreamConfig | null,
): Capabilities {
  const derived = {
    ...(vllm !== null && vllm.toolCallParser !== null ? { tools: true } : {}),
    ...(vllm !== null && reasons(vllm) ? { reasoning: true } : {}),
    ...Object.fromEntries((upstream?.preset?.capabilities ?? []).map((capability) => [capability, true])),
  };
  return { ...derived, ...own };
}

/** Some have their parser built in. */
function reasons({ source, reasoningParser }: VllmConfig): boolean {
  return reasoningParser !== null || (reasoningFamily(source)?.efforts.length ?? 0) > 0;
}
