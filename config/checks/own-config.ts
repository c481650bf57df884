/** `proxy.configFile`: what it excludes, what has no effect beside it, and what must agree with it. */
import * as messages from "../errors/proxy";
import { within } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { isGiven } from "./given";

/** Settings that are compiled into the YAML, or that only models have. */
const compiled = [
  "defaults",
  "huggingFace",
  "litellm",
  "telemetry.langfuse",
  "telemetry.langsmith",
  "telemetry.otlp",
  "proxy.jsonLogs",
  "proxy.dropParams",
  "proxy.callbacks",
  "proxy.publicMetrics",
  "proxy.budget",
  "proxy.storePrompts",
  "cache.ttl",
  "cache.callTypes",
  "cache.namespace",
  "database.maxConnections",
  "database.spendLogs",
];

export function checkOwnConfig(config: GatewayConfig): readonly Finding[] {
  if (config.proxy.configFile === undefined) return [];
  // The edge waits for an answer as long as the request may take.
  const ignored = config.edge.enabled ? compiled : [...compiled, "proxy.requestTimeout"];
  return [
    ...(config.modelNames.length > 0 ? [messages.ownConfigExcludes("models")] : []),
    ...(isGiven(config, "routing") ? [messages.ownConfigExcludes("routing")] : []),
    ...config.given
      .filter((path) => ignored.some((setting) => within(path, setting)))
      .map(messages.ownConfigIgnores),
    ...agreement(config),
  ];
}

function agreement({ ownLitellm: own, proxy, database, prometheus }: GatewayConfig): readonly Finding[] {
  if (own === null) return [];
  const keys = ["LITELLM_MASTER_KEY", proxy.masterKey];
  const isOtherKey = own.masterKey !== null && (proxy.masterKey === "none" || !keys.includes(own.masterKey));
  return [
    ...(isOtherKey ? [messages.ownConfigMasterKey("proxy.masterKey", own.masterKey, proxy.masterKey)] : []),
    ...(database.type !== "external" && own.variables.includes("DATABASE_URL")
      ? [messages.ownConfigDatabase("database.type", database.type)]
      : []),
    ...(prometheus.enabled && !own.hasMetrics ? [messages.ownConfigMetrics("prometheus.enabled")] : []),
  ];
}
