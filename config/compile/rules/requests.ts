/**
 * What clients get. `litellm_proxy_*` counts one request once: an answer under the model that gave it, a failure under the name
 * that was asked for. Facts about LiteLLM 1.106.2: checks of its own have no `requested_model`; a request for which no
 * deployment was left ends as RouterRateLimitError with the status "None", one beyond a deployment's own limit as
 * RouterRateLimitErrorBasic.
 */
import { asModel, eventRate } from "./counters";
import { asAsked, fallbackRules } from "./fallbacks";
import type { RecordingRule } from "./rule";

/** All recorded sums follow each other in this rhythm: totals over longer windows are sums of their samples. */
export const stepSeconds = 60;

const requests = `litellm_proxy_total_requests_metric_total{requested_model!=""}`;
/** Of the service, not of the client: 4xx are answers that a client asked for. */
const errors = `litellm_proxy_failed_requests_metric_total{requested_model!="",exception_status=~"5..|408|None",exception_class!="RouterRateLimitErrorBasic"}`;

export const requestRules: readonly RecordingRule[] = [
  ...fallbackRules,
  {
    record: "model:litellm_requests:rate5m",
    expr: asAsked(asModel(eventRate(requests, "requested_model"))),
  },
  {
    record: "model:litellm_errors:rate5m",
    // No error is zero errors where there are requests.
    expr: `${asModel(eventRate(errors, "requested_model"))} or 0 * model:litellm_requests:rate5m`,
  },
  ...tokens("input"),
  ...tokens("output"),
  {
    record: "model:litellm_spend:rate5m",
    expr: asModel(eventRate(`litellm_spend_metric_total{requested_model!=""}`, "requested_model")),
  },
  {
    record: "model:litellm_spend:increase1d",
    expr: `sum_over_time(model:litellm_spend:rate5m[1d]) * ${stepSeconds}`,
  },
];

function tokens(direction: "input" | "output"): readonly RecordingRule[] {
  const counter = `litellm_${direction}_tokens_metric_total{requested_model!=""}`;
  return [
    {
      record: "model:litellm_tokens:rate5m",
      expr: asModel(eventRate(counter, "requested_model")),
      labels: { direction },
    },
  ];
}
