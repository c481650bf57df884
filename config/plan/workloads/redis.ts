/** Redis: shares limits, cooldowns and cached answers between proxies. Keeps nothing over a restart, on purpose. */
import type { GatewayConfig } from "../../gateway-config";
import { ofDatabase } from "../networks";
import type { SecretUse, Workload } from "../types";
import { serviceNames } from "../names";
import { probe, secretFile, secretUrl, workload } from "../workload";

export const redisPort = 6379;
export const redisPassword = "REDIS_PASSWORD";
const aclFile = "redis.acl";

/** The stack runs a Redis of its own. */
export function hasOwnRedis({ cache }: Pick<GatewayConfig, "cache">): boolean {
  return cache.type === "redis" && cache.redis === undefined;
}

/** What a proxy reads to reach Redis, its own or an external one. */
export function redisSecrets(config: GatewayConfig): readonly SecretUse[] {
  const { cache } = config;
  if (cache.type !== "redis") return [];
  const server = redisServer(config);
  if (server !== null) return server.password === undefined ? [] : [secretUrl(server.password, server.url)];
  const { password, sentinel } = cache.redis ?? {};
  return [password, sentinel?.password].flatMap((name) => (name === undefined ? [] : [secretFile(name)]));
}

export interface RedisServer {
  /** Without the password. */
  readonly url: string;
  /** Secret. */
  readonly password: string | undefined;
}

/** The one server that the proxies talk to; null for a cluster and for sentinels. */
export function redisServer(config: GatewayConfig): RedisServer | null {
  const external = config.cache.redis;
  if (!external)
    return { url: `redis://${serviceNames(config).redis}:${redisPort}`, password: redisPassword };
  const { host, port, username, password, tls } = external;
  if (host === undefined) return null;
  const user = username === undefined ? "" : `${encodeURIComponent(username)}@`;
  return { url: `${tls ? "rediss" : "redis"}://${user}${host}:${port ?? redisPort}`, password };
}

const defaultMaxMemoryGiB = 1;

export function redisWorkload(config: GatewayConfig, name: string): Workload {
  const { maxMemoryGiB = defaultMaxMemoryGiB, publish } = config.cache;
  const maxMemoryMiB = Math.round(maxMemoryGiB * 1024);
  const ping = `REDISCLI_AUTH="$(cat /run/secrets/${redisPassword})" redis-cli ping | grep -q PONG`;
  return workload({
    name,
    role: "redis",
    image: config.images.redis,
    // `--save` without a value switches snapshots off.
    argv: [
      "redis-server",
      "--save",
      "--appendonly",
      "no",
      "--maxmemory",
      `${maxMemoryMiB}mb`,
      "--maxmemory-policy",
      "allkeys-lru",
      "--aclfile",
      `/run/secrets/${aclFile}`,
    ],
    secrets: [
      secretFile(redisPassword),
      { name: redisPassword, file: aclFile, form: "redis-acl", variable: null },
    ],
    ports: (publish?.bind ?? []).map((bind) => ({
      bind,
      port: publish?.port ?? redisPort,
      internal: redisPort,
    })),
    mounts: [{ kind: "memory", target: "/data", sizeMiB: 16, mode: "0777" }],
    probe: probe(["CMD-SHELL", ping], { every: 5, timeout: 5, startPeriod: 30 }),
    stackNetworks: ofDatabase(publish),
    startBudgetSeconds: 60,
    stopGraceSeconds: 10,
    memoryMiB: Math.ceil(maxMemoryMiB * 1.5) + 64,
    cpus: 2,
    user: "999:999",
    readOnlyRoot: true,
  });
}
