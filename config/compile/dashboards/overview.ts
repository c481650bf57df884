/** Overview: one look at whether the gateway serves, how much, how well, and at what cost. */
import type { GatewayConfig } from "../../gateway-config";
import { dataSources } from "../../plan/grafana";
import type { GatewayPlan } from "../../plan/types";
import { runs } from "../../plan/workload";
import type { Sketch } from "./dashboard";
import { curves, figures } from "./panel";
import type { Panel } from "./panel";
import { now, rows, series } from "./query";
import { log, ofClients } from "./sql";
import { modelVariable } from "./variables";

export function overview(config: GatewayConfig, plan: GatewayPlan): Sketch {
  return {
    title: "Overview",
    description: `Is ${config.name} up, what is asked of it, how does it answer, what does it cost`,
    from: "now-6h",
    refresh: "30s",
    variables: [modelVariable(plan)],
    rows: [
      { question: "Is it up?", panels: up(config, plan) },
      { question: "What is asked of it?", panels: asked },
      { question: "How does it answer?", panels: answered },
      { question: "What does it cost?", panels: cost(config) },
    ],
  };
}

function up({ proxy }: GatewayConfig, plan: GatewayPlan): readonly Panel[] {
  const hasEngines = runs(plan, "vllm");
  return [
    figures({
      title: "Proxies that answer",
      description: `Of ${proxy.replicas} planned. During a change there are more for a moment.`,
      unit: "none",
      width: 4,
      queries: [now('sum(up{job="litellm"})', "proxies")],
      worseBelow: [proxy.replicas, 1],
    }),
    ...(hasEngines ? [engines] : []),
    figures({
      title: "Deployments",
      description: "As LiteLLM sees them since they were first called: what rests gets no requests.",
      unit: "none",
      width: hasEngines ? 8 : 12,
      queries: [now("max by (model_id) (litellm_deployment_state)", "{{model_id}}")],
      words: { 0: ["healthy", "green"], 1: ["partly away", "orange"], 2: ["away", "red"] },
    }),
    figures({
      title: "Targets without an answer",
      description: "Of all that Prometheus scrapes.",
      unit: "none",
      width: 4,
      queries: [now("count(up == 0) or vector(0)", "targets")],
      worseFrom: [1, 1],
    }),
    figures({
      title: "Requests in flight",
      description: "Being answered at this moment, over all proxies.",
      unit: "none",
      width: 4,
      queries: [now("sum(litellm_in_flight_requests)", "requests")],
    }),
  ];
}

const engines = figures({
  title: "Engines that answer",
  description: "Replicas of each model that Prometheus reaches. Red: nobody is left but a fallback.",
  unit: "none",
  width: 8,
  queries: [now('sum by (model) (up{job="vllm"})', "{{model}}")],
  worseBelow: [1, 1],
});

const asked: readonly Panel[] = [
  curves({
    title: "Requests by model",
    description:
      "As clients called it, whoever answered; an alias under its own name. Refused ones are counted too.",
    unit: "reqps",
    width: 12,
    stacked: true,
    queries: [series('model:litellm_requests:rate5m{model=~"$model"}', "{{model}}")],
  }),
  curves({
    title: "Tokens",
    description: "What was read and what was written, over all chosen models.",
    unit: "short",
    width: 12,
    colour: "blue",
    queries: [
      series('sum by (direction) (model:litellm_tokens:rate5m{model=~"$model"})', "{{direction}} per second"),
    ],
  }),
];

const answered: readonly Panel[] = [
  curves({
    title: "Errors by model",
    description: "Part of the requests that failed in the last five minutes.",
    unit: "percentunit",
    width: 12,
    worseFrom: [0.01, 0.05],
    queries: [series('model:litellm_error_ratio:rate5m{model=~"$model"}', "{{model}}")],
  }),
  curves({
    title: "Time to answer",
    description:
      "Whole requests as clients wait for them, streams until their end. The slowest of the chosen models.",
    unit: "s",
    width: 12,
    colour: "blue",
    queries: [
      series('max(model:litellm_request_latency_seconds:p99_5m{model=~"$model"})', "99 of 100 are faster"),
      series('max(model:litellm_request_latency_seconds:p95_5m{model=~"$model"})', "95 of 100"),
      series('max(model:litellm_request_latency_seconds:p50_5m{model=~"$model"})', "half"),
    ],
  }),
];

function cost(config: GatewayConfig): readonly Panel[] {
  const byModel = curves({
    title: "Spend by model",
    description: "Per hour, from LiteLLM's counters: the pace. Exact sums are in the dashboard Spend.",
    unit: "currencyUSD",
    width: dataSources(config).postgres ? 18 : 24,
    stacked: true,
    queries: [series('model:litellm_spend:rate5m{model=~"$model"} * 3600', "{{model}}")],
  });
  return dataSources(config).postgres ? [today, byModel] : [byModel];
}

const today = figures({
  title: "Spend today",
  description: "Since midnight UTC, over all models, from the database.",
  unit: "currencyUSD",
  width: 6,
  height: 8,
  queries: [
    rows(
      `SELECT coalesce(sum(spend), 0) AS "spend" FROM ${log}\nWHERE "startTime" >= date_trunc('day', now() AT TIME ZONE 'utc') AND ${ofClients}`,
    ),
  ],
});
