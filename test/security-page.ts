/** The table of controls in docs/security.md, from the controls themselves and the plan of a production config. */
import { parseGateway, planGateway } from "../config";
import type { Workload, WorkloadRole } from "../config";
import { controls } from "../bin/security/controls";

/** One of each role; the engine as it is without limits of its own. */
const sample = {
  production: true,
  host: { preset: "dgx-h100" },
  database: { backup: {} },
  telemetry: {
    loki: { url: "https://loki.example.net" },
    cloudwatch: { group: "llm-gateway", region: "eu-central-1" },
  },
  alerts: { receivers: { ops: { webhook: { url: "ALERT_WEBHOOK_URL" } } } },
  models: {
    shelf: {
      vllm: { preset: "gpt-oss-20b", gpus: 1 },
      price: { inputPerMillion: 1, outputPerMillion: 1 },
    },
  },
};

const columns: readonly (readonly [string, WorkloadRole])[] = [
  ["edge", "edge"],
  ["proxy", "proxy"],
  ["roles", "roles"],
  ["migrate", "migrate"],
  ["engine", "vllm"],
  ["Redis", "redis"],
  ["Postgres", "postgres"],
  ["backup", "backup"],
  ["Prometheus", "prometheus"],
  ["Alertmanager", "alertmanager"],
  ["Redis exporter", "redis-exporter"],
  ["Postgres exporter", "postgres-exporter"],
  ["host exporter", "node-exporter"],
  ["GPU exporter", "gpu-exporter"],
  ["blackbox exporter", "blackbox-exporter"],
  ["Grafana", "grafana"],
  ["Alloy", "alloy"],
  ["CloudWatch", "cloudwatch"],
];

/** Markdown; the reasons stand below, numbered. */
export function controlsTable(): string {
  const workloads = sampleWorkloads();
  const reasons: string[] = [];
  const rows = controls.map((control) => {
    const cells = columns.map(([, role]) => {
      const workload = workloads.find((each) => each.role === role);
      if (!workload) throw new Error(`the sample has no ${role}`);
      const reason = control.exception(workload);
      if (reason === null) return "yes";
      if (!reasons.includes(reason)) reasons.push(reason);
      return `no (${reasons.indexOf(reason) + 1})`;
    });
    return `| \`${control.id}\` | ${control.cis ?? "–"} | ${control.title} | ${cells.join(" | ")} |`;
  });
  const heads = ["control", "CIS 5", "what", ...columns.map(([title]) => title)];
  return [
    `| ${heads.join(" | ")} |`,
    `| ${heads.map(() => "---").join(" | ")} |`,
    ...rows,
    "",
    ...reasons.map((reason, index) => `${index + 1}. ${reason}`),
  ].join("\n");
}

function sampleWorkloads(): readonly Workload[] {
  const { config, findings } = parseGateway(sample);
  const plan = config && planGateway(config).plan;
  if (!plan) throw new Error(JSON.stringify(findings));
  return plan.workloads;
}
