/** `host.proxy` and `host.caCertificates`: who would use them, and who sets the same beside them. */
import { noEffect } from "../errors/service";
import * as messages from "../errors/way-out";
import type { Finding } from "../findings";
import type { GatewayConfig, HostConfig } from "../gateway-config";
import { callsOutside } from "../plan/way-out";
import { fetches } from "../plan/weights";

export function checkWayOut(config: GatewayConfig): readonly Finding[] {
  const { proxy, caCertificates } = config.host;
  const paths = [
    ...(proxy === null ? [] : ["host.proxy"]),
    ...(caCertificates === null ? [] : ["host.caCertificates"]),
  ];
  if (!isUsed(config)) return paths.map((path) => noEffect(path, "no container calls anybody outside"));
  if (proxy?.https !== null) return [];
  return [
    proxy.http === null
      ? noEffect("host.proxy", "it has neither https nor http")
      : messages.proxyHttpOnly("host.proxy"),
  ];
}

const proxyNames = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "ALL_PROXY"];
const authorityNames = ["SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE"];

/** The field that says the same as a plain variable; a secret one may be the proxy's address with its password. */
export function ownerOfWayOut(host: HostConfig, variable: string): string | undefined {
  if (host.proxy !== null && proxyNames.includes(variable.toUpperCase())) return "host.proxy";
  return host.caCertificates !== null && authorityNames.includes(variable)
    ? "host.caCertificates"
    : undefined;
}

/** Engines that are offline have their weights fetched beforehand. */
function isUsed(config: GatewayConfig): boolean {
  const { edge, models } = config;
  return (
    callsOutside(config) ||
    (edge.enabled && edge.tls === "acme") ||
    models.some(({ vllm }) => vllm !== null && (!vllm.offline || fetches(vllm)))
  );
}
