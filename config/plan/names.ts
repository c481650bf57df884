/** Names of containers and volumes. They are a contract: they follow from names in the config, never from positions. */
import type { GatewayConfig } from "../gateway-config";

export interface WorkloadNames {
  readonly edge: string;
  readonly proxy: string;
  readonly migrate: string;
  readonly redis: string;
  readonly postgres: string;
  readonly prometheus: string;
}

export function serviceNames(config: GatewayConfig): WorkloadNames {
  const { name, names } = config;
  return {
    edge: `${name}-edge`,
    proxy: names.proxy ?? `${name}-proxy`,
    migrate: `${name}-migrate`,
    redis: names.redis ?? `${name}-redis`,
    postgres: names.postgres ?? `${name}-postgres`,
    prometheus: names.prometheus ?? `${name}-prometheus`,
  };
}

/** `vllm-<model>` for the first replica, `-2`, `-3` … behind it for the others. Counted from 1. */
export function engineName(config: GatewayConfig, slug: string, replica: number): string {
  const prefix = config.name === "vllm-litellm" ? "vllm" : `${config.name}-vllm`;
  return replica === 1 ? `${prefix}-${slug}` : `${prefix}-${slug}-${replica}`;
}

/** Replicas of the proxy: `-2`, `-3` … behind the first one's name. Counted from 1. */
export function proxyName(proxy: string, replica: number): string {
  return replica === 1 ? proxy : `${proxy}-${replica}`;
}
