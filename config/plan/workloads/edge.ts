/** The edge: a small reverse proxy that holds the published ports, so that LiteLLM behind it can be replaced unnoticed. */
import type { GatewayConfig } from "../../gateway-config";
import { edgePorts } from "../edge-ports";
import { edgeStart } from "../edge-start";
import type { FileUse, Workload } from "../types";
import { firstStartSeconds, httpProbe, secretFile, workload } from "../workload";

const ownStartSeconds = 60;

/** Asked by the probe alone, inside the container: no allow list and no redirect is in its way. */
export const edgeProbePort = 8079;

/** Answers with metrics on the stack's network; published nowhere. */
export const edgeMetricsPort = 8078;

/** Certificates, the internal authority, and the last configuration that was accepted. */
const edgeData = "/var/tmp";

const configFolder = "/etc/caddy";

/**
 * Waits for the proxies by itself: were they its dependencies in Terraform, a change of both would close the port for as
 * long as the new proxies need, models included.
 */
export function edgeWorkload(
  config: GatewayConfig,
  name: string,
  proxy: string,
  before: readonly Workload[],
): Workload {
  const proxies = before.filter(({ role }) => role === "proxy").map((workload) => workload.name);
  const { http, https } = edgePorts(config);
  return workload({
    name,
    role: "edge",
    image: config.images.edge,
    entrypoint: ["/bin/sh", "-c", edgeStart(config, proxy), "edge"],
    ports: [...http, ...https],
    secrets: edgeSecrets(config).map(secretFile),
    mounts: [
      { kind: "memory", target: "/tmp", sizeMiB: 16, mode: "1777" },
      // Over a folder that everybody may write in: a new volume takes its rights, and the user below is nobody's.
      { kind: "volume", source: `${name}-data`, target: edgeData },
    ],
    files: edgeFiles(config),
    reloads: true,
    // The program's file wants this capability to be allowed, or it cannot be started.
    capabilities: ["NET_BIND_SERVICE"],
    // A reload opens its own socket beside the old one: connections that wait there move over instead of being reset.
    sysctls: { "net.ipv4.tcp_migrate_req": "1" },
    // Through to a proxy: the edge is up when the gateway answers.
    probe: httpProbe(edgeProbePort, "/health/liveliness", firstStartSeconds),
    needs: proxies,
    waitsInside: proxies,
    startBudgetSeconds: before.reduce(
      (sum, { startBudgetSeconds }) => sum + startBudgetSeconds,
      ownStartSeconds,
    ),
    stopGraceSeconds: 30,
    memoryMiB: 256,
    user: "10001:10001",
    cpus: 4,
    readOnlyRoot: true,
  });
}

function edgeSecrets({ edge }: GatewayConfig): readonly string[] {
  const key = typeof edge.tls === "object" ? [edge.tls.key] : [];
  return [...key, ...(edge.basicAuth ? [edge.basicAuth.password] : [])];
}

function edgeFiles({ edge }: GatewayConfig): readonly FileUse[] {
  return [
    { path: `${configFolder}/Caddyfile`, artefact: "edge" },
    ...(typeof edge.tls === "object"
      ? [{ path: `${configFolder}/cert.pem`, artefact: "edge-cert" } as const]
      : []),
    ...(edge.clientCa === undefined
      ? []
      : [{ path: `${configFolder}/client-ca.pem`, artefact: "edge-client-ca" } as const]),
    ...(edge.acme.ca === undefined
      ? []
      : [{ path: `${configFolder}/acme-ca.pem`, artefact: "edge-acme-ca" } as const]),
  ];
}
