/** `litellm_settings`: requests, callbacks, the budget of all models together, and the cache. */
import type { GatewayConfig } from "../gateway-config";
import { litellmCallbacks } from "../upstream/litellm/callbacks";
import { answersCallback } from "../plan/workloads/proxy";
import { requestsCallback } from "../plan/workloads/request-log";
import { cacheSettings } from "./cache";
import { durationText } from "./duration";

export function litellmSettings(config: GatewayConfig): object {
  const { proxy } = config;
  return {
    drop_params: proxy.dropParams,
    request_timeout: proxy.requestTimeout,
    json_logs: proxy.jsonLogs,
    ...callbacks(config),
    require_auth_for_metrics_endpoint: proxy.masterKey !== "none" && !proxy.publicMetrics,
    ...(proxy.budget === undefined
      ? {}
      : { max_budget: proxy.budget.max, budget_duration: durationText(proxy.budget.per) }),
    ...cacheSettings(config),
  };
}

/** Always lists: a single word would be read letter by letter. */
function callbacks({ proxy, telemetry }: GatewayConfig): object {
  const { success, failure } = litellmCallbacks;
  const wanted = [
    "prometheus",
    // Over OpenTelemetry: one trace per request, and no client library whose version must fit.
    ...(telemetry.langfuse ? ["langfuse_otel"] : []),
    ...(telemetry.langsmith ? ["langsmith"] : []),
    ...(telemetry.otlp ? ["otel"] : []),
    ...proxy.callbacks,
  ];
  const names = [...new Set(wanted)];
  // What clients are told stands in the line.
  const own = telemetry.requests.enabled ? [requestsCallback] : [];
  const lists = {
    // The own one behind the others: LiteLLM takes the first answer that one of them gives.
    callbacks: [...names.filter((name) => !success.has(name) && !failure.has(name)), answersCallback, ...own],
    success_callback: names.filter((name) => success.has(name)),
    failure_callback: names.filter((name) => failure.has(name)),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}
