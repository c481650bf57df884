/** How LiteLLM reaches Redis: for cached answers, and for the limits and cooldowns that proxies share. */
import type { GatewayConfig } from "../gateway-config";
import { serviceNames } from "../plan/names";
import { redisPassword, redisPort } from "../plan/workloads/redis";
import { secretReference } from "../plan/litellm-raw";

type External = NonNullable<GatewayConfig["cache"]["redis"]>;

/** Of `litellm_settings`. The stack's own Redis does both with one connection; an external one only keeps answers here. */
export function cacheSettings({ cache, ...config }: GatewayConfig): object {
  const { type, ttl, namespace, redis } = cache;
  if (type === "none" || (type === "redis" && redis && ttl === undefined)) return {};
  const shared = {
    ...(ttl === undefined ? {} : { ttl: Math.ceil(ttl) }),
    ...(namespace === undefined ? {} : { namespace }),
    // An empty list: Redis for limits and cooldowns, no answers from the cache.
    supported_call_types: ttl === undefined ? [] : calledByProxy(cache.callTypes),
  };
  if (type === "local") return { cache: true, cache_params: { type, ...shared } };
  const server = redis ? responseCache(redis) : ownServer({ cache, ...config });
  return {
    cache: true,
    cache_params: {
      type,
      ...server,
      ...shared,
      ...(redis ? { namespace: keyPrefix(cache, config.name) } : {}),
    },
  };
}

/**
 * Of `general_settings`. Only here does a namespace hold for limits and cooldowns too: two gateways in one Redis would
 * count each other's requests otherwise.
 */
export function coordinationSettings({ cache, name }: GatewayConfig): object {
  if (cache.type !== "redis" || !cache.redis) return {};
  const { clusterNodes } = cache.redis;
  const server = clusterNodes
    ? { startup_nodes: clusterNodes, ...access(cache.redis) }
    : singleServer(cache.redis);
  return { coordination_redis: { ...server, namespace: keyPrefix(cache, name) } };
}

/** The proxy makes asynchronous calls alone: for `completion` nothing would be cached. */
function calledByProxy(callTypes: readonly string[]): readonly string[] {
  return [...new Set(callTypes.map((type) => (type.startsWith("a") ? type : `a${type}`)))];
}

function keyPrefix({ namespace }: GatewayConfig["cache"], name: string): string {
  return namespace ?? name;
}

function ownServer(config: GatewayConfig): object {
  return {
    host: serviceNames(config).redis,
    port: redisPort,
    password: secretReference(redisPassword),
    // Of a hung Redis; with them no request waits longer than 0.6 s.
    socket_timeout: 0.3,
    socket_connect_timeout: 0.3,
  };
}

function responseCache(redis: External): object {
  return redis.clusterNodes
    ? { redis_startup_nodes: redis.clusterNodes, ...access(redis) }
    : singleServer(redis);
}

function singleServer(redis: External): object {
  const { host, port, sentinel } = redis;
  if (!sentinel) return { host, port: port ?? redisPort, ...access(redis) };
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
    socket_timeout: 0.3,
    // A way through other networks, and the handshake of TLS.
    socket_connect_timeout: 1,
  };
}
