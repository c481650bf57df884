/** Postgres, the disks below it, and its backups. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan } from "../../plan/types";
import { exporters, watchesBackups } from "../../plan/exporters";
import { allowedConnections } from "../../plan/workloads/connections";
import { runs } from "../../plan/workload";
import { day, hour, minute } from "./alert";
import type { Alert } from "./alert";

export function watchPostgres(config: GatewayConfig, plan: GatewayPlan): readonly Alert[] {
  return runs(plan, "postgres-exporter") ? [down, connections(config)] : [];
}

const down: Alert = {
  name: "PostgresDown",
  severity: "critical",
  expr: `pg_up == 0`,
  holds: 2 * minute,
  summary: "Postgres does not answer",
  description:
    "The proxies go on with the keys that they know; keys, budgets and the request log are out of reach.",
};

function connections(config: GatewayConfig): Alert {
  const allowed = allowedConnections(config);
  return {
    name: "PostgresConnections",
    severity: "warning",
    expr: `sum by (instance) (pg_stat_activity_count) > ${Math.floor(allowed * 0.9)}`,
    holds: 10 * minute,
    summary: "Postgres is short of connections",
    description: `{{ $value }} of ${allowed} connections are open.`,
  };
}

/** Other file systems than those of disks have no end that anybody could reach. */
const disks = `fstype!~"tmpfs|ramfs|overlay|squashfs|iso9660|devtmpfs|fuse.*"`;
const free = `node_filesystem_avail_bytes{${disks}}`;
const share = `${free} / node_filesystem_size_bytes{${disks}}`;

export function watchHost(config: GatewayConfig): readonly Alert[] {
  const { backup } = config.database;
  return [
    ...(exporters(config).host ? disk : []),
    ...(backup && watchesBackups(config) ? [backupOld(backup.every)] : []),
  ];
}

const disk: readonly Alert[] = [
  {
    name: "DiskFull",
    severity: "critical",
    expr: `${share} < 0.05`,
    holds: 5 * minute,
    summary: "a disk of the host is full",
    description:
      "{{ $labels.mountpoint }} has {{ $value | humanizePercentage }} left; Postgres and Prometheus stop when nothing is.",
  },
  {
    name: "DiskFilling",
    severity: "warning",
    // A model's download is no trend: it must be low already.
    expr: `${share} < 0.2 and predict_linear(${free}[6h], ${day}) < 0`,
    holds: hour,
    summary: "a disk of the host fills up",
    description: "At the pace of the last six hours {{ $labels.mountpoint }} is full within a day.",
  },
];

function backupOld(every: number): Alert {
  const last = `(gateway_backup_last_success_timestamp_seconds or gateway_backup_schedule_start_timestamp_seconds)`;
  return {
    name: "BackupTooOld",
    severity: "warning",
    expr: `time() - ${last} > ${2 * Math.ceil(every)} or absent(gateway_backup_schedule_start_timestamp_seconds)`,
    holds: 30 * minute,
    summary: "there is no recent backup",
    description: `A backup is due every ${Math.ceil(every)} s; the last one is older than twice that, or the schedule does not run.`,
  };
}
