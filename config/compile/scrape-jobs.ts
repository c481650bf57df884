/** Scrape jobs of everything that is neither a proxy nor an engine. */
import type { GatewayConfig } from "../gateway-config";
import { edgePorts } from "../plan/edge-ports";
import { exporters, hasAlertmanager, hasNodeExporter } from "../plan/exporters";
import { serviceNames } from "../plan/names";
import { alertmanagerPort } from "../plan/workloads/alertmanager";
import { blackboxExporterPort } from "../plan/workloads/blackbox-exporter";
import { edgeMetricsPort } from "../plan/workloads/edge";
import { gpuExporterPort } from "../plan/workloads/gpu-exporter";
import { nodeExporterPort } from "../plan/workloads/node-exporter";
import { postgresExporterPort } from "../plan/workloads/postgres-exporter";
import { redisExporterPort } from "../plan/workloads/redis-exporter";

interface ScrapeJob {
  readonly job_name: string;
  readonly [key: string]: unknown;
}

export function watcherJobs(config: GatewayConfig): readonly ScrapeJob[] {
  const names = serviceNames(config);
  const runs = exporters(config);
  const jobs: readonly (readonly [isThere: boolean, job: string, host: string, port: number])[] = [
    [config.edge.enabled, "edge", names.edge, edgeMetricsPort],
    [runs.redis, "redis", names.redisExporter, redisExporterPort],
    [runs.postgres, "postgres", names.postgresExporter, postgresExporterPort],
    [hasNodeExporter(config), "host", names.nodeExporter, nodeExporterPort],
    [runs.gpu, "gpu", names.gpuExporter, gpuExporterPort],
    [hasAlertmanager(config), "alertmanager", names.alertmanager, alertmanagerPort],
  ];
  return [
    ...jobs.flatMap(([isThere, job, host, port]) =>
      isThere ? [{ job_name: job, static_configs: [{ targets: [`${host}:${port}`] }] }] : [],
    ),
    ...(runs.certificate ? [certificateJob(config)] : []),
  ];
}

/** The exporter is asked about an address: here the edge as the containers beside it reach it. */
function certificateJob(config: GatewayConfig): ScrapeJob {
  const { edge, blackboxExporter } = serviceNames(config);
  const port = edgePorts(config).https[0]?.internal ?? 0;
  return {
    job_name: "certificate",
    scrape_interval: "1m",
    metrics_path: "/probe",
    params: { module: ["certificate"], target: [`${edge}:${port}`] },
    static_configs: [{ targets: [`${blackboxExporter}:${blackboxExporterPort}`] }],
  };
}
