/** Classic: the five panels that people ask for first. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan } from "../../plan/types";
import type { Sketch } from "./dashboard";
import { curves, listing, ranking } from "./panel";
import type { Panel } from "./panel";
import { now, nowAsTable, series } from "./query";
import { chosenModel, modelVariable } from "./variables";

export function classic(_config: GatewayConfig, plan: GatewayPlan): Sketch {
  return {
    title: "Classic",
    description: "Volume, cost, latency, errors and tokens: five panels on one page",
    from: "now-6h",
    refresh: "1m",
    variables: [modelVariable(plan)],
    rows: [{ question: null, panels }],
  };
}

const panels: readonly Panel[] = [
  curves({
    title: "Request volume",
    description: "Requests per second by model, refused ones too.",
    unit: "reqps",
    width: 12,
    stacked: true,
    queries: [
      series(
        `sum by (requested_model) (rate(litellm_proxy_total_requests_metric_total{${chosenModel}}[$__rate_interval]))`,
        "{{requested_model}}",
      ),
    ],
  }),
  curves({
    title: "Latency P95 and P99",
    description: "Whole requests over all chosen models, from LiteLLM's histogram; streams until their end.",
    unit: "s",
    width: 12,
    colour: "blue",
    queries: [99, 95].map((percent) =>
      series(
        `histogram_quantile(0.${percent}, sum by (le) (rate(litellm_request_total_latency_metric_bucket{${chosenModel}}[$__rate_interval])))`,
        `P${percent}`,
      ),
    ),
  }),
  listing({
    title: "Cost by user and model",
    description: "In the time shown, from LiteLLM's counters. Exact sums are in the dashboard Spend.",
    unit: "currencyUSD",
    width: 12,
    queries: [
      nowAsTable(
        `sort_desc(sum by (user, requested_model) (increase(litellm_spend_metric_total{${chosenModel}}[$__range])))`,
      ),
    ],
    names: { user: "User", requested_model: "Model", Value: "Cost" },
    hidden: ["Time"],
    sortedBy: "Cost",
  }),
  ranking({
    title: "Errors by category",
    description: "Failed requests in the time shown, by the class of the error that the client got.",
    unit: "none",
    decimals: 0,
    width: 12,
    height: 9,
    queries: [
      now(
        `sort_desc(sum by (exception_class) (increase(litellm_proxy_failed_requests_metric_total{${chosenModel}}[$__range])))`,
        "{{exception_class}}",
      ),
    ],
  }),
  curves({
    title: "Token patterns",
    description: "Tokens per second: read and written. A wide gap means long prompts with short answers.",
    unit: "short",
    width: 24,
    colour: "blue",
    queries: [
      series(`sum(rate(litellm_input_tokens_metric_total{${chosenModel}}[$__rate_interval]))`, "input"),
      series(`sum(rate(litellm_output_tokens_metric_total{${chosenModel}}[$__rate_interval]))`, "output"),
    ],
  }),
];
