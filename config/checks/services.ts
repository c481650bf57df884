/** Proxy, edge, cache and database: combinations that would be open, ineffective or broken. */
import * as messages from "../errors/service";
import { watcherJobs } from "../compile/scrape-jobs";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { gatewayBind, hasTls } from "../plan/edge-ports";
import { proxyProcesses } from "../plan/proxy-processes";
import { hasOwnRedis } from "../plan/workloads/redis";
import { literalIn } from "./literal-environment";
import { ownerOfWayOut } from "./way-out";

export function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}

export function checkBind(config: GatewayConfig): readonly Finding[] {
  const { proxy, edge } = config;
  const findings = bound(config).flatMap(([path, addresses]) => {
    const open = addresses.filter((address) => !isLoopback(address));
    const isGateway = path === gatewayBindPath(config);
    const held = isGateway && edge.enabled;
    const fix = isGateway ? "Keep one address, or leave the edge on." : "Keep one address.";
    return [
      ...(isGateway && hasTls(config) ? [] : open.map((address) => messages.openBind(path, address))),
      ...(addresses.length > 1 && !held ? [messages.severalAddresses(path, addresses, fix)] : []),
    ];
  });
  const open = gatewayBind(config).find((address) => !isLoopback(address));
  return proxy.masterKey === "none" && open !== undefined
    ? [...findings, messages.openWithoutKey("proxy.masterKey", open)]
    : findings;
}

/** The key that says where the gateway listens. */
function gatewayBindPath({ edge }: GatewayConfig): string {
  return edge.enabled && edge.bind !== undefined ? "edge.bind" : "proxy.bind";
}

/** Where the published services listen: path and addresses. */
function bound(config: GatewayConfig) {
  const { cache, database, grafana, prometheus } = config;
  const bound: [string, readonly string[]][] = [[gatewayBindPath(config), gatewayBind(config)]];
  if (cache.publish && hasOwnRedis({ cache })) bound.push(["cache.publish.bind", cache.publish.bind]);
  if (database.publish && database.type === "postgres")
    bound.push(["database.publish.bind", database.publish.bind]);
  if (prometheus.enabled && prometheus.port !== undefined) bound.push(["prometheus.bind", prometheus.bind]);
  if (grafana.enabled) bound.push(["grafana.bind", grafana.bind]);
  return bound;
}

export function checkCache(config: GatewayConfig): readonly Finding[] {
  const findings: Finding[] = [];
  if (config.cache.type === "none" && config.cache.ttl !== undefined)
    findings.push(messages.ttlWithoutCache("cache.ttl"));
  const processes = proxyProcesses(config);
  const cachesAlone = config.cache.type === "local" && config.cache.ttl !== undefined;
  if (config.cache.type !== "redis" && processes > 1)
    findings.push(messages.limitsNotShared("cache.type", processes, cachesAlone));
  return findings;
}

export function checkDatabase(config: GatewayConfig): readonly Finding[] {
  const { type, url } = config.database;
  if (type === "external" && url === undefined) return [messages.databaseUrlMissing("database.url")];
  if (type !== "external" && url !== undefined) return [messages.databaseUrlUnused("database.url", type)];
  return [];
}

export function checkScrapeJobs(config: GatewayConfig): readonly Finding[] {
  const ownJobs = ["prometheus", "litellm", "vllm", ...watcherJobs(config).map((job) => job.job_name)];
  return Object.keys(config.prometheus.extraTargets)
    .filter((job) => ownJobs.includes(job))
    .map((job) => messages.scrapeJobReserved(formatPath(["prometheus", "extraTargets", job]), job));
}

/** Variables of the proxy that a typed field sets, always or where it is set. */
const owned: Readonly<Record<string, string>> = {
  NUM_WORKERS: "proxy.workers",
  PROXY_BASE_URL: "proxy.publicUrl",
  STORE_PROMPTS_IN_SPEND_LOGS: "proxy.storePrompts",
  DISABLE_ADMIN_UI: "proxy.ui.enabled",
  LITELLM_LOG: "proxy.logLevel",
  LITELLM_MASTER_KEY: "proxy.masterKey",
  LITELLM_SALT_KEY: "proxy.saltKey",
  UI_USERNAME: "proxy.ui.user",
  UI_PASSWORD: "proxy.ui.password",
  DATABASE_URL: "database.url",
  DATABASE_HOST: "database",
  DATABASE_NAME: "database.name",
  DATABASE_USERNAME: "database.user",
  DATABASE_PASSWORD: "database",
  GRACEFUL_SHUTDOWN_TIMEOUT: "proxy.stopGrace",
  DISABLE_SCHEMA_UPDATE: "database",
  REQUEST_LOG_LOGGER: "telemetry.requests.logger",
  REQUEST_LOG_LEVEL: "telemetry.requests.level",
  REQUEST_LOG_DESTINATION: "telemetry.requests.destination",
  REQUEST_LOG_MAX_MIB: "telemetry.requests.maxSizeMiB",
  REQUEST_LOG_PROMPTS: "telemetry.requests.includePrompts",
};

const ownedByTelemetry = {
  otlp: [
    "OTEL_EXPORTER",
    "OTEL_ENDPOINT",
    "OTEL_HEADERS",
    "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT",
  ],
  langfuse: ["LANGFUSE_PUBLIC_KEY", "LANGFUSE_SECRET_KEY", "LANGFUSE_HOST"],
  langsmith: ["LANGSMITH_API_KEY", "LANGSMITH_PROJECT", "LANGSMITH_BASE_URL"],
} as const;

function ownerOf({ telemetry }: GatewayConfig, variable: string): string | undefined {
  const service = (["langfuse", "langsmith", "otlp"] as const).find((name) =>
    ownedByTelemetry[name].some((own) => own === variable),
  );
  if (service !== undefined) return telemetry[service] && `telemetry.${service}`;
  return Object.hasOwn(owned, variable) ? owned[variable] : undefined;
}

export function checkProxyEnvironment(config: GatewayConfig): readonly Finding[] {
  const { env, secretEnv } = config.proxy;
  const conflicts = [...entries("env", env), ...entries("secretEnv", secretEnv)].flatMap(
    ([path, variable]) => {
      const field = ownerOf(config, variable);
      return field === undefined ? [] : [messages.proxyEnvironmentOwned(path, variable, field)];
    },
  );
  const literal = entries("env", env)
    .filter(([, variable]) => ownerOf(config, variable) === undefined)
    .flatMap(([path, variable]) => literalIn(path, variable, env[variable] ?? ""));
  const twice = entries("env", env).flatMap(([path, variable]) => {
    const field = ownerOfWayOut(config.host, variable);
    return field === undefined ? [] : [messages.proxyEnvironmentOwned(path, variable, field)];
  });
  return [...conflicts, ...twice, ...literal];
}

function entries(
  field: string,
  record: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  return Object.keys(record).map((variable) => [formatPath(["proxy", field, variable]), variable]);
}
