/** Settings that have no effect beside what else the file says. Nothing that somebody writes is ignored in silence. */
import { noEffect } from "../errors/service";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";

export function checkUnused(config: GatewayConfig): readonly Finding[] {
  const { cache, database, prometheus, host, imagePolicy, proxy } = config;
  const rows: readonly (readonly [boolean, string, string])[] = [
    [cache.publish !== undefined && cache.type !== "redis", "cache.publish", `cache.type is ${cache.type}`],
    [
      cache.maxMemoryGiB !== undefined && cache.type !== "redis",
      "cache.maxMemoryGiB",
      `cache.type is ${cache.type}`,
    ],
    [cache.namespace !== undefined && cache.type === "none", "cache.namespace", "cache.type is none"],
    [
      database.publish !== undefined && database.type !== "postgres",
      "database.publish",
      `database.type is ${database.type}`,
    ],
    [
      database.image !== undefined && database.type !== "postgres",
      "database.image",
      `database.type is ${database.type}`,
    ],
    [prometheus.port !== undefined && !prometheus.enabled, "prometheus.port", "prometheus.enabled is false"],
    [
      Object.keys(prometheus.extraTargets).length > 0 && !prometheus.enabled,
      "prometheus.extraTargets",
      "prometheus.enabled is false",
    ],
    [
      imagePolicy.auth !== undefined && imagePolicy.pull === "never",
      "imagePolicy.auth",
      "imagePolicy.pull is never",
    ],
    [host.network.subnet !== null && host.network.adopt, "host.network.subnet", "host.network.adopt is true"],
    ...proxy.networks.map((name, index) => joinedAlready(config, name, index)),
  ];
  return rows.flatMap(([isUnused, path, because]) => (isUnused ? [noEffect(path, because)] : []));
}

function joinedAlready({ proxy, host }: GatewayConfig, name: string, index: number) {
  const path = `proxy.networks[${index}]`;
  const isStacks = name === host.network.name;
  const because = isStacks ? "it is the stack's own network" : "it is named twice";
  return [isStacks || proxy.networks.indexOf(name) < index, path, because] as const;
}
