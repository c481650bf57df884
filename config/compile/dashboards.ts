/** Grafana's dashboards as texts. Adding one is a file in dashboards/, its name in the plan, and a line here. */
import type { GatewayConfig } from "../gateway-config";
import { allDashboards, dashboardNames } from "../plan/grafana";
import type { DashboardName } from "../plan/grafana";
import type { DashboardFileName, GatewayPlan } from "../plan/types";
import { classic } from "./dashboards/classic";
import { dashboard } from "./dashboards/dashboard";
import type { Sketch } from "./dashboards/dashboard";
import { hosts } from "./dashboards/hosts";
import { models } from "./dashboards/models";
import { overview } from "./dashboards/overview";
import { requests } from "./dashboards/requests";
import { spend } from "./dashboards/spend";

type Draw = (config: GatewayConfig, plan: GatewayPlan) => Sketch;

const drawn: Readonly<Record<DashboardName, Draw>> = { overview, models, hosts, classic, spend, requests };

/** Empty texts for those without data here. */
export function compileDashboards(
  config: GatewayConfig,
  plan: GatewayPlan,
): Readonly<Record<DashboardFileName, string>> {
  const shown = config.grafana.enabled ? dashboardNames(config) : [];
  const texts = allDashboards.map((name) => [
    `grafana-dashboard:${name}`,
    shown.includes(name) ? `${JSON.stringify(dashboard(name, drawn[name](config, plan)), null, 2)}\n` : "",
  ]);
  return Object.fromEntries(texts) as Record<DashboardFileName, string>; // one per name, by the line above
}
