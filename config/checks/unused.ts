/** Settings that have no effect beside what else the file says. Nothing that somebody writes is ignored in silence. */
import { noEffect } from "../errors/service";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { canWatch } from "../plan/exporters";
import { isGiven } from "./given";

export function checkUnused(config: GatewayConfig): readonly Finding[] {
  const { cache, database, host, imagePolicy, proxy } = config;
  const [cacheType, databaseType] = [`cache.type is ${cache.type}`, `database.type is ${database.type}`];
  const rows: readonly Row[] = [
    [cache.type !== "redis", cacheType, ["cache.publish", "cache.maxMemoryGiB"]],
    [cache.type === "none", cacheType, ["cache.namespace"]],
    [cache.type !== "none" && cache.ttl === undefined, "there is no cache.ttl", ["cache.callTypes"]],
    [
      cache.type !== "none" && cache.ttl === undefined && !cache.redis,
      "there is no cache.ttl",
      ["cache.namespace"],
    ],
    [
      database.type !== "postgres",
      databaseType,
      ["database.publish", "database.image", "database.user", "database.name"],
    ],
    [database.type !== "external", databaseType, ["database.migrationUrl"]],
    [database.type === "none", databaseType, ["database.maxConnections"]],
    [!proxy.ui.enabled, "proxy.ui.enabled is false", ["proxy.ui.user", "proxy.ui.password"]],
    ...monitoringRows(config),
    ...exporterRows(config),
    [imagePolicy.pull === "never", "imagePolicy.pull is never", ["imagePolicy.auth"]],
    [host.network.adopt, "host.network.adopt is true", ["host.network.subnet"]],
  ];
  const unused = rows.flatMap(([isSo, because, paths]) =>
    isSo ? paths.filter((path) => isGiven(config, path)).map((path) => noEffect(path, because)) : [],
  );
  return [...unused, ...proxy.networks.flatMap((name, index) => joinedAlready(config, name, index))];
}

type Row = readonly [isSo: boolean, because: string, paths: readonly string[]];

function monitoringRows({ prometheus, grafana }: GatewayConfig): readonly Row[] {
  const [ofPrometheus, ofGrafana] = [
    ["port", "bind", "extraTargets", "retention", "retentionSizeGiB", "exporters"],
    ["port", "bind", "adminPassword", "publicUrl"],
  ];
  return [
    [
      !prometheus.enabled,
      "prometheus.enabled is false",
      [...ofPrometheus.map((key) => `prometheus.${key}`), "alerts"],
    ],
    [!grafana.enabled, "grafana.enabled is false", ofGrafana.map((key) => `grafana.${key}`)],
  ];
}

/** An exporter that is asked for, and has nothing to watch. */
function exporterRows(config: GatewayConfig): readonly Row[] {
  const { exporters: asked } = config.prometheus;
  const can = canWatch(config);
  const rows = [
    ["redis", "the stack runs no Redis"],
    ["postgres", "the stack runs no Postgres"],
    ["gpu", "the host has no GPUs"],
    ["certificate", "the edge speaks no TLS"],
  ] as const;
  return rows.map(([name, because]) => [
    asked[name] === true && !can[name],
    because,
    [`prometheus.exporters.${name}`],
  ]);
}

function joinedAlready({ proxy, host }: GatewayConfig, name: string, index: number): readonly Finding[] {
  const path = `proxy.networks[${index}]`;
  const isStacks = name === host.network.name;
  const because = isStacks ? "it is the stack's own network" : "it is named twice";
  return isStacks || proxy.networks.indexOf(name) < index ? [noEffect(path, because)] : [];
}
