/**
 * The package: the compiler, the constructs and the stack. Without cdktf import `cdktf-vllm-litellm/compiler`.
 * @module cdktf-vllm-litellm
 */
export * from "./compiler";
export { ContainerService } from "./constructs/container-service";
export type { ContainerServiceProps, StackSettings } from "./constructs/container-service";
export { GatewayEdge } from "./constructs/gateway-edge";
export { GatewayNetwork } from "./constructs/gateway-network";
export type { GatewayNetworkProps } from "./constructs/gateway-network";
export { GrafanaDashboards } from "./constructs/grafana-dashboards";
export { LiteLlmProxy } from "./constructs/litellm-proxy";
export type { Backend, LiteLlmProxyProps } from "./constructs/litellm-proxy";
export { LogShipper } from "./constructs/log-shipper";
export { ModelPool } from "./constructs/model-pool";
export type { ModelPoolProps } from "./constructs/model-pool";
export { PostgresBackup } from "./constructs/postgres-backup";
export { PostgresStore } from "./constructs/postgres-store";
export { PrometheusMonitor } from "./constructs/prometheus-monitor";
export { AlertManager } from "./constructs/alert-manager";
export { BlackboxExporter } from "./constructs/blackbox-exporter";
export { GpuExporter } from "./constructs/gpu-exporter";
export { NodeExporter } from "./constructs/node-exporter";
export { PostgresExporter } from "./constructs/postgres-exporter";
export { RedisExporter } from "./constructs/redis-exporter";
export { RedisCache } from "./constructs/redis-cache";
export { VllmServer } from "./constructs/vllm-server";
export type { VllmServerProps } from "./constructs/vllm-server";
export { GatewayStack } from "./stacks/gateway-stack";
export type { GatewayStackProps } from "./stacks/gateway-stack";
