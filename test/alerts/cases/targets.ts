import { growing, series, steady, then } from "../case";
import type { AlertCase } from "../case";

const up = (job: string) => series("up", { job, instance: "x:1" });
const failures = series("prometheus_rule_evaluation_failures_total", {
  job: "prometheus",
  rule_group: "/etc/prometheus/rules.yml;spend",
});
const dropped = series("prometheus_notifications_dropped_total", { job: "prometheus" });
const unsent = series("alertmanager_notifications_failed_total", {
  job: "alertmanager",
  integration: "webhook",
});
const until = series("probe_ssl_earliest_cert_expiry", { job: "certificate" });
const served = series("probe_success", { job: "certificate" });
const at = 20;
/** Seconds that the certificate is still valid at that time. */
const left = (seconds: number) => ({ [until]: steady(at * 60 + seconds, 60) });

export const targetCases: readonly AlertCase[] = [
  {
    alert: "TargetDown",
    labels: { severity: "warning" },
    fires: [
      { what: "an exporter", series: { [up("redis")]: steady(0, 30) }, at: 15, with: { job: "redis" } },
    ],
    silent: [
      { what: "all answer", series: { [up("redis")]: steady(1, 30) }, at: 15 },
      {
        what: "a replaced container",
        series: { [up("redis")]: then(steady(1, 5), steady(0, 3), steady(1, 20)) },
        at: 15,
      },
      {
        what: "proxies and engines: those have their own alerts",
        series: { [up("vllm")]: steady(0, 30), [up("litellm")]: steady(0, 30) },
        at: 15,
      },
    ],
  },
  {
    alert: "RulesFail",
    labels: { severity: "warning" },
    fires: [{ what: "one a minute", series: { [failures]: growing(0, 1, 60) }, at: 30 }],
    silent: [{ what: "none", series: { [failures]: steady(0, 60) }, at: 30 }],
  },
  {
    alert: "NotificationsLost",
    labels: { severity: "critical" },
    fires: [
      { what: "Alertmanager does not take them", series: { [dropped]: growing(0, 1, 60) }, at: 30 },
      {
        what: "the receiver does not take them",
        series: { [unsent]: growing(0, 1, 60) },
        at: 30,
        with: { integration: "webhook" },
      },
    ],
    silent: [{ what: "all arrive", series: { [dropped]: steady(0, 60), [unsent]: steady(0, 60) }, at: 30 }],
  },
  {
    alert: "CertificateExpires",
    labels: { severity: "warning" },
    fires: [{ what: "an hour left, of the stack's own authority", series: left(3600), at }],
    silent: [
      { what: "five hours left", series: left(5 * 3600), at },
      { what: "minutes: that is another alert", series: left(600), at },
    ],
  },
  {
    alert: "CertificateExpires",
    labels: { severity: "critical" },
    fires: [
      { what: "ten minutes left", series: left(600), at },
      { what: "it has run out", series: left(-600), at },
    ],
    silent: [{ what: "an hour left", series: left(3600), at }],
  },
  {
    alert: "CertificateNotServed",
    labels: { severity: "critical" },
    fires: [{ what: "no TLS", series: { [served]: steady(0, 30) }, at: 15 }],
    silent: [{ what: "it is there", series: { [served]: steady(1, 30) }, at: 15 }],
  },
];
