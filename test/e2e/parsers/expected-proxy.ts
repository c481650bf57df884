/** What the proxy and its Router must hold besides the deployments, from config and plan, without the compiler. */
import type { GatewayConfig, GatewayPlan } from "../../../config";
import { litellmCallbacks } from "../../../config/upstream/litellm/callbacks";
import { withSecrets } from "./expected-deployments";
import { secretFileValue, secretUrlValue } from "./goldens";

type Lists = Readonly<Record<string, readonly string[]>>;

export function expectedRouter(config: GatewayConfig, plan: GatewayPlan): object {
  const { routing, litellm } = config;
  const { sessionAffinity, tagFiltering } = routing;
  const usual = usualLists(config, plan);
  const forEverybody = routing.defaultFallbacks.length > 0 ? { "*": routing.defaultFallbacks } : {};
  const forLongPrompts =
    Object.keys(routing.contextWindowFallbacks).length > 0
      ? { ...forEverybody, ...usual, ...routing.contextWindowFallbacks }
      : {};
  const forAll = routing.defaultFallbacks.length > 0 ? [{ "*": routing.defaultFallbacks }] : [];
  return {
    routing_strategy: routing.strategy,
    num_retries: routing.retries,
    timeout: routing.timeout,
    stream_timeout: routing.streamTimeout,
    cooldown_time: routing.cooldown.for,
    allowed_fails: routing.cooldown.afterFailures,
    fallbacks: listOrNull([...byName(config, usual), ...forAll]),
    context_window_fallbacks: listOrNull(byName(config, forLongPrompts)),
    content_policy_fallbacks: listOrNull(byName(config, routing.contentPolicyFallbacks)),
    model_group_alias: routing.aliases,
    enable_weighted_failover: true,
    enable_pre_call_checks: routing.preCallChecks,
    enable_tag_filtering: tagFiltering !== false,
    tag_filtering_match_any: tagFiltering === false || tagFiltering.match === "any",
    deployment_affinity_ttl_seconds: sessionAffinity === false ? 3600 : Math.ceil(sessionAffinity.ttl),
    enable_health_check_routing: isChecked(config),
    // LiteLLM's own values where nothing is said.
    retry_after: 0,
    max_fallbacks: 5,
    disable_cooldowns: null,
    ...litellm.routerSettings,
  };
}

/** Those that the config says, and those of names for which a part of the default ones is of another kind. */
function usualLists({ routing }: GatewayConfig, { routes }: GatewayPlan): Lists {
  const cut = routes.filter(({ model, fallbacks }) => {
    const others = routing.defaultFallbacks.filter((target) => target !== model);
    return !model.endsWith("/*") && !(model in routing.fallbacks) && others.length > fallbacks.length;
  });
  return {
    ...Object.fromEntries(cut.map(({ model, fallbacks }) => [model, fallbacks])),
    ...routing.fallbacks,
  };
}

/** For aliases too; sorted. */
function byName({ routing }: GatewayConfig, lists: Lists): readonly object[] {
  const aliases = Object.entries(routing.aliases).flatMap(([alias, model]) =>
    lists[model] ? [[alias, lists[model]] as const] : [],
  );
  const own = Object.entries(lists);
  return [...aliases, ...own]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, targets]) => ({ [name]: targets }));
}

function listOrNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length > 0 ? list : null;
}

function isChecked({ routing, models }: GatewayConfig): boolean {
  const { healthChecks } = routing;
  if (healthChecks === false) return false;
  const { upstreams } = healthChecks;
  return models.some(
    ({ name, vllm }) =>
      vllm !== null || upstreams === true || (Array.isArray(upstreams) && upstreams.includes(name)),
  );
}

