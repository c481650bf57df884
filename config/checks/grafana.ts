/** Grafana shows what others know. */
import { grafanaWithoutData } from "../errors/grafana";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { dashboardNames } from "../plan/grafana";

export function checkGrafana(config: GatewayConfig): readonly Finding[] {
  const isEmpty = config.grafana.enabled && dashboardNames(config).length === 0;
  return isEmpty ? [grafanaWithoutData("grafana.enabled")] : [];
}
