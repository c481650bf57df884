/** What a compiled text is called as a file of its own, in a folder with the others. */
import type { ArtefactName, ChatTemplateName, DashboardFileName } from "../plan/types";

const files: Readonly<Record<Exclude<ArtefactName, ChatTemplateName | DashboardFileName>, string>> = {
  litellm: "generated-config.yaml",
  "litellm-answers": "gateway_answers.py",
  alloy: "config.alloy",
  "litellm-requests": "request_log.py",
  "litellm-requests-writer": "request_log_writer.py",
  roles: "database-roles.sql",
  prometheus: "prometheus.yml",
  alertmanager: "alertmanager.yml",
  blackbox: "blackbox.yml",
  rules: "rules.yml",
  edge: "Caddyfile",
  "grafana-datasources": "grafana-datasources.yaml",
  "grafana-dashboards": "grafana-dashboards.yaml",
  "edge-cert": "cert.pem",
  "edge-client-ca": "client-ca.pem",
  "edge-acme-ca": "acme-ca.pem",
};

/** What an artefact is called as a file. */
export function artefactFile(name: ArtefactName): string {
  if (isDashboard(name)) return `${name.replace(":", "-")}.json`;
  return isChatTemplate(name) ? `${name.replace(":", "-")}.jinja` : files[name];
}

function isChatTemplate(name: ArtefactName): name is ChatTemplateName {
  return name.startsWith("chat-template:");
}

function isDashboard(name: ArtefactName): name is DashboardFileName {
  return name.startsWith("grafana-dashboard:");
}
