/** Everything is scraped, and what each target is there for is in Prometheus. */
import { z } from "zod";
import { ask, becomes } from "./watched";

const targets = z.object({
  activeTargets: z.array(
    z.object({ health: z.string(), lastError: z.string(), labels: z.record(z.string(), z.string()) }),
  ),
});

const jobs = ["alertmanager", "edge", "host", "litellm", "postgres", "prometheus", "redis", "vllm"];

export async function allAreUp(): Promise<void> {
  await becomes(`count(up == 1) == ${jobs.length}`, 120);
  const { activeTargets } = await ask("targets", targets);
  expect(activeTargets.map(({ labels }) => labels.job).toSorted()).toEqual(jobs);
  expect(activeTargets.filter(({ health }) => health !== "up")).toEqual([]);
}

/** What each target is there for, as an expression that has a sample. */
export const facts: readonly (readonly [fact: string, expression: string])[] = [
  [
    "the database is reached, as a user who sees statistics",
    "pg_up == 1 and on() sum(pg_stat_activity_count) > 0",
  ],
  ["the size of the database is known", 'pg_database_size_bytes{datname="litellm"} > 0'],
  ["Redis is reached, and its limit is known", "redis_up == 1 and redis_memory_max_bytes > 0"],
  ["the host's memory is known", "node_memory_MemAvailable_bytes > 0"],
  ["the disk of the host's root is known", 'node_filesystem_avail_bytes{mountpoint="/"} > 0'],
  ["a backup was made, and says when", "time() - gateway_backup_last_success_timestamp_seconds < 3600"],
  ["no backup failed", "gateway_backup_failed == 0"],
  [
    "the edge counts answers by status, without those of its probe",
    'caddy_http_request_duration_seconds_count{code="500", server!~"probe|metrics"} > 0',
  ],
  [
    "the probe of the edge has a name of its own",
    'caddy_http_request_duration_seconds_count{server="probe"} > 0',
  ],
  ["Alertmanager's configuration is in force", "alertmanager_config_last_reload_successful == 1"],
  ["Prometheus knows whom to tell", "prometheus_notifications_alertmanagers_discovered == 1"],
  ["engines are told apart", 'vllm:num_requests_running{model="tiny", replica="watched-vllm-tiny"} >= 0'],
  ["LiteLLM counts requests", 'litellm_proxy_total_requests_metric_total{requested_model="tiny"} > 0'],
];
