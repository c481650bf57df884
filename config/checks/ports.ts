/** No two services publish the same port on the same address. */
import * as messages from "../errors/service";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { gatewayBind, hasTls, httpPort } from "../plan/edge-ports";
import { hasOwnRedis } from "../plan/workloads/redis";

interface Claim {
  readonly path: string;
  readonly service: string;
  readonly port: number;
  readonly bind: readonly string[];
}

export function checkPorts(config: GatewayConfig): readonly Finding[] {
  const findings: Finding[] = [];
  const earlier: Claim[] = [];
  for (const claim of claims(config)) {
    if (claim.bind.length > 1 && claim.bind.some((address) => everywhere.includes(address)))
      findings.push(messages.portConflict(claim.path, claim.port, `${claim.service} on all addresses`));
    const other = earlier.find((held) => held.port === claim.port && overlap(held.bind, claim.bind));
    if (other) findings.push(messages.portConflict(claim.path, claim.port, other.service));
    earlier.push(claim);
  }
  return findings;
}

function claims(config: GatewayConfig): readonly Claim[] {
  const { cache, database, grafana, prometheus } = config;
  const claims: Claim[] = gatewayClaims(config);
  if (cache.publish && hasOwnRedis({ cache }))
    claims.push({ path: "cache.publish.port", service: "redis", ...cache.publish });
  if (database.type === "postgres" && database.publish)
    claims.push({ path: "database.publish.port", service: "postgres", ...database.publish });
  if (prometheus.enabled && prometheus.port !== undefined) {
    claims.push({
      path: "prometheus.port",
      service: "prometheus",
      port: prometheus.port,
      bind: prometheus.bind,
    });
  }
  if (grafana.enabled)
    claims.push({ path: "grafana.port", service: "grafana", port: grafana.port, bind: grafana.bind });
  return claims;
}

function gatewayClaims(config: GatewayConfig): Claim[] {
  const bind = gatewayBind(config);
  const plain = httpPort(config);
  const path =
    config.edge.enabled && (hasTls(config) || config.edge.httpPort !== undefined)
      ? "edge.httpPort"
      : "proxy.port";
  const http = plain === null ? [] : [{ path, service: "the gateway", port: plain, bind }];
  if (!hasTls(config)) return http;
  return [...http, { path: "edge.httpsPort", service: "the gateway", port: config.edge.httpsPort, bind }];
}

const everywhere = ["0.0.0.0", "::"];

function overlap(a: readonly string[], b: readonly string[]): boolean {
  return (
    a.some((address) => everywhere.includes(address) || b.includes(address)) ||
    b.some((address) => everywhere.includes(address))
  );
}
