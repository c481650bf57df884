/** The LiteLLM containers that answer clients. Facts about the image: LiteLLM 1.106.2. */
import type { GatewayConfig } from "../../gateway-config";
import { rawSecrets } from "../litellm-raw";
import type { SecretUse, Workload } from "../types";
import { firstStartSeconds, probe, secretFile, secretVariable, sorted, workload } from "../workload";
import { databaseEnvironment, databaseSecrets, imageEntrypoint } from "./migrate";
import { postgresPort } from "./postgres";
import { redisPassword, redisPort } from "./redis";
import { enginePort } from "./vllm";

export const proxyPort = 4000;
const proxyConfigPath = "/app/generated-config.yaml";
/** From the moment its needs answer; LiteLLM takes up to a minute on a busy machine. */
const proxyStartSeconds = 120;

/** What the proxies stand on. */
export interface ProxyNeeds {
  readonly redis: string | null;
  readonly postgres: string | null;
  readonly migrate: string | null;
  /** Engines by model: one of each must answer before a new proxy is started. */
  readonly engines: readonly (readonly string[])[];
  /** The longest load budget of an engine, seconds. */
  readonly engineBudgetSeconds: number;
}

/** One proxy. `previous` is the replica before it: they are replaced one after another. */
export function proxyWorkload(
  config: GatewayConfig,
  name: string,
  alias: string,
  previous: string | null,
  needs: ProxyNeeds,
): Workload {
  const { proxy, edge } = config;
  const debug = proxy.logLevel === "detailed" ? ["--detailed_debug"] : [];
  const chained = [needs.migrate, previous].filter((need) => need !== null);
  const waitsInside = [needs.redis, needs.postgres, ...needs.engines.flat()].filter((need) => need !== null);
  return workload({
    name,
    role: "proxy",
    image: config.images.litellm,
    entrypoint: imageEntrypoint,
    argv: ["--config", proxyConfigPath, "--port", String(proxyPort), ...debug],
    environment: environment(config, needs),
    secrets: secrets(config, needs),
    ports: edge.enabled
      ? []
      : proxy.bind.slice(0, 1).map((bind) => ({ bind, port: proxy.port, internal: proxyPort })),
    files: [{ path: proxyConfigPath, artefact: "litellm" }],
    probe: readiness(config),
    needs: [...chained, ...waitsInside],
    waitsInside,
    startsAfter: stores(needs),
    // LiteLLM checks its engines when it starts, and rests those that do not answer.
    firstStartAfter: needs.engines.map((names) =>
      names.map((engine) => `http://${engine}:${enginePort}/health`),
    ),
    replacement: edge.enabled ? "overlap" : "gap",
    aliases: edge.enabled && name !== alias ? [alias] : [],
    startBudgetSeconds: needs.engineBudgetSeconds + proxyStartSeconds,
    stopGraceSeconds: proxy.stopGrace + 15,
    memoryMiB: 4096,
    ...(needs.engines.length > 0 ? { resolverOptions: lookups(config), sysctls: lostConnections } : {}),
  });
}

function stores({ redis, postgres }: ProxyNeeds): readonly string[] {
  return [
    ...(redis === null ? [] : [`${redis}:${redisPort}`]),
    ...(postgres === null ? [] : [`${postgres}:${postgresPort}`]),
  ];
}

/**
 * A container that dies takes its address with it and resets no connection: without these a request that waits for it,
 * or that takes a pooled connection, hangs until `timeout`. Read by litellm/constants.py, used for every upstream.
 */
const lostEngine = {
  AIOHTTP_TTL_DNS_CACHE: "1",
  AIOHTTP_KEEPALIVE_TIMEOUT: "0",
  AIOHTTP_SO_KEEPALIVE: "True",
  AIOHTTP_TCP_KEEPIDLE: "2",
  AIOHTTP_TCP_KEEPINTVL: "1",
  AIOHTTP_TCP_KEEPCNT: "3",
  // A lookup that waits holds a thread, and uvloop gives lookups half of its threads: of 4 unless told otherwise.
  UV_THREADPOOL_SIZE: "256",
} as const;

