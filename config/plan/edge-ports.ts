/** Where the edge listens, and what clients call it. */
import type { GatewayConfig } from "../gateway-config";
import type { PublishedPort } from "./types";

type Configured = Pick<GatewayConfig, "edge" | "proxy">;

const firstHttp = 8080;
const firstHttps = 8443;

export function hasTls({ edge }: Pick<GatewayConfig, "edge">): boolean {
  return edge.enabled && edge.tls !== "none";
}

export function gatewayBind({ edge, proxy }: Configured): readonly string[] {
  return edge.enabled ? (edge.bind ?? proxy.bind) : proxy.bind;
}

/** Port for plain HTTP, or null where nothing listens. */
export function httpPort(config: Configured): number | null {
  const { edge, proxy } = config;
  if (!edge.enabled) return proxy.port;
  if (edge.httpPort === "none") return hasTls(config) ? null : proxy.port;
  return edge.httpPort ?? (hasTls(config) ? 80 : proxy.port);
}

/** One internal port per address: Docker's provider cannot hold two bindings of one internal port. */
export function edgePorts(config: Configured): {
  readonly http: readonly PublishedPort[];
  readonly https: readonly PublishedPort[];
} {
  const plain = httpPort(config);
  const on = (port: number, first: number) =>
    gatewayBind(config).map((bind, index) => ({ bind, port, internal: first + index }));
  return {
    http: plain === null ? [] : on(plain, firstHttp),
    https: hasTls(config) ? on(config.edge.httpsPort, firstHttps) : [],
  };
}

export function gatewayUrl(config: Configured): string {
  const { edge } = config;
  if (hasTls(config))
    return `https://${edge.domain ?? "localhost"}${edge.httpsPort === 443 ? "" : `:${edge.httpsPort}`}`;
  const { host, port } = gatewayAddress(config);
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Where the gateway answers on its own machine, whatever its name leads to. */
export function gatewayAddress(config: Configured): { readonly host: string; readonly port: number } {
  const bind = gatewayBind(config)[0] ?? "127.0.0.1";
  const host = { "0.0.0.0": "127.0.0.1", "::": "::1" }[bind] ?? bind;
  return { host, port: hasTls(config) ? config.edge.httpsPort : (httpPort(config) ?? config.proxy.port) };
}
