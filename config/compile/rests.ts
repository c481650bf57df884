/** Where a deployment rests otherwise than `router_settings` say. LiteLLM reads both keys in `model_info` alone. */
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { isBackedUp } from "../plan/fallbacks-of";
import { isCheckedInBackground } from "../plan/health-checks";
import type { Route } from "../plan/types";

/** More than any minute holds. */
const never = 1_000_000;

export function restInfo(config: GatewayConfig, model: ModelConfig, route: Route): object {
  const { rpm, tpm } = model.limits;
  const isLast = !isBackedUp(config, route);
  const isAlone = isLast && route.deployments.length === 1;
  const policy = {
    // A 429 of its own limit counts as a failure too: a spent limit ends with its minute, not with a rest.
    ...(rpm === undefined && tpm === undefined ? {} : { RateLimitErrorAllowedFails: never }),
    // An engine that is late for a check may only be busy. Those that hang are skipped without a rest; were all to rest, clients would get 429.
    ...(isLast && !isAlone && isCheckedInBackground(config, model)
      ? { TimeoutErrorAllowedFails: never }
      : {}),
  };
  return {
    // Nobody else could answer. Any number keeps LiteLLM from letting the only deployment rest, also for a failed check.
    ...(isAlone ? { allowed_fails: 0 } : {}),
    ...(Object.keys(policy).length > 0 ? { allowed_fails_policy: policy } : {}),
  };
}
