/** How containers reach the outside where a company stands between: its proxy, and its certificate authorities. */
import { compareText } from "../findings";
import type { GatewayConfig, HostConfig } from "../gateway-config";
import { rawSections } from "./litellm-raw";
import type { Mount, Workload } from "./types";
import { calledByProxy, reportsOutside } from "./workloads/proxy";

export type WayOut = Pick<Workload, "environment" | "mounts" | "authorities">;

/** A folder of its own: Go adds the files of a folder to the public authorities. */
const authoritiesFolder = "/etc/ssl/company";
const authoritiesFile = `${authoritiesFolder}/ca.pem`;

/** What the workload itself says about a variable stays. */
export function withWayOut(config: GatewayConfig, workload: Workload): Workload {
  const outside = wayOutOf(config, workload);
  if (outside === null) return workload;
  return {
    ...workload,
    environment: { ...outside.environment, ...workload.environment },
    mounts: [...workload.mounts, ...outside.mounts],
    authorities: outside.authorities,
  };
}

/** Null for those that call nobody outside. */
function wayOutOf(config: GatewayConfig, workload: Workload): WayOut | null {
  const { host, edge, telemetry } = config;
  const { role, environment, waitsInside, extraHosts } = workload;
  if (role === "alertmanager") return goWayOut(host, []);
  if (role === "alloy") return goWayOut(host, [telemetry.loki?.url ?? ""]);
  if (role === "edge") return edge.tls === "acme" ? edgeWayOut(host, [edge.acme.directory ?? ""]) : null;
  if (role === "vllm" && workload.stackNetworks.includes("front"))
    return wayOut(host, [], Object.values(environment));
  return role === "proxy" && callsOutside(config)
    ? wayOut(host, [...waitsInside, ...Object.keys(extraHosts)], calledByProxy(config, environment))
    : null;
}

/** Of a Python program. `direct`: hosts that it calls by their names; `texts` may hold addresses that it calls. */
export function wayOut(
  host: Pick<HostConfig, "proxy" | "caCertificates">,
  direct: readonly string[],
  texts: readonly string[],
): WayOut {
  return {
    environment: proxyVariables(host, [...direct, ...privateHosts(texts)]),
    mounts: authorityMounts(host),
    authorities: host.caCertificates === null ? null : authoritiesFile,
  };
}

/** Of Caddy, which calls authorities with https alone: with HTTP_PROXY it would send there what is for LiteLLM. */
function edgeWayOut(host: HostConfig, texts: readonly string[]): WayOut {
  return goWayOut({ ...host, proxy: host.proxy && { ...host.proxy, http: null } }, texts);
}

/** Of a Go program, which adds SSL_CERT_DIR to the image's own authorities. */
function goWayOut(host: HostConfig, texts: readonly string[]): WayOut {
  const { caCertificates } = host;
  return {
    environment: {
      ...proxyVariables(host, privateHosts(texts)),
      ...(caCertificates === null ? {} : { SSL_CERT_DIR: authoritiesFolder }),
    },
    mounts: authorityMounts(host),
    authorities: null,
  };
}

/** The proxies may call somebody outside. With only engines of the stack's own they cannot. */
export function callsOutside(config: GatewayConfig): boolean {
  const { models, database, cache, telemetry, ownLitellm, proxy } = config;
  return (
    models.some(({ upstream }) => upstream !== null) ||
    database.type === "external" ||
    cache.redis !== undefined ||
    ownLitellm !== null ||
    reportsOutside(telemetry) ||
    [proxy.env, proxy.secretEnv, ...rawSections(config).map(({ values }) => values)].some(
      (record) => Object.keys(record).length > 0,
    )
  );
}

type Proxied = Pick<HostConfig, "proxy">;

/** In capitals alone: every reader knows them so. */
function proxyVariables({ proxy }: Proxied, direct: readonly string[]): Readonly<Record<string, string>> {
  if (proxy === null || (proxy.http ?? proxy.https) === null) return {};
  const own = [...new Set(direct)].toSorted(compareText);
  return {
    ...(proxy.https === null ? {} : { HTTPS_PROXY: proxy.https }),
    ...(proxy.http === null ? {} : { HTTP_PROXY: proxy.http }),
    NO_PROXY: [...new Set(["localhost", "127.0.0.1", ...own, ...proxy.noProxy])].join(","),
  };
}

/** Hosts of addresses that no company's proxy can know: containers, this machine, and private addresses. */
function privateHosts(texts: readonly string[]): readonly string[] {
  const address = /https?:\/\/(?:[^/@\s"']*@)?([a-z0-9_][a-z0-9_.-]*)/gi;
  return texts
    .flatMap((text) => [...text.matchAll(address)].map(([, host = ""]) => host.toLowerCase()))
    .filter((host) => !host.includes(".") || host === "host.docker.internal" || isPrivate(host));
}

function isPrivate(host: string): boolean {
  return /^(10|127|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d+)+$/.test(host);
}

function authorityMounts({ caCertificates }: Pick<HostConfig, "caCertificates">): readonly Mount[] {
  if (caCertificates === null) return [];
  return [{ kind: "host", source: caCertificates, target: authoritiesFile, readOnly: true }];
}