export function expectedPolicies({ routing }: GatewayConfig): object {
  const { retryPolicy, cooldown } = routing;
  const retries = Object.entries(retryPolicy).map(([key, value]) => [
    `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
    value,
  ]);
  const kinds = [
    "BadGateway",
    "ServiceUnavailable",
    "InternalServer",
    "Timeout",
    "RateLimit",
    "Authentication",
  ];
  return {
    retryPolicy: retries.length > 0 ? (Object.fromEntries(retries) as object) : null,
    // LiteLLM takes 3 for "not said".
    allowedFailsPolicy:
      cooldown.afterFailures === 3
        ? Object.fromEntries(kinds.map((kind) => [`${kind}ErrorAllowedFails`, 3]))
        : null,
  };
}

export function expectedChecks({ models, routing }: GatewayConfig): readonly string[] {
  const isLimited = models.some(({ limits }) => Object.keys(limits).length > 0);
  return [
    ...(routing.sessionAffinity === false ? [] : ["DeploymentAffinityCheck"]),
    ...(isLimited ? ["ModelRateLimitingCheck"] : []),
  ];
}

/** `general_settings`, whole; the block of an external Redis is asked about apart. */
export function expectedGeneral(config: GatewayConfig): object {
  const { proxy, database, routing, litellm } = config;
  const { masterKey, storePrompts, workers } = proxy;
  const pool = Math.max(1, Math.floor(database.maxConnections / workers));
  const retention = database.spendLogs?.retention ?? storePrompts?.retention;
  return {
    ...(masterKey === "none"
      ? { dangerously_permit_weak_or_unset_master_key: true }
      : { master_key: secretFileValue(masterKey) }),
    store_model_in_db: false,
    trusted_proxy_ranges: [],
    always_include_stream_usage: true,
    cancel_on_disconnect: true,
    ...(database.type === "none" ? {} : { database_connection_pool_limit: pool }),
    ...(storePrompts ? { store_prompts_in_spend_logs: true } : {}),
    ...(retention === undefined
      ? {}
      : {
          maximum_spend_logs_retention_period: retention,
          maximum_spend_logs_retention_interval: Math.min(retention, 86_400),
        }),
    ...(isChecked(config) && routing.healthChecks !== false
      ? {
          background_health_checks: true,
          health_check_interval: Math.ceil(routing.healthChecks.every),
          enable_health_check_routing: true,
        }
      : {}),
    ...withSecrets(litellm.generalSettings),
  };
}

/** `litellm_settings` without callbacks and cache, as the variables of the library that they set. */
export function expectedLitellm({ proxy, litellm }: GatewayConfig): object {
  const { budget, masterKey, publicMetrics } = proxy;
  return {
    drop_params: proxy.dropParams,
    request_timeout: proxy.requestTimeout,
    json_logs: proxy.jsonLogs,
    require_auth_for_metrics_endpoint: masterKey !== "none" && !publicMetrics,
    ...(budget ? { max_budget: budget.max, budget_duration: budget.per } : {}),
    ...withSecrets(litellm.litellmSettings),
  };
}

/** What LiteLLM puts in the place of a name. */
const classes: Readonly<Record<string, string>> = {
  batch_redis_requests: "_PROXY_BatchRedisRequests",
  code_interpreter_interception: "CodeInterpreterInterceptionLogger",
  compression_interception: "CompressionInterceptionLogger",
  detect_prompt_injection: "_OPTIONAL_PromptInjectionDetection",
  lakera_prompt_injection: "lakeraAI_Moderation",
  websearch_interception: "WebSearchInterceptionLogger",
};

export function expectedCallbacks({
  proxy,
  telemetry,
}: GatewayConfig): Readonly<Record<string, readonly string[]>> {
  const { success, failure } = litellmCallbacks;
  const all = new Set([
    "prometheus",
    ...(telemetry.langfuse ? ["langfuse_otel"] : []),
    ...(telemetry.langsmith ? ["langsmith"] : []),
    ...(telemetry.otlp ? ["otel"] : []),
    ...proxy.callbacks,
  ]);
  return {
    both: [
      ...[...all].flatMap((name) => (success.has(name) || failure.has(name) ? [] : [classes[name] ?? name])),
      "Unavailable", // assets/gateway_answers.py
      ...(telemetry.requests.enabled ? ["Records"] : []), // assets/request_log.py
    ],
    success: [...all].filter((name) => success.has(name)),
    failure: [...all].filter((name) => failure.has(name)),
  };
}

/** How answers are kept, and what the connection of limits and cooldowns is told. */
export function expectedRedis(config: GatewayConfig): { cache: object | null; coordination: object | null } {
  const { cache, name } = config;
  const { redis, ttl, type } = cache;
  const own = {
    url: secretUrlValue("REDIS_PASSWORD"),
    socket_timeout: 0.3,
    socket_connect_timeout: 0.3,
  };
  const server = redis ? external(redis) : own;
  const isKept = type === "local" || (type === "redis" && (!redis || ttl !== undefined));
  const settings = {
    type: type === "local" ? "local" : "redis",
    ttl: ttl === undefined ? null : Math.ceil(ttl),
    namespace: cache.namespace ?? (redis ? name : null),
    // The proxy has no other calls than these.
    supported_call_types:
      ttl === undefined ? [] : [...new Set(cache.callTypes.map((type) => `a${type.replace(/^a/, "")}`))],
  };
  return {
    cache: isKept ? { ...settings, redis: type === "local" ? null : server } : null,
    coordination: type === "redis" ? server : null,
  };
}

function external(redis: NonNullable<GatewayConfig["cache"]["redis"]>): object {
  const { host, port, clusterNodes, sentinel, username, password, tls } = redis;
  const times = { socket_timeout: 0.3, socket_connect_timeout: 1 };
  if (host !== undefined) {
    const open = `${tls ? "rediss" : "redis"}://${username === undefined ? "" : `${encodeURIComponent(username)}@`}${host}:${port ?? 6379}`;
    return { url: password === undefined ? open : secretUrlValue(password), ...times };
  }
  return {
    ...(clusterNodes ? { startup_nodes: clusterNodes } : {}),
    ...(sentinel
      ? {
          sentinel_nodes: sentinel.nodes.map((node) => [node.host, node.port]),
          service_name: sentinel.serviceName,
          ...(sentinel.password === undefined
            ? {}
            : { sentinel_password: secretFileValue(sentinel.password) }),
        }
      : {}),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password: secretFileValue(password) }),
    ...(tls ? { ssl: true } : {}),
    ...times,
  };
}
