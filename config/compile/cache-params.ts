/** `litellm_settings.cache_params`: Redis for limits and cooldowns, and what is answered from the cache. */
import type { GatewayConfig } from "../gateway-config";
import { serviceNames } from "../plan/names";
import { redisPassword, redisPort } from "../plan/workloads/redis";
import { secretReference } from "./model-list";

export function cacheParams(config: GatewayConfig): object {
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
