/** Compiles a plan into the texts that are mounted into containers. Adding one is adding a line here. */
import { compileAlloy } from "./compile/alloy";
import { compileAlertmanager } from "./compile/alertmanager";
import { compileBlackbox } from "./compile/blackbox";
import { compileDatabaseRoles } from "./compile/database-roles";
import { compileDashboards } from "./compile/dashboards";
import { compileEdge } from "./compile/edge";
import { gatewayAnswers } from "./compile/gateway-answers";
import { compileDashboardProvider, compileDataSources } from "./compile/grafana";
import { compileLitellm } from "./compile/litellm";
import { compilePrometheus } from "./compile/prometheus";
import { requestLog } from "./compile/request-log";
import { requestLogWriter } from "./compile/request-log-writer";
import { compileRules } from "./compile/rules";
import { printYaml } from "./compile/yaml";
import type { GatewayConfig } from "./gateway-config";
import type { EdgeFileName } from "./schema/edge";
import type { ArtefactName, ChatTemplateName, GatewayPlan, GrafanaFileName } from "./plan/types";

/** Texts that containers mount, by name; empty where the config has no use for one. */
export type Artefacts = Readonly<Record<ArtefactName, string>>;

/** Deterministic; cannot fail for a config without error findings. */
export function compileArtefacts(config: GatewayConfig, plan: GatewayPlan): Artefacts {
  return {
    litellm:
      config.ownLitellm?.text ?? printYaml(compileLitellm(config, plan), heading("LiteLLM proxy", plan)),
    "litellm-answers": config.ownLitellm === null ? gatewayAnswers : "",
    alloy: compileAlloy(config),
    "litellm-requests": requestLog,
    "litellm-requests-writer": requestLogWriter,
    roles: compileDatabaseRoles(config),
    prometheus: printYaml(compilePrometheus(config, plan), heading("Prometheus", plan)),
    alertmanager: optional(compileAlertmanager(config), heading("Alertmanager", plan)),
    blackbox: optional(compileBlackbox(config), heading("Blackbox exporter", plan)),
    rules: printYaml(compileRules(config, plan), heading("Prometheus rules", plan)),
    edge: compileEdge(config, plan),
    ...grafanaFiles(config, plan),
    ...edgeFiles(config),
    ...chatTemplates(config),
  };
}

/** Empty where no Grafana runs. */
function grafanaFiles(config: GatewayConfig, plan: GatewayPlan): Readonly<Record<GrafanaFileName, string>> {
  const isOn = config.grafana.enabled;
  const print = (what: string, value: object) => (isOn ? printYaml(value, heading(what, plan)) : "");
  return {
    "grafana-datasources": print("Grafana's data sources", compileDataSources(config)),
    "grafana-dashboards": print("Grafana's folder of dashboards", compileDashboardProvider()),
    ...compileDashboards(config, plan),
  };
}

/** As they were read. */
function edgeFiles({ edgeFiles }: GatewayConfig): Readonly<Record<EdgeFileName, string>> {
  return { "edge-cert": "", "edge-client-ca": "", "edge-acme-ca": "", ...edgeFiles };
}

/** As they were read. */
function chatTemplates({ models }: GatewayConfig): Readonly<Record<ChatTemplateName, string>> {
  return Object.fromEntries(
    models.flatMap(({ slug, vllm }) =>
      vllm?.chatTemplate ? [[`chat-template:${slug}`, vllm.chatTemplate.text]] : [],
    ),
  );
}

/** Empty where this config has none. */
function optional(document: object | null, comment: string): string {
  return document === null ? "" : printYaml(document, comment);
}

/** Names the source, so that nobody edits the copy. */
function heading(what: string, plan: GatewayPlan): string {
  return `${what} configuration of ${plan.name}, compiled from its gateway config. Changes here are overwritten.`;
}
