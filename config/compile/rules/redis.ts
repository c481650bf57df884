/** Redis: as the proxies see it, and as it says itself. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan } from "../../plan/types";
import { runs } from "../../plan/workload";
import { minute } from "./alert";
import type { Alert } from "./alert";
import { eventRate } from "./counters";
import { hasLitellmMetrics } from "./recording";

export function watchRedis(config: GatewayConfig, plan: GatewayPlan): readonly Alert[] {
  if (config.cache.type !== "redis") return [];
  return [
    ...(hasLitellmMetrics(config) ? [unreachable] : []),
    ...(runs(plan, "redis-exporter") ? [down, memory, evictions] : []),
  ];
}

const meanwhile = "Meanwhile each proxy counts limits and remembers failures for itself.";

const probes = attempts("half_open");

/**
 * Each worker has breakers of its own, for the router and for cached answers. One that is open asks again after a minute, and
 * closes where Redis answers. Counted, since the gauge of a breaker outlives its worker.
 */
const unreachable: Alert = {
  name: "RedisUnreachable",
  severity: "warning",
  // A short outage has one answer for each attempt; half of them leaves room for one that came too early.
  expr: `${probes} > 0 unless 2 * ${attempts("closed")} >= ${probes}`,
  holds: minute,
  summary: "a proxy does not reach Redis",
  description: `{{ $labels.instance }} has stopped asking Redis, and finds it away each minute. ${meanwhile}`,
};

function attempts(state: string): string {
  return eventRate(`litellm_redis_circuit_breaker_transitions_total{state="${state}"}`, "instance");
}

const down: Alert = {
  name: "RedisDown",
  severity: "warning",
  expr: `redis_up == 0`,
  holds: 2 * minute,
  summary: "Redis does not answer",
  description: `The exporter beside it gets no answer. ${meanwhile}`,
};

const memory: Alert = {
  name: "RedisMemoryHigh",
  severity: "warning",
  expr: `redis_memory_used_bytes / (redis_memory_max_bytes > 0) > 0.9`,
  holds: 15 * minute,
  summary: "Redis is nearly full",
  description: "It uses {{ $value | humanizePercentage }} of its memory, and then drops what was used least.",
};

const evictions: Alert = {
  name: "RedisEvictions",
  severity: "warning",
  expr: `rate(redis_evicted_keys_total[5m]) > 0`,
  holds: 15 * minute,
  stays: 15 * minute,
  summary: "Redis drops keys",
  description:
    "{{ $value | humanize }} keys a second: counters of limits may be among them, not only cached answers.",
};
