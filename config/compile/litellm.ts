/** LiteLLM's proxy configuration. Every key is one that the pinned version reads (config/upstream/litellm). */
import type { GatewayConfig } from "../gateway-config";
import type { GatewayPlan } from "../plan/types";
import { sorted } from "../plan/workload";
import { generalSettings } from "./general-settings";
import { litellmSettings } from "./litellm-settings";
import { compileModelList } from "./model-list";

export function compileLitellm(config: GatewayConfig, plan: GatewayPlan): object {
  return {
    model_list: compileModelList(config, plan),
    router_settings: routerSettings(config),
    litellm_settings: litellmSettings(config),
    general_settings: generalSettings(config),
  };
}

function routerSettings(config: GatewayConfig): object {
  const { routing } = config;
  const fallbacks = Object.entries(sorted(routing.fallbacks));
  const limited = config.models.some((model) => Object.keys(model.limits).length > 0);
  return {
    routing_strategy: routing.strategy,
    num_retries: routing.retries,
    timeout: routing.timeout,
    stream_timeout: routing.streamTimeout,
    ...cooldown(config),
    enable_weighted_failover: true,
    enable_pre_call_checks: routing.preCallChecks,
    ...(limited ? { optional_pre_call_checks: ["enforce_model_rate_limits"] } : {}),
    ...(fallbacks.length > 0
      ? { fallbacks: fallbacks.map(([model, targets]) => ({ [model]: targets })) }
      : {}),
    ...(Object.keys(routing.aliases).length > 0 ? { model_group_alias: sorted(routing.aliases) } : {}),
  };
}

/** 3 equals LiteLLM's own default and would be read as "not set"; the policy says the same and is always read. */
function cooldown({ routing }: GatewayConfig): object {
  const { afterFailures, for: seconds } = routing.cooldown;
  const kinds = [
    "BadGateway",
    "ServiceUnavailable",
    "InternalServer",
    "Timeout",
    "RateLimit",
    "Authentication",
  ];
  const policy = Object.fromEntries(kinds.map((kind) => [`${kind}ErrorAllowedFails`, afterFailures]));
  return {
    cooldown_time: seconds,
    ...(afterFailures === 3 ? { allowed_fails_policy: policy } : { allowed_fails: afterFailures }),
  };
}
