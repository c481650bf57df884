/** LiteLLM's proxy configuration. Every key is one that the pinned version reads (config/upstream/litellm). */
import type { GatewayConfig } from "../gateway-config";
import { serviceNames } from "../plan/names";
import type { GatewayPlan } from "../plan/types";
import { redisPassword, redisPort } from "../plan/workloads/redis";
import { isCheckedInBackground } from "../plan/health-checks";
import { compileModelList, secretReference } from "./model-list";
import { routerSettings } from "./router-settings";

export function compileLitellm(config: GatewayConfig, plan: GatewayPlan): object {
  return {
    model_list: compileModelList(config, plan),
    router_settings: routerSettings(config, plan),
    litellm_settings: litellmSettings(config),
    general_settings: generalSettings(config),
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
  const isChecked = config.models.some((model) => isCheckedInBackground(config, model));
  return {
    ...(proxy.masterKey === "none"
      ? { dangerously_permit_weak_or_unset_master_key: true }
      : { master_key: secretReference(proxy.masterKey) }),
    store_model_in_db: false,
    trusted_proxy_ranges: [],
    always_include_stream_usage: true,
    cancel_on_disconnect: true,
    ...(database.type === "none" ? {} : { database_connection_pool_limit: database.maxConnections }),
    ...(routing.healthChecks === false || !isChecked
      ? {}
      : {
          background_health_checks: true,
          // Of anything but a whole number LiteLLM makes no checks at all, and says nothing.
          health_check_interval: Math.ceil(routing.healthChecks.every),
          enable_health_check_routing: true,
        }),
  };
}
