/** Who calls whom on the stack's own networks, and where: the ways that `status` tries and that the picture draws. */
import type { WorkloadRole } from "./types";
import { alertmanagerPort } from "./workloads/alertmanager";
import { blackboxExporterPort } from "./workloads/blackbox-exporter";
import { edgeMetricsPort } from "./workloads/edge";
import { gpuExporterPort } from "./workloads/gpu-exporter";
import { nodeExporterPort } from "./workloads/node-exporter";
import { postgresPort } from "./workloads/postgres";
import { postgresExporterPort } from "./workloads/postgres-exporter";
import { prometheusPort } from "./workloads/prometheus";
import { proxyPort } from "./workloads/proxy";
import { redisPort } from "./workloads/redis";
import { redisExporterPort } from "./workloads/redis-exporter";
import { enginePort } from "./workloads/vllm";

interface Listener {
  readonly port: number;
  /** What is asked over HTTP to learn that it answers; null only connects. */
  readonly path: string | null;
}

/** Roles that another container calls. */
export const listeners = {
  // Its door for clients redirects and refuses; its metrics do neither.
  edge: { port: edgeMetricsPort, path: "/metrics" },
  proxy: { port: proxyPort, path: "/health/liveliness" },
  vllm: { port: enginePort, path: "/health" },
  redis: { port: redisPort, path: null },
  postgres: { port: postgresPort, path: null },
  prometheus: { port: prometheusPort, path: "/-/ready" },
  alertmanager: { port: alertmanagerPort, path: "/-/ready" },
  "redis-exporter": { port: redisExporterPort, path: "/health" },
  "postgres-exporter": { port: postgresExporterPort, path: "/" },
  "node-exporter": { port: nodeExporterPort, path: "/" },
  "gpu-exporter": { port: gpuExporterPort, path: "/health" },
  "blackbox-exporter": { port: blackboxExporterPort, path: "/-/healthy" },
} as const satisfies Partial<Record<WorkloadRole, Listener>>;

export type ListeningRole = keyof typeof listeners;

/** Whom a role calls where the stack has it. Jobs have ended, and the others ask nobody. */
export const callees: Readonly<Record<WorkloadRole, readonly ListeningRole[]>> = {
  edge: ["proxy"],
  proxy: ["redis", "postgres", "vllm"],
  vllm: [],
  redis: [],
  postgres: [],
  roles: [],
  migrate: [],
  backup: ["postgres"],
  prometheus: [
    "proxy",
    "vllm",
    "edge",
    "redis-exporter",
    "postgres-exporter",
    "node-exporter",
    "gpu-exporter",
    "blackbox-exporter",
    "alertmanager",
  ],
  grafana: ["prometheus", "postgres"],
  alertmanager: [],
  alloy: [],
  cloudwatch: [],
  "redis-exporter": ["redis"],
  "postgres-exporter": ["postgres"],
  "node-exporter": [],
  "gpu-exporter": [],
  // It looks at the certificate of the edge.
  "blackbox-exporter": ["edge"],
};
