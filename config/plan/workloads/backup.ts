/** Backups on a schedule: Postgres' own image, a loop, and a folder on the Docker host. */
import type { GatewayConfig } from "../../gateway-config";
import { archiveScript } from "../backup/archive-script";
import { aboutBackup, backupFolder } from "../backup/about";
import { watchesBackups } from "../exporters";
import type { Workload } from "../types";
import { probe, secretFile, workload } from "../workload";
import { backupMetrics } from "./backup-metrics";
import { postgresPassword } from "./postgres";

const folder = "/backups";

export function backupWorkload(config: GatewayConfig, name: string, postgres: string): Workload {
  const { user, name: database, backup } = config.database;
  const every = Math.ceil(backup?.every ?? 0);
  const watched = watchesBackups(config);
  return workload({
    name,
    role: "backup",
    image: config.images.postgres,
    entrypoint: ["/bin/sh", "-c", schedule, "backup", archiveScript],
    environment: {
      PGHOST: postgres,
      PGUSER: user,
      PGDATABASE: database,
      BACKUP_ABOUT: JSON.stringify(aboutBackup(config)),
      BACKUP_SALT_FILE: `/run/secrets/${config.proxy.saltKey}`,
      BACKUP_STACK: config.name,
      BACKUP_EVERY: String(every),
      BACKUP_KEEP: String(backup?.keep ?? 0),
      ...(watched ? { BACKUP_METRICS: backupMetrics.folder } : {}),
    },
    secrets: [secretFile(postgresPassword), secretFile(config.proxy.saltKey)],
    mounts: [
      { kind: "host", source: backupFolder(config), target: folder, readOnly: false },
      { kind: "memory", target: "/tmp", sizeMiB: 64, mode: "1777" },
      ...(watched
        ? [{ kind: "volume", source: backupMetrics.volume(config), target: backupMetrics.folder } as const]
        : []),
    ],
    stackNetworks: ["data"],
    needs: [postgres],
    // The loop tries again by itself; a new Postgres must not replace it.
    waitsInside: [postgres],
    probe: probe(["CMD-SHELL", isFresh], { every: 30, timeout: 5, startPeriod: 30 }),
    startBudgetSeconds: 120,
    stopGraceSeconds: 10,
    memoryMiB: 512,
    cpus: 2,
    user: "999:999",
    readOnlyRoot: true,
  });
}

/** Younger than two intervals; before the first one the container itself is. */
const isFresh = [
  `last=$(cat ${folder}/$BACKUP_STACK.last 2>/dev/null || echo 0)`,
  "begun=$(cat /tmp/begun)",
  '[ "$begun" -gt "$last" ] && last=$begun',
  "[ $(($(date +%s) - last)) -lt $((2 * BACKUP_EVERY)) ]",
].join("; ");

/**
 * `$1` is the script that writes one archive. The first one waits until no migration has finished for five seconds: a new
 * database is migrated just then, and a backup gives way to a migration. A failed try is repeated after 15 seconds, each
 * further one after twice as long, up to five minutes.
 */
const schedule = `
umask 077
cd ${folder} || exit 1
export PGPASSWORD="$(cat /run/secrets/${postgresPassword})"
trap 'exit 0' TERM
date +%s >/tmp/begun
least() { echo $(($1 < $2 ? $1 : $2)); }
retry=15
pause() { sleep "$1" & wait $!; }
last() { cat "$BACKUP_STACK.last" 2>/dev/null || echo 0; }
status() {
  printf '{"state":"%s","time":%s,"lastSuccess":%s,"file":"%s","bytes":%s,"seconds":%s,"reason":"%s"}\\n' "$@" >"$BACKUP_STACK.status.new"
  mv "$BACKUP_STACK.status.new" "$BACKUP_STACK.status.json"
}
gauge() { printf '# TYPE gateway_backup_%s gauge\\ngateway_backup_%s %s\\n' "$1" "$1" "$2"; }
metrics() {
  [ -n "\${BACKUP_METRICS:-}" ] || return 0
  {
    gauge schedule_start_timestamp_seconds "$(cat /tmp/begun)"
    gauge interval_seconds "$BACKUP_EVERY"
    gauge failed "$1"
    [ "$(last)" = 0 ] || gauge last_success_timestamp_seconds "$(last)"
    archives | head -n 1 | while read -r newest; do gauge size_bytes "$(wc -c <"$newest")"; done
  } >"$BACKUP_METRICS/backup.prom.new"
  chmod 0644 "$BACKUP_METRICS/backup.prom.new" && mv "$BACKUP_METRICS/backup.prom.new" "$BACKUP_METRICS/backup.prom"
}
archives() { ls -1 "$BACKUP_STACK"-[0-9]*Z.tar 2>/dev/null | sort -r; }
rm -f "$BACKUP_STACK"-*.partial
metrics 0
migrations() { psql -qAtXc 'select count(*) from _prisma_migrations where finished_at is not null' 2>/dev/null; }
until [ -n "\${migrated:-}" ] && [ "$migrated" = "$(migrations)" ]; do migrated=$(migrations); pause 5; done
while :; do
  now=$(date +%s)
  wait=$((BACKUP_EVERY - now + $(last)))
  if [ "$wait" -gt 0 ]; then pause "$wait"; continue; fi
  file=$BACKUP_STACK-$(date -u +%Y%m%dT%H%M%SZ).tar
  if sh -c "$1" >"$file.partial" 2>/tmp/errors; then
    sync "$file.partial" 2>/dev/null || sync
    mv "$file.partial" "$file"
    echo "$now" >"$BACKUP_STACK.last.new" && mv "$BACKUP_STACK.last.new" "$BACKUP_STACK.last"
    archives | tail -n +$((BACKUP_KEEP + 1)) | while read -r old; do rm -f "$old"; done
    status done "$now" "$now" "$file" "$(wc -c <"$file")" $(($(date +%s) - now)) ""
    metrics 0
    retry=15
    echo "made $file"
  else
    rm -f "$file.partial"
    reason=$(tail -n 1 /tmp/errors | tr -d '"\\\\[:cntrl:]' | head -c 200)
    status failed "$now" "$(last)" "" 0 $(($(date +%s) - now)) "$reason"
    metrics 1
    retry=$(least "$retry" "$BACKUP_EVERY")
    echo "failed, next try in $retry s: $reason" >&2
    pause "$retry"
    retry=$(least $((2 * retry)) 300)
  fi
done
`.trim();