/**
 * The name of a lost engine is asked for outside, where maybe nobody answers: the library's own patience is 10 s, and
 * LiteLLM asks twice. Names of others need more than the 4 s after which Docker asks its second name server.
 */
function lookups({ models, database }: GatewayConfig): readonly string[] {
  const outside = database.type === "external" || models.some((model) => model.upstream !== null);
  return ["timeout:1", outside ? "attempts:5" : "attempts:2"];
}

/**
 * Keep-alive does not act while a connection begins (the kernel's own patience: 71 s, seen on a killed container's address),
 * nor while something sent is not confirmed (15 minutes).
 */
const lostConnections = { "net.ipv4.tcp_syn_retries": "1", "net.ipv4.tcp_retries2": "5" } as const;

const logLevels = {
  error: "ERROR",
  warn: "WARNING",
  info: "INFO",
  debug: "DEBUG",
  detailed: "DEBUG",
} as const;

function environment(config: GatewayConfig, needs: ProxyNeeds): Readonly<Record<string, string>> {
  const { proxy } = config;
  return {
    LITELLM_MODE: "PRODUCTION",
    LITELLM_LOG: logLevels[proxy.logLevel],
    // Prices come from the config; the list is not fetched from the internet at start.
    LITELLM_LOCAL_MODEL_COST_MAP: "True",
    LITELLM_LOCAL_BLOG_POSTS: "True",
    GRACEFUL_SHUTDOWN_TIMEOUT: String(Math.ceil(proxy.stopGrace)),
    ...(needs.engines.length > 0 ? lostEngine : {}),
    // A hung Redis costs at most one request 0.6 s.
    ...(needs.redis === null
      ? {}
      : { REDIS_CIRCUIT_BREAKER_FAILURE_THRESHOLD: "2", REDIS_CIRCUIT_BREAKER_TIMEOUT_MIN_DURATION: "0.2" }),
    ...(config.database.type === "none" ? {} : { DISABLE_SCHEMA_UPDATE: "true", UI_USERNAME: proxy.ui.user }),
    ...(needs.postgres === null ? {} : databaseEnvironment(config, needs.postgres)),
    ...sorted(proxy.env),
  };
}

function secrets(config: GatewayConfig, needs: ProxyNeeds): readonly SecretUse[] {
  const { proxy, database } = config;
  const keys = config.models.flatMap((model) => [
    ...(model.upstream?.apiKeys ?? []),
    ...(model.vllm?.apiKey == null ? [] : [model.vllm.apiKey]),
  ]);
  const files = new Set([...keys, ...rawSecrets(config)]);
  return [
    ...(proxy.masterKey === "none" ? [] : [secretFile(proxy.masterKey)]),
    ...(needs.redis === null ? [] : [secretFile(redisPassword)]),
    ...[...files].toSorted().map(secretFile),
    ...databaseSecrets(config),
    ...(database.type === "none"
      ? []
      : [
          secretVariable(proxy.saltKey, "LITELLM_SALT_KEY"),
          secretVariable(proxy.ui.password, "UI_PASSWORD"),
        ]),
    ...Object.entries(sorted(proxy.secretEnv)).map(([variable, name]) => secretVariable(name, variable)),
  ];
}

/** The image has neither curl nor wget, so the probe is Python. */
const probeProgram = "import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=5)";

function readiness(config: GatewayConfig) {
  const path = config.database.type === "none" ? "liveliness" : "readiness";
  return probe(["CMD", "python3", "-c", probeProgram, `http://127.0.0.1:${proxyPort}/health/${path}`], {
    every: 5,
    timeout: 10,
    startPeriod: firstStartSeconds,
  });
}
