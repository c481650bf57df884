/** Names of containers and volumes. They are a contract: they follow from names in the config, never from positions. */
import type { GatewayConfig } from "../gateway-config";
import type { InternalNetworkId } from "./types";

export interface WorkloadNames {
  readonly edge: string;
  readonly proxy: string;
  readonly roles: string;
  readonly migrate: string;
  readonly redis: string;
  readonly postgres: string;
  readonly prometheus: string;
  readonly grafana: string;
  readonly backup: string;
  readonly alloy: string;
  readonly cloudwatch: string;
  readonly alertmanager: string;
  readonly redisExporter: string;
  readonly postgresExporter: string;
  readonly nodeExporter: string;
  readonly gpuExporter: string;
  readonly blackboxExporter: string;
}

export function serviceNames(config: GatewayConfig): WorkloadNames {
  const { name, names } = config;
  return {
    edge: `${name}-edge`,
    proxy: names.proxy ?? `${name}-proxy`,
    roles: `${name}-roles`,
    migrate: `${name}-migrate`,
    redis: names.redis ?? `${name}-redis`,
    postgres: names.postgres ?? `${name}-postgres`,
    prometheus: names.prometheus ?? `${name}-prometheus`,
    grafana: `${name}-grafana`,
    backup: `${name}-backup`,
    alloy: `${name}-alloy`,
    cloudwatch: `${name}-cloudwatch`,
    alertmanager: `${name}-alertmanager`,
    redisExporter: `${name}-redis-exporter`,
    postgresExporter: `${name}-postgres-exporter`,
    nodeExporter: `${name}-node-exporter`,
    gpuExporter: `${name}-gpu-exporter`,
    blackboxExporter: `${name}-blackbox-exporter`,
  };
}

/** `vllm-<model>` for the first replica, `-2`, `-3` … behind it for the others. Counted from 1. */
export function engineName(config: Pick<GatewayConfig, "name">, slug: string, replica: number): string {
  const prefix = config.name === "vllm-litellm" ? "vllm" : `${config.name}-vllm`;
  return replica === 1 ? `${prefix}-${slug}` : `${prefix}-${slug}-${replica}`;
}

/** `vllm_data` for the default stack, else `<name>_data`. */
export function internalNetworkName({ name }: GatewayConfig, id: InternalNetworkId): string {
  return `${name === "vllm-litellm" ? "vllm" : name}_${id}`;
}

/** Replicas of the proxy: `-2`, `-3` … behind the first one's name. Counted from 1. */
export function proxyName(proxy: string, replica: number): string {
  return replica === 1 ? proxy : `${proxy}-${replica}`;
}
