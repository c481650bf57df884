/** What only a database can do. A feature of a later release is one more row. */
import * as messages from "../errors/proxy";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { mostConnections, neededConnections, proxyConnections } from "../plan/workloads/connections";
import { isGiven } from "./given";

/** Path and what stands there, as the beginning of a sentence. */
const features: readonly (readonly [string, string])[] = [
  ["proxy.ui", "the admin page"],
  ["proxy.saltKey", "what it encrypts"],
  ["proxy.budget", "a budget"],
  ["proxy.storePrompts", "the log of prompts"],
  ["database.spendLogs", "the log of requests"],
  ["access", "a virtual key"],
];

/** Only what somebody asked for: a default that lacks its database is simply not there. */
export function checkDatabaseFeatures(config: GatewayConfig): readonly Finding[] {
  if (config.database.type !== "none") return [];
  return features
    .filter(([path]) => isGiven(config, path) && !(path === "proxy.ui" && !config.proxy.ui.enabled))
    .map(([path, feature]) => messages.databaseNeeded(path, feature));
}

/** Both delete whole rows of the same table, so LiteLLM has one setting for them. */
export function checkSpendLogs({ database, proxy }: GatewayConfig): readonly Finding[] {
  const [kept, prompts] = [database.spendLogs?.retention, proxy.storePrompts?.retention];
  if (kept === undefined || prompts === undefined || kept === prompts) return [];
  return [messages.retentionTwice("database.spendLogs.retention", kept, prompts)];
}

export function checkConnections(config: GatewayConfig): readonly Finding[] {
  const { proxy, database } = config;
  if (database.type === "none" || proxy.configFile !== undefined) return [];
  const { maxConnections } = database;
  const path = "database.maxConnections";
  return [
    ...(maxConnections < proxy.workers ? [messages.connectionsFew(path, maxConnections, proxy.workers)] : []),
    ...(database.type === "postgres" && neededConnections(config) > mostConnections
      ? [messages.connectionsMany(path, proxyConnections(config), mostConnections)]
      : []),
  ];
}
