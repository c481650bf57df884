/** How a proxy with an own YAML finds Redis: LiteLLM's own variables. Facts: litellm/_redis.py of LiteLLM 1.106.2. */
import type { GatewayConfig } from "../../gateway-config";
import type { Workload } from "../types";
import { secretVariable } from "../workload";
import { redisPassword, redisPort } from "./redis";

type Surroundings = Pick<Workload, "environment" | "secrets">;

/** `own`: the stack's Redis; null where it has none. */
export function redisEnvironment({ cache }: GatewayConfig, own: string | null): Surroundings {
  if (own !== null)
    return {
      environment: { REDIS_HOST: own, REDIS_PORT: String(redisPort) },
      secrets: [secretVariable(redisPassword, "REDIS_PASSWORD")],
    };
  if (cache.type !== "redis" || !cache.redis) return { environment: {}, secrets: [] };
  const { username, password, tls, sentinel } = cache.redis;
  return {
    environment: {
      ...target(cache.redis),
      ...(username === undefined ? {} : { REDIS_USERNAME: username }),
      ...(tls ? { REDIS_SSL: "True" } : {}),
    },
    secrets: [
      ...(password === undefined ? [] : [secretVariable(password, "REDIS_PASSWORD")]),
      ...(sentinel?.password === undefined
        ? []
        : [secretVariable(sentinel.password, "REDIS_SENTINEL_PASSWORD")]),
    ],
  };
}

function target({
  host,
  port,
  clusterNodes,
  sentinel,
}: NonNullable<GatewayConfig["cache"]["redis"]>): Readonly<Record<string, string>> {
  if (clusterNodes) return { REDIS_CLUSTER_NODES: JSON.stringify(clusterNodes) };
  if (sentinel)
    return {
      REDIS_SENTINEL_NODES: JSON.stringify(sentinel.nodes.map((node) => [node.host, node.port])),
      REDIS_SERVICE_NAME: sentinel.serviceName,
    };
  return { REDIS_HOST: host ?? "", REDIS_PORT: String(port ?? redisPort) };
}
