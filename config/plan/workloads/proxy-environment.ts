/** What a proxy reads from its environment and its secret files. Facts: LiteLLM 1.106.2. */
import type { GatewayConfig } from "../../gateway-config";
import { givenCredentials } from "../credentials";
import type { SecretUse, Workload } from "../types";
import { secretFile, secretVariable, sorted } from "../workload";
import { databaseEnvironment, databaseSecrets } from "./migrate";
import { rawSecrets } from "../litellm-raw";
import { redisSecrets } from "./redis";
import { requestLog } from "./request-log";
import { redisEnvironment } from "./redis-environment";

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

type Surroundings = Pick<Workload, "environment" | "secrets">;

export function proxyEnvironment(config: GatewayConfig, needs: ProxyNeeds): Surroundings {
  const common = { environment: environment(config, needs), secrets: secrets(config) };
  return config.ownLitellm === null ? common : withOwnConfig(config, needs, common);
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

/** As long as the longest request, unless told otherwise: a change then cuts none, and waits only for those that are open. */
export function stopGrace({ proxy }: GatewayConfig): number {
  return proxy.stopGrace ?? proxy.requestTimeout;
}

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
    GRACEFUL_SHUTDOWN_TIMEOUT: String(Math.ceil(stopGrace(config))),
    ...(needs.engines.length > 0 ? lostEngine : {}),
    // A hung Redis costs at most one request 0.6 s.
    ...(config.cache.type === "redis"
      ? { REDIS_CIRCUIT_BREAKER_FAILURE_THRESHOLD: "2", REDIS_CIRCUIT_BREAKER_TIMEOUT_MIN_DURATION: "0.2" }
      : {}),
    ...(config.database.type === "none" ? {} : { DISABLE_SCHEMA_UPDATE: "true" }),
    ...adminPage(config),
    ...(proxy.publicUrl === undefined ? {} : { PROXY_BASE_URL: proxy.publicUrl }),
    ...(needs.postgres === null ? {} : databaseEnvironment(config, needs.postgres, "rw")),
    ...telemetryEnvironment(config),
    ...requestLog(config).environment,
    ...sorted(proxy.env),
  };
}

/** Without a database nobody can sign in anyway. */
function adminPage({ proxy, database }: GatewayConfig): Readonly<Record<string, string>> {
  if (!proxy.ui.enabled) return { DISABLE_ADMIN_UI: "True" };
  return database.type === "none" ? {} : { UI_USERNAME: proxy.ui.user };
}

/** An own YAML names its callbacks, and their variables, itself. */
function telemetryEnvironment({ telemetry, ownLitellm }: GatewayConfig): Readonly<Record<string, string>> {
  const { langfuse, langsmith, otlp } = telemetry;
  if (ownLitellm !== null) return {};
  return {
    // Always said: callbacks differ in what they take for the default.
    ...(langfuse ? { LANGFUSE_HOST: langfuse.host } : {}),
    ...(langsmith ? { LANGSMITH_PROJECT: langsmith.project, LANGSMITH_BASE_URL: langsmith.endpoint } : {}),
    // LiteLLM's own names: those of OpenTelemetry would be read by langfuse_otel's client too.
    ...(otlp
      ? {
          OTEL_EXPORTER: `otlp_${otlp.protocol}`,
          OTEL_ENDPOINT: otlp.endpoint,
          OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: otlp.includePrompts
            ? "SPAN_ONLY"
            : "NO_CONTENT",
        }
      : {}),
  };
}

function secrets(config: GatewayConfig): readonly SecretUse[] {
  const { proxy, database } = config;
  const keys = config.models.flatMap((model) => [
    ...(model.upstream?.apiKeys ?? []),
    ...givenCredentials(model.upstream).flatMap(({ secret, value }) => (secret ? [value] : [])),
    ...(model.vllm?.apiKey == null ? [] : [model.vllm.apiKey]),
  ]);
  return [
    ...(proxy.masterKey === "none" ? [] : [secretFile(proxy.masterKey)]),
    ...redisSecrets(config),
    ...[...new Set([...keys, ...rawSecrets(config)])].toSorted().map(secretFile),
    ...databaseSecrets(config, "rw"),
    ...(database.type === "none" ? [] : [secretVariable(proxy.saltKey, "LITELLM_SALT_KEY")]),
    ...(database.type === "none" || !proxy.ui.enabled
      ? []
      : [secretVariable(proxy.ui.password, "UI_PASSWORD")]),
    ...telemetrySecrets(config),
    ...Object.entries(sorted(proxy.secretEnv)).map(([variable, name]) => secretVariable(name, variable)),
  ];
}

function telemetrySecrets({ telemetry, ownLitellm }: GatewayConfig): readonly SecretUse[] {
  const { langfuse, langsmith, otlp } = telemetry;
  if (ownLitellm !== null) return [];
  return [
    ...(langfuse
      ? [
          secretVariable(langfuse.publicKey, "LANGFUSE_PUBLIC_KEY"),
          secretVariable(langfuse.secretKey, "LANGFUSE_SECRET_KEY"),
        ]
      : []),
    ...(langsmith ? [secretVariable(langsmith.apiKey, "LANGSMITH_API_KEY")] : []),
    ...(otlp?.headers === undefined ? [] : [secretVariable(otlp.headers, "OTEL_HEADERS")]),
  ];
}

/** An own YAML finds everything under LiteLLM's own names, and what else it asks for as secrets of these names. */
function withOwnConfig(config: GatewayConfig, needs: ProxyNeeds, common: Surroundings): Surroundings {
  const { masterKey } = config.proxy;
  const redis = redisEnvironment(config, needs.redis);
  const environment = { ...redis.environment, ...common.environment };
  const standard = [
    ...(masterKey === "none" ? [] : [secretVariable(masterKey, "LITELLM_MASTER_KEY")]),
    ...redis.secrets,
    ...common.secrets.filter(({ variable }) => variable !== null),
  ];
  const known = new Set([...Object.keys(environment), ...standard.map(({ variable }) => variable)]);
  const { variables = [], files = [] } = config.ownLitellm ?? {};
  const asked = variables.filter((name) => !known.has(name)).map((name) => secretVariable(name, name));
  const there = new Set([...standard, ...asked].map(({ file }) => file));
  const read = files.filter((name) => !there.has(name)).map(secretFile);
  return { environment, secrets: [...standard, ...asked, ...read] };
}
