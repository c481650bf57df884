/** `router_settings`: how LiteLLM finds a deployment, and what it does when one fails. */
import type { GatewayConfig, RoutingConfig } from "../gateway-config";
import { defaultExceptions } from "../plan/fallbacks-of";
import type { GatewayPlan, Route } from "../plan/types";
import { sorted } from "../plan/workload";

type Lists = Readonly<Record<string, readonly string[]>>;

export function routerSettings(config: GatewayConfig, { routes }: Pick<GatewayPlan, "routes">): object {
  const { routing } = config;
  const usual = usualFallbacks(config, routes);
  return {
    routing_strategy: routing.strategy,
    num_retries: routing.retries,
    ...retryPolicy(routing),
    timeout: routing.timeout,
    stream_timeout: routing.streamTimeout,
    ...cooldown(routing),
    enable_weighted_failover: true,
    enable_pre_call_checks: routing.preCallChecks,
    ...preCallChecks(config),
    ...tagFiltering(routing),
    ...listed("fallbacks", routing.aliases, usual),
    ...listed("context_window_fallbacks", routing.aliases, forLongPrompts(routing, usual)),
    ...listed("content_policy_fallbacks", routing.aliases, routing.contentPolicyFallbacks),
    ...(routing.defaultFallbacks.length > 0 ? { default_fallbacks: routing.defaultFallbacks } : {}),
    ...(Object.keys(routing.aliases).length > 0 ? { model_group_alias: sorted(routing.aliases) } : {}),
  };
}

function retryPolicy({ retryPolicy: policy }: RoutingConfig): object {
  const given = Object.entries(sorted(policy)).filter(([, retries]) => retries !== undefined);
  const names = given.map(([key, retries]) => [`${key.charAt(0).toUpperCase()}${key.slice(1)}`, retries]);
  return given.length === 0 ? {} : { retry_policy: Object.fromEntries(names) as object };
}

/** 3 equals LiteLLM's own default and would be read as "not set"; the policy says the same and is always read. */
function cooldown({ cooldown: { afterFailures, for: seconds } }: RoutingConfig): object {
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

function preCallChecks({ models, routing: { sessionAffinity } }: GatewayConfig): object {
  const isLimited = models.some((model) => Object.keys(model.limits).length > 0);
  const affinity = sessionAffinity === false ? undefined : affinityChecks[sessionAffinity.by];
  const checks = [...(isLimited ? ["enforce_model_rate_limits"] : []), ...(affinity ? [affinity] : [])];
  return {
    ...(checks.length > 0 ? { optional_pre_call_checks: checks } : {}),
    ...(sessionAffinity === false ? {} : { deployment_affinity_ttl_seconds: Math.ceil(sessionAffinity.ttl) }),
  };
}

const affinityChecks = { session: "session_affinity", key: "deployment_affinity" } as const;

function tagFiltering({ tagFiltering: tags }: RoutingConfig): object {
  if (tags === false) return {};
  return { enable_tag_filtering: true, tag_filtering_match_any: tags.match === "any" };
}

/** With an own list for each model to which not all of the default ones apply: LiteLLM knows no exceptions. */
function usualFallbacks(config: GatewayConfig, routes: readonly Route[]): Lists {
  const exceptions = defaultExceptions(config, routes).map(
    ({ model, fallbacks }) => [model, fallbacks] as const,
  );
  return { ...Object.fromEntries(exceptions), ...config.routing.fallbacks };
}

/** As soon as one model has a list for long prompts LiteLLM looks nowhere else: the others get their usual fallbacks. */
function forLongPrompts({ contextWindowFallbacks, defaultFallbacks }: RoutingConfig, usual: Lists): Lists {
  if (Object.keys(contextWindowFallbacks).length === 0) return {};
  const forAll = defaultFallbacks.length > 0 ? { "*": defaultFallbacks } : {};
  return { ...forAll, ...usual, ...contextWindowFallbacks };
}

/** One entry per name. LiteLLM looks fallbacks up by the name that the client sent: an alias needs its own. */
function listed(key: string, aliases: Readonly<Record<string, string>>, lists: Lists): object {
  const throughAliases = Object.entries(aliases).flatMap(([alias, model]) =>
    Object.hasOwn(lists, model) ? [[alias, lists[model]] as const] : [],
  );
  const entries = Object.entries(sorted({ ...Object.fromEntries(throughAliases), ...lists }));
  return entries.length === 0 ? {} : { [key]: entries.map(([name, targets]) => ({ [name]: targets })) };
}
