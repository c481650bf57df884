/** How LiteLLM reaches Redis: for cached answers, and for the limits and cooldowns that proxies share. */
import type { GatewayConfig } from "../gateway-config";
import { redisServer } from "../plan/workloads/redis";
import { urlFile } from "../plan/workload";
import { secretReference } from "../plan/litellm-raw";

type External = NonNullable<GatewayConfig["cache"]["redis"]>;

/** Of `litellm_settings`. The stack's own Redis does both with one connection; an external one only keeps answers here. */
export function cacheSettings(config: GatewayConfig): object {
  const { cache } = config;
  const { type, ttl, namespace, redis } = cache;
  if (type === "none" || (type === "redis" && redis && ttl === undefined)) return {};
  const shared = {
    ...(ttl === undefined ? {} : { ttl: Math.ceil(ttl) }),
    ...(namespace === undefined ? {} : { namespace }),
    // An empty list: Redis for limits and cooldowns, no answers from the cache.
    supported_call_types: ttl === undefined ? [] : calledByProxy(cache.callTypes),
  };
  if (type === "local") return { cache: true, cache_params: { type, ...shared } };
  return {
    cache: true,
    cache_params: {
      type,
      ...(oneServer(config) ?? (redis ? responseCache(redis) : {})),
      ...shared,
      ...(redis ? { namespace: keyPrefix(cache, config.name) } : {}),
    },
  };
}

/**
 * Of `general_settings`. Only here does a namespace hold for limits and cooldowns too: two gateways in one Redis would
 * count each other's requests otherwise.
 */
export function coordinationSettings(config: GatewayConfig): object {
  const { cache, name } = config;
  if (cache.type !== "redis" || !cache.redis) return {};
  const { clusterNodes } = cache.redis;
  const several = clusterNodes
    ? { startup_nodes: clusterNodes, ...access(cache.redis) }
    : sentinels(cache.redis);
  return {
    coordination_redis: { ...(oneServer(config) ?? several), namespace: keyPrefix(cache, name) },
  };
}

/** The proxy makes asynchronous calls alone: for `completion` nothing would be cached. */
function calledByProxy(callTypes: readonly string[]): readonly string[] {
  return [...new Set(callTypes.map((type) => (type.startsWith("a") ? type : `a${type}`)))];
}

function keyPrefix({ namespace }: GatewayConfig["cache"], name: string): string {
  return namespace ?? name;
}

/**
 * As a URL: given host and password, LiteLLM's blocking client tries ten times, each with ten tries to connect, and a
 * Redis that hangs stops the proxy for a minute at the next health check. A client made from a URL tries once.
 */
function oneServer(config: GatewayConfig): object | null {
  const server = redisServer(config);
  if (server === null) return null;
  const { url, password } = server;
  return {
    url: password === undefined ? url : secretReference(urlFile(password)),
    ...(config.cache.redis ? timeouts : { ...timeouts, socket_connect_timeout: 0.3 }),
  };
}

/** Of a hung Redis; the way to connect may go through other networks, and through the handshake of TLS. */
const timeouts = { socket_timeout: 0.3, socket_connect_timeout: 1 } as const;

function responseCache(redis: External): object {
  return redis.clusterNodes
    ? { redis_startup_nodes: redis.clusterNodes, ...access(redis) }
    : sentinels(redis);
}

function sentinels({ sentinel, ...redis }: External): object {
  if (!sentinel) return {};
  return {
    sentinel_nodes: sentinel.nodes.map((node) => [node.host, node.port]),
    service_name: sentinel.serviceName,
    ...(sentinel.password === undefined ? {} : { sentinel_password: secretReference(sentinel.password) }),
    ...access(redis),
  };
}

function access({ username, password, tls }: External): object {
  return {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password: secretReference(password) }),
    ...(tls ? { ssl: true } : {}),
    ...timeouts,
  };
}
