/** How LiteLLM reaches Redis: for cached answers, and for the limits and cooldowns that proxies share. */
import type { GatewayConfig } from "../gateway-config";
import { redisServer } from "../plan/workloads/redis";
import type { RedisServer } from "../plan/workloads/redis";
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
      ...connection(config, "redis_startup_nodes"),
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
  return {
    coordination_redis: { ...connection(config, "startup_nodes"), namespace: keyPrefix(cache, name) },
  };
}

/** The proxy makes asynchronous calls alone: for `completion` nothing would be cached. */
function calledByProxy(callTypes: readonly string[]): readonly string[] {
  return [...new Set(callTypes.map((type) => (type.startsWith("a") ? type : `a${type}`)))];
}

function keyPrefix({ namespace }: GatewayConfig["cache"], name: string): string {
  return namespace ?? name;
}

/** The two sections call the nodes of a cluster by different names. */
function connection(config: GatewayConfig, nodes: "startup_nodes" | "redis_startup_nodes"): object {
  const { redis } = config.cache;
  const server = redisServer(config);
  if (server !== null) return oneServer(server, redis !== undefined);
  const { clusterNodes, sentinel } = redis ?? {};
  return {
    ...(clusterNodes ? { [nodes]: clusterNodes } : {}),
    ...(sentinel ? sentinels(sentinel) : {}),
    ...(redis ? access(redis) : {}),
  };
}

/**
 * As a URL: given host and password, LiteLLM's blocking client tries ten times, each with ten tries to connect, and a
 * Redis that hangs stops the proxy for a minute at the next health check. A client made from a URL tries once.
 */
function oneServer({ url, password }: RedisServer, isExternal: boolean): object {
  return {
    url: password === undefined ? url : secretReference(urlFile(password)),
    ...(isExternal ? timeouts : { ...timeouts, socket_connect_timeout: 0.3 }),
  };
}

/** Of a hung Redis; the way to connect may go through other networks, and through the handshake of TLS. */
const timeouts = { socket_timeout: 0.3, socket_connect_timeout: 1 } as const;

function sentinels({ nodes, serviceName, password }: NonNullable<External["sentinel"]>): object {
  return {
    sentinel_nodes: nodes.map((node) => [node.host, node.port]),
    service_name: serviceName,
    ...(password === undefined ? {} : { sentinel_password: secretReference(password) }),
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
