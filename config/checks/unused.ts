/** Settings that have no effect beside what else the file says. Nothing that somebody writes is ignored in silence. */
import { noEffect } from "../errors/service";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { isGiven } from "./given";

export function checkUnused(config: GatewayConfig): readonly Finding[] {
  const { cache, database, prometheus, host, proxy } = config;
  const [cacheType, databaseType] = [`cache.type is ${cache.type}`, `database.type is ${database.type}`];
  const rows: readonly (readonly [boolean, string, readonly string[]])[] = [
    [cache.type !== "redis", cacheType, ["cache.publish"]],
    [cache.type === "none", cacheType, ["cache.namespace"]],
    [
      database.type !== "postgres",
      databaseType,
      ["database.publish", "database.image", "database.user", "database.name"],
    ],
    [database.type === "none", databaseType, ["database.maxConnections"]],
    [!proxy.ui.enabled, "proxy.ui.enabled is false", ["proxy.ui.user", "proxy.ui.password"]],
    [
      !prometheus.enabled,
      "prometheus.enabled is false",
      ["prometheus.port", "prometheus.extraTargets", "prometheus.retention", "prometheus.bind"],
    ],
    [host.network.adopt, "host.network.adopt is true", ["host.network.subnet"]],
  ];
  return rows.flatMap(([isSo, because, paths]) =>
    isSo ? paths.filter((path) => isGiven(config, path)).map((path) => noEffect(path, because)) : [],
  );
}
