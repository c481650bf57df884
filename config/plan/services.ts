/** The workloads around the engines. Adding a service is adding a line here and a file in workloads/. */
import type { GatewayConfig } from "../gateway-config";
import type { WorkloadNames } from "./names";
import { proxyName } from "./names";
import type { Workload } from "./types";
import { alloyWorkload } from "./workloads/alloy";
import { backupWorkload } from "./workloads/backup";
import { cloudwatchWorkload } from "./workloads/cloudwatch";
import { edgeWorkload } from "./workloads/edge";
import { grafanaWorkload } from "./workloads/grafana";
import { migrateWorkload } from "./workloads/migrate";
import { postgresWorkload } from "./workloads/postgres";
import { proxyWorkload } from "./workloads/proxy";
import type { ProxyNeeds } from "./workloads/proxy-environment";
import { hasOwnRedis, redisWorkload } from "./workloads/redis";
import { rolesWorkload } from "./workloads/roles";
import { watchers } from "./watchers";

export function serviceWorkloads(
  config: GatewayConfig,
  names: WorkloadNames,
  engines: readonly Workload[],
): readonly Workload[] {
  const { database, edge, grafana } = config;
  const redis = hasOwnRedis(config) ? [redisWorkload(config, names.redis)] : [];
  const postgres = database.type === "postgres" ? [postgresWorkload(config, names.postgres)] : [];
  const store = postgres[0]?.name ?? null;
  const roles = store === null ? [] : [rolesWorkload(config, names.roles, store)];
  const before = { postgres: store, roles: roles[0]?.name ?? null };
  const migrate = database.type === "none" ? [] : [migrateWorkload(config, names.migrate, before)];
  const needs: ProxyNeeds = {
    redis: redis[0]?.name ?? null,
    postgres: store,
    migrate: migrate[0]?.name ?? null,
    engines: enginesByModel(engines),
    engineBudgetSeconds: Math.max(0, ...engines.map((engine) => engine.startBudgetSeconds)),
  };
  const proxies = proxyWorkloads(config, names.proxy, needs);
  return [
    ...redis,
    ...postgres,
    ...roles,
    ...migrate,
    ...proxies,
    ...(edge.enabled
      ? [edgeWorkload(config, names.edge, names.proxy, [...roles, ...migrate, ...proxies])]
      : []),
    ...watchers(config, names),
    ...(grafana.enabled ? [grafanaWorkload(config, names.grafana)] : []),
    ...(config.telemetry.cloudwatch ? [cloudwatchWorkload(config, names.cloudwatch)] : []),
    ...(config.telemetry.loki ? [alloyWorkload(config, names.alloy)] : []),
    ...(store !== null && database.backup ? [backupWorkload(config, names.backup, store)] : []),
  ];
}

function proxyWorkloads(config: GatewayConfig, alias: string, needs: ProxyNeeds): readonly Workload[] {
  const proxies: Workload[] = [];
  for (let replica = 1; replica <= config.proxy.replicas; replica += 1) {
    proxies.push(
      proxyWorkload(config, proxyName(alias, replica), alias, proxies.at(-1)?.name ?? null, needs),
    );
  }
  return proxies;
}

function enginesByModel(engines: readonly Workload[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const engine of engines)
    groups.set(engine.model ?? "", [...(groups.get(engine.model ?? "") ?? []), engine.name]);
  return [...groups.values()];
}
