/** Messages about a Redis that is not the stack's own. */
import type { Finding } from "../findings";
import { error } from "./finding";

const ways = "host, clusterNodes, sentinel";

export function redisTarget(path: string, given: readonly string[]): Finding {
  return error(
    "CACHE.REDIS_TARGET",
    path,
    given.length === 0
      ? `says not where Redis is; needs one of ${ways}`
      : `got ${given.join(" and ")}; takes only one of ${ways}`,
    "Keep the one that says how this Redis is run.",
  );
}

export function redisUserWithSentinel(path: string): Finding {
  return error(
    "CACHE.SENTINEL_USER",
    path,
    "LiteLLM would send this user to the sentinels too, with their password",
    "Remove username, and give the default user of Redis the password.",
  );
}
