/** Which models LiteLLM calls by itself, to learn which deployments answer. */
import type { GatewayConfig, ModelConfig } from "../gateway-config";

/** Own engines always; hosted models where they are asked for, because each check is a billed call. */
export function isCheckedInBackground({ routing }: GatewayConfig, { name, vllm }: ModelConfig): boolean {
  if (routing.healthChecks === false) return false;
  const { upstreams } = routing.healthChecks;
  return vllm !== null || upstreams === true || (upstreams !== false && upstreams.includes(name));
}
