/** Quantiles that several panels show. */
import { asModel } from "./counters";
import type { RecordingRule } from "./rule";

const shown = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;
type Quantile = keyof typeof shown;

export const litellmQuantiles: readonly RecordingRule[] = (["p50", "p95", "p99"] as const).map((quantile) => {
  const buckets = `litellm_request_total_latency_metric_bucket{requested_model!=""}`;
  const rates = `sum by (le, requested_model) (rate(${buckets}[5m]))`;
  return {
    record: `model:litellm_request_latency_seconds:${quantile}_5m`,
    expr: asModel(of(quantile, rates)),
  };
});

export const engineRules: readonly RecordingRule[] = [
  ...engineQuantiles("ttft", "time_to_first_token", ["p50", "p95"]),
  ...engineQuantiles("itl", "inter_token_latency", ["p50", "p95"]),
  ...engineQuantiles("queue", "request_queue_time", ["p95"]),
  {
    record: "replica:vllm_kv_cache_usage:max",
    expr: "max by (model, replica) (vllm:kv_cache_usage_perc)",
  },
];

function engineQuantiles(
  short: string,
  histogram: string,
  quantiles: readonly Quantile[],
): readonly RecordingRule[] {
  const rates = `sum by (le, model) (rate(vllm:${histogram}_seconds_bucket[5m]))`;
  return quantiles.map((quantile) => ({
    record: `model:vllm_${short}_seconds:${quantile}_5m`,
    expr: of(quantile, rates),
  }));
}

function of(quantile: Quantile, rates: string): string {
  return `histogram_quantile(${shown[quantile]}, ${rates})`;
}
