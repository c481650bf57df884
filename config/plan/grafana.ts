/** What Grafana can show of a config: where data comes from, and which dashboards follow. */
import type { GatewayConfig } from "../gateway-config";

export const allDashboards = ["overview", "models", "hosts", "classic", "spend", "requests"] as const;
export type DashboardName = (typeof allDashboards)[number];

export interface DataSources {
  readonly prometheus: boolean;
  /** The stack's own database; somebody else's has no user that is known to read only. */
  readonly postgres: boolean;
}

export function dataSources({ prometheus, database }: GatewayConfig): DataSources {
  return { prometheus: prometheus.enabled, postgres: database.type === "postgres" };
}

/** In the order in which they are offered. */
export function dashboardNames(config: GatewayConfig): readonly DashboardName[] {
  const { prometheus, postgres } = dataSources(config);
  const has: Readonly<Record<DashboardName, boolean>> = {
    overview: prometheus,
    models: prometheus,
    hosts: prometheus,
    classic: prometheus,
    spend: postgres,
    requests: postgres,
  };
  return allDashboards.filter((name) => has[name]);
}
