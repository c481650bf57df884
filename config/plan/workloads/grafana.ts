/** Grafana: shows what Prometheus and Postgres know. Data sources and dashboards are compiled; its volume keeps what people add. */
import type { GatewayConfig } from "../../gateway-config";
import { dashboardNames, dataSources } from "../grafana";
import { ofDashboards } from "../networks";
import type { FileUse, Workload } from "../types";
import { httpProbe, secretFile, workload } from "../workload";
import { roPassword } from "./database-roles";

const grafanaPort = 3000;

const data = "/var/lib/grafana";
const provisioning = "/etc/grafana/provisioning";
/** Beside the file that names it: Grafana takes the two kinds apart. */
export const dashboardFolder = `${provisioning}/dashboards`;

export function grafanaWorkload(config: GatewayConfig, name: string): Workload {
  const { port, bind, adminPassword } = config.grafana;
  const sources = dataSources(config);
  return workload({
    name,
    role: "grafana",
    image: config.images.grafana,
    entrypoint: ["/bin/sh", "-c", start(adminPassword), "grafana"],
    environment: environment(config),
    secrets: [adminPassword, ...(sources.postgres ? [roPassword] : [])].map(secretFile),
    ports: bind.map((address) => ({ bind: address, port, internal: grafanaPort })),
    mounts: [
      { kind: "memory", target: "/tmp", sizeMiB: 64, mode: "1777" },
      { kind: "volume", source: `${name}-data`, target: data },
    ],
    files: [
      { path: `${provisioning}/datasources/gateway.yaml`, artefact: "grafana-datasources" },
      { path: `${dashboardFolder}/gateway.yaml`, artefact: "grafana-dashboards" },
      ...dashboardNames(config).map((dashboard): FileUse => ({
        path: `${dashboardFolder}/${dashboard}.json`,
        artefact: `grafana-dashboard:${dashboard}`,
      })),
    ],
    probe: httpProbe(grafanaPort, "/api/health", 120),
    stackNetworks: ofDashboards(sources),
    startBudgetSeconds: 180,
    stopGraceSeconds: 30,
    memoryMiB: 1024,
    cpus: 2,
    user: "472:0",
    readOnlyRoot: true,
  });
}

/**
 * Grafana takes the password when it makes its database and never again: from the second start on it is set before the
 * server runs, so that the secret is always the password.
 */
function start(adminPassword: string): string {
  const reset = "grafana cli --homepath /usr/share/grafana admin reset-admin-password --password-from-stdin";
  return [
    `if [ -s ${data}/grafana.db ]; then`,
    `  ${reset} </run/secrets/${adminPassword} >/dev/null || echo "the password of admin stays as it was" >&2`,
    "fi",
    "exec /run.sh",
  ].join("\n");
}

/** Closed to guests, and calling nobody: no statistics, no news, no updates, no plugins from outside. */
function environment(config: GatewayConfig): Readonly<Record<string, string>> {
  const { adminPassword, publicUrl } = config.grafana;
  const [first] = dashboardNames(config);
  return {
    GF_SECURITY_ADMIN_USER: "admin",
    GF_SECURITY_ADMIN_PASSWORD__FILE: `/run/secrets/${adminPassword}`,
    GF_SECURITY_DISABLE_GRAVATAR: "true",
    GF_AUTH_ANONYMOUS_ENABLED: "false",
    GF_USERS_ALLOW_SIGN_UP: "false",
    GF_ANALYTICS_REPORTING_ENABLED: "false",
    GF_ANALYTICS_CHECK_FOR_UPDATES: "false",
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: "false",
    GF_ANALYTICS_FEEDBACK_LINKS_ENABLED: "false",
    GF_NEWS_NEWS_FEED_ENABLED: "false",
    GF_SNAPSHOTS_EXTERNAL_ENABLED: "false",
    GF_PLUGINS_PLUGIN_ADMIN_ENABLED: "false",
    GF_PLUGINS_PREINSTALL_DISABLED: "true",
    GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED: "true",
    ...(first === undefined
      ? {}
      : { GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH: `${dashboardFolder}/${first}.json` }),
    ...(publicUrl === undefined ? {} : { GF_SERVER_ROOT_URL: publicUrl }),
    ...(publicUrl?.startsWith("https:") === true ? { GF_SECURITY_COOKIE_SECURE: "true" } : {}),
  };
}
