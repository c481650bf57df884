/** The package: the compiler, the constructs and the stack. Without cdktf import `cdktf-vllm-litellm/compiler`. */
export * from "./config";
export { ContainerService } from "./constructs/container-service";
export type { ContainerServiceProps, StackSettings } from "./constructs/container-service";
export { GatewayEdge } from "./constructs/gateway-edge";
export { GatewayNetwork } from "./constructs/gateway-network";
export type { GatewayNetworkProps } from "./constructs/gateway-network";
export { LiteLlmProxy } from "./constructs/litellm-proxy";
export type { LiteLlmProxyProps } from "./constructs/litellm-proxy";
export { ModelPool } from "./constructs/model-pool";
export type { ModelPoolProps } from "./constructs/model-pool";
export { PostgresStore } from "./constructs/postgres-store";
export { PrometheusMonitor } from "./constructs/prometheus-monitor";
export { RedisCache } from "./constructs/redis-cache";
export { VllmServer } from "./constructs/vllm-server";
export type { VllmServerProps } from "./constructs/vllm-server";
export { GatewayStack } from "./stacks/gateway-stack";
export type { GatewayStackProps } from "./stacks/gateway-stack";
