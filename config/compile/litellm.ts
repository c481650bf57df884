/** LiteLLM's proxy configuration. Every key is one that the pinned version reads (config/upstream/litellm). */
import type { GatewayConfig } from "../gateway-config";
import { secretReference, writtenSettings } from "../plan/litellm-raw";
import { serviceNames } from "../plan/names";
import type { GatewayPlan } from "../plan/types";
import { sorted } from "../plan/workload";
import { redisPassword, redisPort } from "../plan/workloads/redis";
import { compileModelList } from "./model-list";

export function compileLitellm(config: GatewayConfig, plan: GatewayPlan): object {
  const { litellm: raw } = config;
  return {
    model_list: compileModelList(config, plan),
    // Behind what typed fields say, which they never repeat: a finding refuses that.
    router_settings: { ...routerSettings(config), ...writtenSettings(raw.routerSettings) },
    litellm_settings: { ...litellmSettings(config), ...writtenSettings(raw.litellmSettings) },
    general_settings: { ...generalSettings(config), ...writtenSettings(raw.generalSettings) },
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

function litellmSettings(config: GatewayConfig): object {
  const { proxy, cache } = config;
  return {
    drop_params: proxy.dropParams,
    request_timeout: proxy.requestTimeout,
    json_logs: proxy.jsonLogs,
    callbacks: ["prometheus"],
    require_auth_for_metrics_endpoint: proxy.masterKey !== "none" && !proxy.publicMetrics,
    ...(cache.type === "none" ? {} : { cache: true, cache_params: cacheParams(config) }),
  };
}

function cacheParams(config: GatewayConfig): object {
  const { type, ttl, callTypes, namespace } = config.cache;
  const shared = {
    ...(ttl === undefined ? {} : { ttl: Math.ceil(ttl) }),
    ...(namespace === undefined ? {} : { namespace }),
    // An empty list: Redis for limits and cooldowns, no answers from the cache.
    supported_call_types: ttl === undefined ? [] : callTypes,
  };
  if (type === "local") return { type: "local", ...shared };
  return {
    type: "redis",
    host: serviceNames(config).redis,
    port: redisPort,
    password: secretReference(redisPassword),
    // Of a hung Redis; with them no request waits longer than 0.6 s.
    socket_timeout: 0.3,
    socket_connect_timeout: 0.3,
    ...shared,
  };
}

function generalSettings(config: GatewayConfig): object {
  const { proxy, database, routing } = config;
  const ownEngines = config.models.some((model) => model.vllm !== null);
  return {
    ...(proxy.masterKey === "none"
      ? { dangerously_permit_weak_or_unset_master_key: true }
      : { master_key: secretReference(proxy.masterKey) }),
    store_model_in_db: false,
    trusted_proxy_ranges: [],
    always_include_stream_usage: true,
    cancel_on_disconnect: true,
    ...(database.type === "none" ? {} : { database_connection_pool_limit: database.maxConnections }),
    ...(routing.healthChecks === false || !ownEngines
      ? {}
      : {
          background_health_checks: true,
          health_check_interval: routing.healthChecks.every,
          enable_health_check_routing: true,
        }),
  };
}
