/** What Grafana reads at its start: where data comes from, and where its dashboards lie. */
import type { GatewayConfig } from "../gateway-config";
import { dataSources } from "../plan/grafana";
import { serviceNames } from "../plan/names";
import { databaseRoles } from "../plan/workloads/database-roles";
import { dashboardFolder } from "../plan/workloads/grafana";
import { postgresPort } from "../plan/workloads/postgres";
import { prometheusPort } from "../plan/workloads/prometheus";
import { postgresSource, prometheusSource } from "./dashboards/query";

/** Of the five that the user for reports has. */
const mostConnections = 3;

export function compileDataSources(config: GatewayConfig): object {
  const { prometheus, postgres } = dataSources(config);
  return {
    apiVersion: 1,
    // What is no longer in this file goes.
    prune: true,
    datasources: [
      ...(prometheus ? [prometheusOf(config)] : []),
      ...(postgres ? [postgresOf(config, !prometheus)] : []),
    ],
  };
}

function prometheusOf(config: GatewayConfig): object {
  return {
    name: "Prometheus",
    ...prometheusSource,
    access: "proxy",
    url: `http://${serviceNames(config).prometheus}:${prometheusPort}`,
    isDefault: true,
    editable: false,
    // The scrape interval: shorter steps would show gaps.
    jsonData: { httpMethod: "POST", timeInterval: "15s" },
  };
}

function postgresOf(config: GatewayConfig, isDefault: boolean): object {
  const reader = databaseRoles(config).find(({ role }) => role === "ro");
  return {
    name: "Postgres",
    ...postgresSource,
    access: "proxy",
    url: `${serviceNames(config).postgres}:${postgresPort}`,
    user: literal(reader?.user ?? ""),
    isDefault,
    editable: false,
    jsonData: {
      database: literal(config.database.name),
      sslmode: "disable",
      maxOpenConns: mostConnections,
      maxIdleConns: 1,
      maxIdleConnsAuto: false,
      connMaxLifetime: 3600,
    },
    secureJsonData: { password: `$__file{/run/secrets/${reader?.secret ?? ""}}` },
  };
}

/** Grafana reads `$` in these files as the start of a variable. */
function literal(text: string): string {
  return text.replaceAll("$", () => "$$");
}

export function compileDashboardProvider(): object {
  const provider = {
    name: "gateway",
    folder: "LLM gateway",
    type: "file",
    disableDeletion: true,
    allowUiUpdates: false,
    updateIntervalSeconds: 60,
    options: { path: dashboardFolder },
  };
  return { apiVersion: 1, providers: [provider] };
}
