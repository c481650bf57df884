/** Processes that count for themselves what Redis does not count for all. */
import type { GatewayConfig } from "../gateway-config";

/** All workers of all proxies: what each of them counts alone (requests in flight) is divided by it. */
export function proxyProcesses({ proxy }: Pick<GatewayConfig, "proxy">): number {
  return proxy.replicas * proxy.workers;
}
