/** Which programs watch the stack beside Prometheus itself. */
import type { GatewayConfig } from "../gateway-config";
import { hasTls } from "./edge-ports";
import { hasOwnRedis } from "./workloads/redis";

export type ExporterName = keyof GatewayConfig["prometheus"]["exporters"];

/** What an exporter needs besides Prometheus; where it is missing the exporter has nothing to watch. */
export function canWatch(config: GatewayConfig): Readonly<Record<ExporterName, boolean>> {
  return {
    redis: hasOwnRedis(config),
    postgres: config.database.type === "postgres",
    host: true,
    gpu: config.host.gpus.length > 0,
    certificate: config.edge.enabled && hasTls(config),
  };
}

/** The exporters that run. */
export function exporters(config: GatewayConfig): Readonly<Record<ExporterName, boolean>> {
  const { enabled, exporters: asked } = config.prometheus;
  const can = canWatch(config);
  const runs = (name: ExporterName, byDefault: boolean) => enabled && can[name] && (asked[name] ?? byDefault);
  return {
    redis: runs("redis", true),
    postgres: runs("postgres", true),
    host: runs("host", config.host.gpus.length > 0),
    gpu: runs("gpu", true),
    certificate: runs("certificate", true),
  };
}

/** The scheduled backups leave a metric that somebody reads. */
export function watchesBackups({ database, prometheus }: GatewayConfig): boolean {
  return prometheus.enabled && database.type === "postgres" && database.backup !== undefined;
}

/** For the host, and for what the backups leave. */
export function hasNodeExporter(config: GatewayConfig): boolean {
  return exporters(config).host || watchesBackups(config);
}

/** Somebody is told of alerts. */
export function hasAlertmanager({ prometheus, alerts }: GatewayConfig): boolean {
  return prometheus.enabled && Object.keys(alerts.receivers).length > 0;
}
