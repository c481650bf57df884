/** GPUs and hosts: what the machine and the services around the engines have left. */
import type { GatewayConfig } from "../../gateway-config";
import { exporters } from "../../plan/exporters";
import type { Row, Sketch } from "./dashboard";
import { curves, figures, listing } from "./panel";
import { now, nowAsTable, series } from "./query";

export function hosts(config: GatewayConfig): Sketch {
  const runs = exporters(config);
  const rows: readonly (readonly [isThere: boolean, row: Row])[] = [
    [runs.gpu, gpus],
    [runs.host, machine],
    [runs.redis, redis],
    [runs.postgres, postgres],
    [runs.certificate, certificate(config)],
    [true, prometheus],
  ];
  return {
    title: "GPUs and hosts",
    description: "GPUs, the machine, the services around the engines, and what watches them",
    from: "now-6h",
    refresh: "30s",
    variables: [],
    rows: rows.flatMap(([isThere, row]) => (isThere ? [row] : [])),
  };
}

const gpus: Row = {
  question: "How are the GPUs?",
  panels: [
    curves({
      title: "GPU memory in use",
      description: "Of each GPU. Engines take their share at the start, so it should be flat.",
      unit: "percentunit",
      max: 1,
      width: 8,
      worseFrom: [0.97, 0.99],
      queries: [series("DCGM_FI_DEV_FB_USED / (DCGM_FI_DEV_FB_USED + DCGM_FI_DEV_FB_FREE)", "GPU {{gpu}}")],
    }),
    curves({
      title: "GPU utilisation",
      description: "Part of the time in which something was computed.",
      unit: "percent",
      max: 100,
      width: 8,
      queries: [series("DCGM_FI_DEV_GPU_UTIL", "GPU {{gpu}}")],
    }),
    curves({
      title: "GPU temperature",
      description: "A hot GPU slows itself down.",
      unit: "celsius",
      width: 8,
      worseFrom: [80, 90],
      queries: [series("DCGM_FI_DEV_GPU_TEMP", "GPU {{gpu}}")],
    }),
    curves({
      title: "GPU power",
      description: "What each GPU draws.",
      unit: "watt",
      width: 12,
      queries: [series("DCGM_FI_DEV_POWER_USAGE", "GPU {{gpu}}")],
    }),
    figures({
      title: "Latest XID",
      description: "Number of the last error that the driver reported of each GPU; 0 is none.",
      unit: "none",
      width: 12,
      height: 8,
      worseFrom: [1, 1],
      queries: [now("DCGM_FI_DEV_XID_ERRORS", "GPU {{gpu}}")],
    }),
  ],
};

const disks = 'fstype!~"tmpfs|overlay|squashfs|ramfs|proc|sysfs|devtmpfs"';

const machine: Row = {
  question: "How is the machine?",
  panels: [
    curves({
      title: "CPU in use",
      description: "Over all cores.",
      unit: "percentunit",
      max: 1,
      width: 8,
      colour: "blue",
      queries: [series('1 - avg(rate(node_cpu_seconds_total{mode="idle"}[$__rate_interval]))', "in use")],
    }),
    curves({
      title: "Memory in use",
      description: "What programs cannot get back from caches.",
      unit: "percentunit",
      max: 1,
      width: 8,
      colour: "blue",
      worseFrom: [0.9, 0.95],
      queries: [series("1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes", "in use")],
    }),
    curves({
      title: "Disks in use",
      description: "Weights, the database and Prometheus' samples lie here.",
      unit: "percentunit",
      max: 1,
      width: 8,
      worseFrom: [0.8, 0.9],
      queries: [
        series(
          `1 - node_filesystem_avail_bytes{${disks}} / node_filesystem_size_bytes{${disks}}`,
          "{{mountpoint}}",
        ),
      ],
    }),
  ],
};

const redis: Row = {
  question: "How is Redis?",
  panels: [
    curves({
      title: "Redis memory",
      description: "In use, and the limit beyond which the oldest entries go.",
      unit: "bytes",
      width: 8,
      colour: "blue",
      queries: [series("redis_memory_used_bytes", "in use"), series("redis_memory_max_bytes", "limit")],
    }),
    curves({
      title: "Redis evictions",
      description:
        "Entries per second that had to go. Limits and cooldowns are among them: give it more memory.",
      unit: "ops",
      width: 8,
      colour: "red",
      queries: [series("rate(redis_evicted_keys_total[$__rate_interval])", "evicted")],
    }),
    curves({
      title: "Redis commands",
      description: "Per second.",
      unit: "ops",
      width: 8,
      colour: "blue",
      queries: [series("rate(redis_commands_processed_total[$__rate_interval])", "commands")],
    }),
  ],
};

const postgres: Row = {
  question: "How is Postgres?",
  panels: [
    curves({
      title: "Postgres connections",
      description: "In use, and how many there may be.",
      unit: "none",
      width: 8,
      colour: "blue",
      queries: [
        series("sum(pg_stat_activity_count)", "in use"),
        series("max(pg_settings_max_connections)", "limit"),
      ],
    }),
    curves({
      title: "Database size",
      description: "Mostly one row per request; `proxy.storePrompts` and the retention of logs decide.",
      unit: "bytes",
      width: 8,
      queries: [series('pg_database_size_bytes{datname!~"template.*|postgres"}', "{{datname}}")],
    }),
    curves({
      title: "Transactions",
      description: "Committed and rolled back, per second.",
      unit: "ops",
      width: 8,
      colour: "blue",
      queries: [
        series(
          'sum(rate(pg_stat_database_xact_commit{datname!~"template.*"}[$__rate_interval]))',
          "committed",
        ),
        series(
          'sum(rate(pg_stat_database_xact_rollback{datname!~"template.*"}[$__rate_interval]))',
          "rolled back",
        ),
      ],
    }),
  ],
};

/** Those of the edge's own authority are made for half a day, and again when a third of it is left. */
function certificate({ edge }: GatewayConfig): Row {
  const left = figures({
    title: "Certificate",
    description:
      "Time until the edge's certificate ends. What the edge makes or fetches it renews long before.",
    unit: "s",
    width: 24,
    worseBelow: edge.tls === "internal" ? [3 * 3600, 3600] : [14 * 86_400, 3 * 86_400],
    queries: [now("min(probe_ssl_earliest_cert_expiry) - time()", "left")],
  });
  return { question: "How long is the certificate valid?", panels: [left] };
}

const prometheus: Row = {
  question: "Is the watching itself well?",
  panels: [
    listing({
      title: "Targets",
      description: "Everything that is scraped: 1 answers, 0 does not.",
      unit: "none",
      width: 12,
      queries: [nowAsTable("sort(up)")],
      names: { job: "Job", instance: "Address", Value: "Answers" },
      hidden: ["Time", "__name__", "model", "replica", "gpu"],
    }),
    curves({
      title: "Time of a scrape",
      description: "The slowest target of each job. Prometheus gives up after ten seconds.",
      unit: "s",
      width: 6,
      height: 9,
      worseFrom: [5, 10],
      queries: [series("max by (job) (scrape_duration_seconds)", "{{job}}")],
    }),
    curves({
      title: "Series",
      description: "Kept in Prometheus' memory. Each key, user and client address makes its own.",
      unit: "short",
      width: 6,
      height: 9,
      colour: "blue",
      queries: [series("prometheus_tsdb_head_series", "series")],
    }),
  ],
};
