/** Settings that have no effect beside what else the file says. Nothing that somebody writes is ignored in silence. */
import { noEffect } from "../errors/service";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { isGiven } from "./given";

export function checkUnused(config: GatewayConfig): readonly Finding[] {
  const { cache, database, prometheus, host, imagePolicy, proxy } = config;
  const [cacheType, databaseType] = [`cache.type is ${cache.type}`, `database.type is ${database.type}`];
  const rows: readonly (readonly [boolean, string, readonly string[]])[] = [
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
    [database.type === "none", databaseType, ["database.maxConnections"]],
    [!proxy.ui.enabled, "proxy.ui.enabled is false", ["proxy.ui.user", "proxy.ui.password"]],
    [
      !prometheus.enabled,
      "prometheus.enabled is false",
      ["prometheus.port", "prometheus.extraTargets", "prometheus.retention", "prometheus.bind"],
    ],
    [imagePolicy.pull === "never", "imagePolicy.pull is never", ["imagePolicy.auth"]],
    [host.network.adopt, "host.network.adopt is true", ["host.network.subnet"]],
  ];
  const unused = rows.flatMap(([isSo, because, paths]) =>
    isSo ? paths.filter((path) => isGiven(config, path)).map((path) => noEffect(path, because)) : [],
  );
  return [...unused, ...proxy.networks.flatMap((name, index) => joinedAlready(config, name, index))];
}

function joinedAlready({ proxy, host }: GatewayConfig, name: string, index: number): readonly Finding[] {
  const path = `proxy.networks[${index}]`;
  const isStacks = name === host.network.name;
  const because = isStacks ? "it is the stack's own network" : "it is named twice";
  return isStacks || proxy.networks.indexOf(name) < index ? [noEffect(path, because)] : [];
}
