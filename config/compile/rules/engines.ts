/** Engines under pressure. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan } from "../../plan/types";
import { runs } from "../../plan/workload";
import { minute } from "./alert";
import type { Alert } from "./alert";
import { parts } from "./objectives";

export function watchEngines(config: GatewayConfig, plan: GatewayPlan): readonly Alert[] {
  if (!runs(plan, "vllm")) return [];
  return [kvCacheFull, preemptions, ...queueTime(config)];
}

const kvCacheFull: Alert = {
  name: "KvCacheFull",
  severity: "warning",
  expr: `replica:vllm_kv_cache_usage:max > 0.9 and on (model, replica) sum by (model, replica) (vllm:num_requests_waiting) > 0`,
  holds: 5 * minute,
  stays: 5 * minute,
  summary: "the KV cache of {{ $labels.model }} is full and requests wait",
  description:
    "{{ $labels.replica }} uses {{ $value | humanizePercentage }} of its KV cache: it has no room for those that wait.",
};

/** A few are how the scheduler works; these are requests computed twice. */
const fewPreemptions = 10;

const preemptions: Alert = {
  name: "EnginePreempts",
  severity: "warning",
  expr: `sum by (model, replica) (increase(vllm:num_preemptions_total[15m])) > ${fewPreemptions}`,
  holds: 10 * minute,
  stays: 10 * minute,
  summary: "an engine of {{ $labels.model }} throws requests out of its batch",
  description:
    "{{ $labels.replica }} preempted {{ $value | humanize }} requests within 15 minutes, and computes them again.",
};

/** Where no first token is promised. */
const usualQueueSeconds = 5;
const fewRequests = 10;

/** Half of what a first token may take: the other half is for computing it. */
function queueTime(config: GatewayConfig): readonly Alert[] {
  return parts(config, ({ firstToken }) =>
    firstToken === false ? usualQueueSeconds : firstToken.within / 2,
  ).map(({ objective, matcher }) => ({
    name: "QueueTime",
    severity: "warning",
    expr: `model:vllm_queue_seconds:p95_5m{model${matcher}} > ${objective} and on (model) sum by (model) (increase(vllm:request_queue_time_seconds_count[5m])) >= ${fewRequests}`,
    holds: 10 * minute,
    stays: 5 * minute,
    summary: "requests for {{ $labels.model }} wait before an engine begins",
    description: `One in twenty waits {{ $value | humanizeDuration }} or longer; half of what its first token may take is ${objective} s.`,
  }));
}
