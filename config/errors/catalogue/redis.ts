/** A Redis that is not the stack's own. */
import { entriesOf } from "./entry";

export const redisEntries = entriesOf({
  "CACHE.REDIS_TARGET": {
    severity: "error",
    meaning: "`cache.redis` says in no way, or in several, where the external Redis is.",
    fix: "Keep exactly one of `host`, `clusterNodes` and `sentinel`.",
    example: {
      path: "cache.redis",
      message: "says not where Redis is; needs one of host, clusterNodes, sentinel",
    },
  },
  "CACHE.SENTINEL_USER": {
    severity: "error",
    meaning: "A user of Redis behind sentinels: LiteLLM sends the name to the sentinels too.",
    fix: "Remove `username`, and give the default user the password.",
    example: {
      path: "cache.redis.username",
      message: "LiteLLM would send this user to the sentinels too, with their password",
    },
  },
});
