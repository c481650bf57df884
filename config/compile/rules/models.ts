/** Models that nobody answers for, and engines that are missing. */
import type { GatewayConfig } from "../../gateway-config";
import { isBackedUp } from "../../plan/fallbacks-of";
import type { GatewayPlan, Workload } from "../../plan/types";
import { workloadsOf } from "../../plan/workload";
import { minute, settled } from "./alert";
import type { Alert } from "./alert";
import { hasLitellmMetrics } from "./recording";
import { stepSeconds } from "./requests";
import { quoted } from "./rule";

export function watchModels(config: GatewayConfig, plan: GatewayPlan): readonly Alert[] {
  const engines = workloadsOf(plan, "vllm");
  const models = [...new Set(engines.map(({ model }) => model ?? ""))];
  return [
    ...models.flatMap((name) =>
      engineAlerts(
        plan,
        name,
        engines.filter(({ model }) => model === name),
      ),
    ),
    ...(engines.length > 0 ? [restarts] : []),
    ...(hasLitellmMetrics(config) ? [unanswered, ...fallbackActive(config, plan)] : []),
  ];
}

function engineAlerts(plan: GatewayPlan, model: string, replicas: readonly Workload[]): readonly Alert[] {
  const start = Math.max(...replicas.map(({ startBudgetSeconds }) => startBudgetSeconds));
  const selector = `job="vllm",model=${quoted(model)}`;
  const route = plan.routes.find((one) => one.model === model);
  const others = route?.fallbacks ?? [];
  const down: Alert = {
    name: "ModelDown",
    severity: others.length > 0 ? "warning" : "critical",
    expr: `max(up{${selector}}) == 0 and on () ${settled(selector, start)}`,
    holds: 5 * minute,
    labels: { model },
    summary: `no engine of ${model} answers`,
    description:
      others.length > 0
        ? `Its requests go to ${others.join(", ")}.`
        : `Requests for ${model} fail; no other model stands in.`,
  };
  if (replicas.length === 1) return [down];
  return [
    down,
    {
      name: "ReplicaDown",
      severity: "warning",
      expr: `up{${selector}} == 0 and on () max(up{${selector}}) == 1`,
      // It starts again by itself: as long as that may take, nobody has to look.
      holds: Math.max(10 * minute, start),
      summary: `an engine of ${model} is down`,
      description: "{{ $labels.replica }} has not come back; the others carry its requests.",
    },
  ];
}

const restarts: Alert = {
  name: "EngineRestarts",
  severity: "warning",
  expr: `changes(process_start_time_seconds{job="vllm"}[1h]) >= 2`,
  stays: 15 * minute,
  summary: "an engine starts again and again",
  description: "{{ $labels.replica }} was started {{ $value }} times within an hour.",
};

/** Five, so that a client with a single bad request wakes nobody. */
const enough = 5;

const unanswered: Alert = {
  name: "ModelUnanswered",
  severity: "critical",
  expr: `model:litellm_error_ratio:rate5m > 0.99 and on (model) sum_over_time(model:litellm_errors:rate5m[10m]) * ${stepSeconds} >= ${enough}`,
  holds: 2 * minute,
  summary: "every request for {{ $labels.model }} fails",
  description:
    "No deployment of {{ $labels.model }} has answered for five minutes, nor has another model stood in.",
};

function fallbackActive(config: GatewayConfig, { routes }: GatewayPlan): readonly Alert[] {
  if (!routes.some((route) => isBackedUp(config, route))) return [];
  return [
    {
      name: "FallbackActive",
      severity: "warning",
      expr: `sum_over_time(model:litellm_fallbacks:rate5m[15m]) * ${stepSeconds} >= ${enough}`,
      holds: 5 * minute,
      stays: 10 * minute,
      summary: "another model answers for {{ $labels.model }}",
      description:
        "{{ $value | humanize }} requests for {{ $labels.model }} within 15 minutes were answered by a fallback.",
    },
  ];
}
