/** What keeps the watch itself from working: targets that do not answer, rules that fail, a certificate that runs out. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan } from "../../plan/types";
import { runs } from "../../plan/workload";
import { day, hour, minute } from "./alert";
import type { Alert } from "./alert";

export function watchTargets(_: GatewayConfig, plan: GatewayPlan): readonly Alert[] {
  return [targetDown, rulesFail, ...(runs(plan, "alertmanager") ? [notificationsLost] : [])];
}

const targetDown: Alert = {
  name: "TargetDown",
  severity: "warning",
  // Proxies, engines and the edge have alerts of their own.
  expr: `up{job!~"litellm|vllm|edge"} == 0`,
  holds: 10 * minute,
  summary: "Prometheus gets no metrics of {{ $labels.job }}",
  description: "{{ $labels.instance }} does not answer: alerts that need it are silent.",
};

const rulesFail: Alert = {
  name: "RulesFail",
  severity: "warning",
  expr: `increase(prometheus_rule_evaluation_failures_total[15m]) > 0`,
  holds: 5 * minute,
  summary: "Prometheus cannot compute a rule",
  description: "{{ $labels.rule_group }} failed {{ $value | humanize }} times within 15 minutes.",
};

const notificationsLost: Alert = {
  name: "NotificationsLost",
  severity: "critical",
  expr: `increase(prometheus_notifications_dropped_total[15m]) > 0 or increase(alertmanager_notifications_failed_total[15m]) > 0`,
  holds: 5 * minute,
  summary: "alerts do not reach those who should get them",
  description:
    "{{ $value | humanize }} notifications were lost within 15 minutes{{ with $labels.integration }} ({{ . }}){{ end }}.",
};

/** Seconds before the end: when to look, and when to hurry. */
const margins = {
  // Caddy renews after two thirds of the lifetime: of 90 days, or of the 12 hours that its own authority gives.
  acme: [14 * day, 3 * day],
  internal: [2 * hour, 30 * minute],
  own: [30 * day, 7 * day],
} as const;

export function watchCertificate({ edge }: GatewayConfig, plan: GatewayPlan): readonly Alert[] {
  if (!runs(plan, "blackbox-exporter")) return [];
  const kind = edge.tls === "acme" || edge.tls === "internal" ? edge.tls : "own";
  const [soon, now] = margins[kind];
  const left = `probe_ssl_earliest_cert_expiry{job="certificate"} - time()`;
  const common = {
    name: "CertificateExpires",
    summary: "the certificate of the edge runs out",
    description: `In {{ $value | humanizeDuration }}${kind === "own" ? "" : "; it should have been renewed by itself"}.`,
  };
  return [
    { ...common, severity: "warning", expr: `${left} < ${soon} and ${left} >= ${now}`, holds: 10 * minute },
    { ...common, severity: "critical", expr: `${left} < ${now}`, holds: 5 * minute },
    {
      name: "CertificateNotServed",
      severity: "critical",
      expr: `probe_success{job="certificate"} == 0`,
      holds: 10 * minute,
      summary: "the edge does not speak TLS",
      description: "No connection with a certificate could be made to the port that clients use.",
    },
  ];
}
