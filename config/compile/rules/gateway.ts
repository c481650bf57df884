/** The proxies. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan, Workload } from "../../plan/types";
import { runs, workloadsOf } from "../../plan/workload";
import { hour, minute, settled } from "./alert";
import type { Alert } from "./alert";
import { hasLitellmMetrics } from "./recording";

export function watchProxies(config: GatewayConfig, plan: GatewayPlan): readonly Alert[] {
  const proxies = workloadsOf(plan, "proxy");
  if (!hasLitellmMetrics(config)) return [];
  return [
    ...(runs(plan, "edge") ? [edgeDown(proxies)] : []),
    proxyDown(proxies),
    ...(proxies.length > 1 ? [replicaDown(proxies.length)] : []),
    ...proxies.slice(0, 1).flatMap((proxy) => memory(config, proxy)),
  ];
}

const up = `up{job="litellm"}`;

function edgeDown(proxies: readonly Workload[]): Alert {
  return {
    name: "EdgeDown",
    severity: "critical",
    expr: `max(up{job="edge"}) == 0 and on () ${settled(`job="edge"`, startSeconds(proxies))}`,
    holds: 2 * minute,
    summary: "the edge does not answer",
    description: "It holds the port that clients call: no request arrives.",
  };
}

/** They start one after another. */
function startSeconds(proxies: readonly Workload[]): number {
  return proxies.reduce((sum, { startBudgetSeconds }) => sum + startBudgetSeconds, 0);
}

function proxyDown(proxies: readonly Workload[]): Alert {
  return {
    name: "ProxyDown",
    severity: "critical",
    // A container that is gone has no address, so no target either.
    expr: `((sum(${up}) == 0) or absent(${up})) and on () ${settled(`job="litellm"`, startSeconds(proxies))}`,
    holds: 2 * minute,
    summary: "no proxy answers",
    description: "Prometheus reaches no LiteLLM container: every request fails.",
  };
}

function replicaDown(replicas: number): Alert {
  return {
    name: "ProxyReplicaDown",
    severity: "warning",
    expr: `sum(${up}) < ${replicas} and on () sum(${up}) > 0`,
    holds: 10 * minute,
    summary: "fewer proxies answer than the config runs",
    description: `{{ $value }} of ${replicas} proxies answer.`,
  };
}

/** LiteLLM tells the memory of a single worker only. */
function memory({ proxy: { workers } }: GatewayConfig, { memoryMiB }: Workload): readonly Alert[] {
  if (workers > 1 || memoryMiB === null) return [];
  const limit = memoryMiB * 1024 * 1024;
  const used = `process_resident_memory_bytes{job="litellm"}`;
  const hasRunLong = `time() - process_start_time_seconds{job="litellm"} > ${6 * hour}`;
  const above = `${used} > ${limit * 0.5} and predict_linear(${used}[6h], ${24 * hour}) > ${limit}`;
  return [
    {
      name: "ProxyMemoryHigh",
      severity: "warning",
      expr: `${used} > ${Math.round(limit * 0.85)}`,
      holds: 15 * minute,
      summary: "a proxy is near its memory limit",
      description: `{{ $labels.instance }} holds {{ $value | humanize1024 }}B of its ${memoryMiB} MiB; beyond them the kernel ends it.`,
    },
    {
      name: "ProxyMemoryGrowing",
      severity: "warning",
      expr: `${above} and (${hasRunLong})`,
      holds: hour,
      summary: "a proxy's memory grows",
      description: `At the pace of the last six hours {{ $labels.instance }} reaches its limit of ${memoryMiB} MiB within a day.`,
    },
  ];
}
