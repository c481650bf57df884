/** A Redis of somebody else: where it is said once, and nothing is said of an own one beside it. */
import * as messages from "../errors/redis";
import { noEffect } from "../errors/service";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";

export function checkExternalRedis({ cache }: GatewayConfig): readonly Finding[] {
  const { redis, type } = cache;
  if (!redis) return [];
  if (type !== "redis") return [noEffect("cache.redis", `cache.type is ${type}`)];
  const given = (["host", "clusterNodes", "sentinel"] as const).filter((key) => redis[key] !== undefined);
  const rows: readonly (readonly [boolean, string, string])[] = [
    [cache.publish !== undefined, "cache.publish", "cache.redis is not the stack's own"],
    [cache.maxMemoryGiB !== undefined, "cache.maxMemoryGiB", "cache.redis is not the stack's own"],
    [
      redis.port !== undefined && redis.host === undefined,
      "cache.redis.port",
      "there is no cache.redis.host",
    ],
  ];
  return [
    ...(given.length === 1 ? [] : [messages.redisTarget("cache.redis", given)]),
    ...(redis.sentinel && redis.username !== undefined
      ? [messages.redisUserWithSentinel("cache.redis.username")]
      : []),
    ...rows.flatMap(([isUnused, path, because]) => (isUnused ? [noEffect(path, because)] : [])),
  ];
}
