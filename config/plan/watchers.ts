/** The workloads that watch the others: Prometheus, the exporters, Alertmanager. */
import type { GatewayConfig } from "../gateway-config";
import { exporters, hasAlertmanager, hasNodeExporter } from "./exporters";
import type { WorkloadNames } from "./names";
import type { Workload } from "./types";
import { alertmanagerWorkload } from "./workloads/alertmanager";
import { blackboxExporterWorkload } from "./workloads/blackbox-exporter";
import { gpuExporterWorkload } from "./workloads/gpu-exporter";
import { nodeExporterWorkload } from "./workloads/node-exporter";
import { postgresExporterWorkload } from "./workloads/postgres-exporter";
import { prometheusWorkload } from "./workloads/prometheus";
import { redisExporterWorkload } from "./workloads/redis-exporter";

export function watchers(config: GatewayConfig, names: WorkloadNames): readonly Workload[] {
  if (!config.prometheus.enabled) return [];
  const runs = exporters(config);
  return [
    prometheusWorkload(config, names.prometheus),
    ...(hasAlertmanager(config) ? [alertmanagerWorkload(config, names.alertmanager)] : []),
    ...(runs.redis ? [redisExporterWorkload(config, names.redisExporter, names.redis)] : []),
    ...(runs.postgres ? [postgresExporterWorkload(config, names.postgresExporter, names.postgres)] : []),
    ...(hasNodeExporter(config) ? [nodeExporterWorkload(config, names.nodeExporter)] : []),
    ...(runs.gpu ? [gpuExporterWorkload(config, names.gpuExporter)] : []),
    ...(runs.certificate ? [blackboxExporterWorkload(config, names.blackboxExporter)] : []),
  ];
}
