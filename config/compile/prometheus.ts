/** Prometheus' configuration: what it scrapes, and whom it tells. */
import type { GatewayConfig } from "../gateway-config";
import { hasAlertmanager } from "../plan/exporters";
import { serviceNames } from "../plan/names";
import type { GatewayPlan } from "../plan/types";
import { sorted, workloadsOf } from "../plan/workload";
import { alertmanagerPort } from "../plan/workloads/alertmanager";
import { prometheusPort, rulesPath } from "../plan/workloads/prometheus";
import { proxyPort } from "../plan/workloads/proxy";
import { enginePort } from "../plan/workloads/vllm";
import { watcherJobs } from "./scrape-jobs";

export function compilePrometheus(config: GatewayConfig, plan: GatewayPlan): object {
  const engines = workloadsOf(plan, "vllm");
  return {
    global: { scrape_interval: "15s", scrape_timeout: "10s", evaluation_interval: "15s" },
    rule_files: [rulesPath],
    ...(hasAlertmanager(config) ? { alerting: alerting(config) } : {}),
    scrape_configs: [
      { job_name: "prometheus", static_configs: [{ targets: [`127.0.0.1:${prometheusPort}`] }] },
      litellmJob(config),
      ...(engines.length === 0 ? [] : [{ job_name: "vllm", static_configs: engines.map(engineTarget) }]),
      ...watcherJobs(config),
      ...Object.entries(sorted(config.prometheus.extraTargets)).map(([job, targets]) => ({
        job_name: job,
        static_configs: [{ targets }],
      })),
    ],
  };
}

function alerting(config: GatewayConfig): object {
  const targets = [`${serviceNames(config).alertmanager}:${alertmanagerPort}`];
  return { alertmanagers: [{ static_configs: [{ targets }] }] };
}

/** By name on the network: all replicas and, during a change, both generations. */
function litellmJob(config: GatewayConfig): object {
  const { masterKey, publicMetrics } = config.proxy;
  const open = masterKey === "none" || publicMetrics;
  return {
    job_name: "litellm",
    // Without the slash at the end LiteLLM answers with a redirect.
    metrics_path: "/metrics/",
    ...(open ? {} : { authorization: { type: "Bearer", credentials_file: `/run/secrets/${masterKey}` } }),
    dns_sd_configs: [
      { names: [serviceNames(config).proxy], type: "A", port: proxyPort, refresh_interval: "10s" },
    ],
  };
}

function engineTarget(engine: GatewayPlan["workloads"][number]): object {
  return {
    targets: [`${engine.name}:${enginePort}`],
    labels: {
      model: engine.model,
      replica: engine.name,
      ...(engine.gpus.length === 0 ? {} : { gpu: engine.gpus.join(",") }),
    },
  };
}
