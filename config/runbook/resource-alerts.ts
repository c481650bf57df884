/** Alerts about engines under pressure, GPUs, stores, disks, money, and the watch itself. */
import type { Entries } from "./entry";

export const resourceAlerts: Entries = {
  KvCacheFull: {
    symptom: "More than 90 % of an engine's KV cache is used, and requests wait for room.",
    cause: "More or longer requests at once than the cache was planned for.",
    command: "npx llm-gateway plan",
    fix: "Add a replica, lower `maxModelLen`, or set `kvCacheDtype: fp8` where the model allows it.",
  },
  EnginePreempts: {
    symptom: "An engine throws running requests out of its batch and computes them again.",
    cause: "The KV cache is too small for the requests that run at once.",
    command: "npx llm-gateway plan",
    fix: "Lower `maxNumSeqs`, or as for KvCacheFull.",
  },
  QueueTime: {
    symptom: "Requests wait in the engine before it begins with them.",
    cause: "More requests than `maxNumSeqs` at once, or a full KV cache.",
    command: "npx llm-gateway plan",
    fix: "Add a replica; raise `maxNumSeqs` where the plan shows room; limit the heaviest keys (`access.keys.<name>.rpm`).",
  },
  GpuMemoryFull: {
    symptom: "A GPU has less than 2 % of its memory left.",
    cause: "A program beside the stack uses the GPU, or an engine needs more outside its share than planned.",
    command: "nvidia-smi --query-compute-apps=pid,used_memory,name --format=csv",
    fix: "End what does not belong there; else lower `gpuMemoryUtilization` of an engine on that GPU.",
  },
  GpuHot: {
    symptom: "A GPU is above 85 °C and slows down.",
    cause: "Air, fans, or a neighbour's heat.",
    command: "nvidia-smi -q -d TEMPERATURE,PERFORMANCE",
    fix: "Look at the machine's cooling. Meanwhile a lower power limit (`nvidia-smi -pl`) keeps it running.",
  },
  GpuFault: {
    symptom: "The driver reports an error of the hardware (XID 48, 64, 74, 79, 95, 119 or 120).",
    cause: "Memory that cannot be corrected, a lost bus or NVLink, or a hung processor of the GPU.",
    command: "dmesg | grep -i xid | tail; nvidia-smi -q -d ECC,ROW_REMAPPER",
    fix: "Stop the engines on it and reset it (`nvidia-smi --gpu-reset`), or restart the machine; then `docker restart <stack>-gpu-exporter`, which repeats the last error until it starts anew. If it comes back, have it replaced, and take it out of `host.gpus`.",
  },
  GpuError: {
    symptom: "The driver reports another error of a GPU.",
    cause: "Most often a program that ended badly: XID 13, 31, 43, 45.",
    command: "dmesg | grep -i xid | tail",
    fix: "Nothing, if the engine is back and the lines before show none of GpuFault's: only the last number is reported. More than once a day: as for EngineRestarts.",
  },
  RedisUnreachable: {
    symptom: "A proxy has stopped asking Redis; limits and cooldowns are no longer shared.",
    cause: "Redis is down, its password changed, or the network between them is gone.",
    command: "docker ps -a --filter name=<stack>-redis; docker logs --tail 50 <stack>-redis",
    fix: "`docker start <stack>-redis`. The proxies find it again by themselves with the next request; the alert ends some minutes later.",
  },
  RedisDown: {
    symptom: "The exporter beside Redis gets no answer from it.",
    cause: "Redis ended or hangs, or its password changed.",
    command: "docker ps -a --filter name=<stack>-redis; docker logs --tail 50 <stack>-redis",
    fix: "`docker restart <stack>-redis`. It keeps nothing that would be lost: counters and cached answers begin anew.",
  },
  RedisMemoryHigh: {
    symptom: "Redis uses more than 90 % of `cache.maxMemoryGiB`.",
    cause: "More cached answers than it has room for.",
    command: "docker stats --no-stream <stack>-redis",
    fix: "Raise `cache.maxMemoryGiB`, or shorten `cache.ttl`.",
  },
  RedisEvictions: {
    symptom: "Redis drops keys to make room.",
    cause: "It is full; what was used least goes first, counters of limits too.",
    command: "docker stats --no-stream <stack>-redis",
    fix: "As for RedisMemoryHigh.",
  },
  PostgresDown: {
    symptom: "The exporter gets no answer from Postgres. Known keys still work for a while, new ones do not.",
    cause: "Postgres ended, its disk is full, or it recovers after a crash.",
    command: "docker ps -a --filter name=<stack>-postgres; docker logs --tail 50 <stack>-postgres; df -h",
    fix: "`docker start <stack>-postgres`. A full disk first needs room: DiskFull.",
  },
  PostgresConnections: {
    symptom: "More than 90 % of Postgres' connections are open.",
    cause: "Programs beside the gateway, or proxies with more connections than the config says.",
    command: `docker exec <stack>-postgres psql -h 127.0.0.1 -U litellm -c "select usename, state, count(*) from pg_stat_activity group by 1, 2"`,
    fix: "End what does not belong there; lower `database.maxConnections` or the number of proxies.",
  },
  DiskFull: {
    symptom: "A disk of the host has less than 5 % left.",
    cause: "Weights, images, logs, the request log in Postgres, backups.",
    command: "df -h; docker system df",
    fix: "`docker image prune`; remove weights that no model uses from `host.weightsDir`; shorten `prometheus.retention` and `database.spendLogs.retention`.",
  },
  DiskFilling: {
    symptom: "At the pace of the last hours a disk is full within a day.",
    cause: "As for DiskFull.",
    command: "df -h; docker system df",
    fix: "As for DiskFull, before it is.",
  },
  BackupTooOld: {
    symptom: "The last backup is older than two of its periods, or nobody makes any.",
    cause:
      "The backup container ended, its folder is full or cannot be written, or Postgres does not answer it.",
    command: "docker logs --tail 20 <stack>-backup; npx llm-gateway backup",
    fix: "Repair what the log names. `npx llm-gateway backup` makes one now, `verify-backup` proves it.",
  },
  BudgetNearlySpent: {
    symptom:
      "Less than a tenth of a budget is left; without it every request is refused. An hour without a request ends the alert: proxies tell of a budget only while they answer its owner.",
    cause: "More use than planned, or a program that repeats itself.",
    command: "npx llm-gateway report inventory",
    fix: "Tell its owner, or raise it: `access.teams`, `access.keys`, `access.users`; `npx llm-gateway access apply`.",
  },
  BudgetSpent: {
    symptom: "Requests are refused with 422: a budget is spent.",
    cause: "As for BudgetNearlySpent.",
    command: "npx llm-gateway report inventory",
    fix: "As for BudgetNearlySpent; it begins anew after its period (`per`).",
  },
  GatewayBudgetNearlySpent: {
    symptom:
      "All models together have cost nine tenths of `proxy.budget`: since its period began, where that is a month (`30d`), a week (`7d`), or a part of a day or an hour without a rest; of any other period, within the last one. LiteLLM counts that from a day of its own: the alert may then come when it has begun anew, and stay.",
    cause: "As for BudgetNearlySpent.",
    command: "npx llm-gateway report inventory",
    fix: "Raise `proxy.budget.max`, or limit the heaviest keys.",
  },
  CertificateExpires: {
    symptom: "The certificate of the edge runs out soon.",
    cause:
      "Its renewal fails (the name leads elsewhere, port 80 or 443 is closed), or nobody has renewed an own one.",
    command: "docker logs --since 24h <stack>-edge 2>&1 | grep -i -E 'acme|certificate|tls' | tail",
    fix: "`tls: acme`: make the domain reachable from outside. Own certificate: put the new files beside the config and deploy.",
  },
  CertificateNotServed: {
    symptom: "No TLS connection can be made to the edge.",
    cause: "The edge is down, or has no certificate yet.",
    command: "docker logs --tail 50 <stack>-edge",
    fix: "As for EdgeDown and CertificateExpires.",
  },
  TargetDown: {
    symptom: "Prometheus gets no metrics of a job: alerts that need them are silent.",
    cause: "The exporter's container ended, or what it asks refuses it.",
    command: "docker ps -a --filter name=<stack>-; docker logs --tail 50 <stack>-redis-exporter",
    fix: "Start it, or deploy again. An own target: look at `prometheus.extraTargets`.",
  },
  RulesFail: {
    symptom: "Prometheus cannot compute a rule; alerts of that group may be silent.",
    cause: "Two programs report the same series with different labels, most often an own scrape target.",
    command: "docker logs --since 30m <stack>-prometheus 2>&1 | grep -i rule",
    fix: "Give the own target another job name, or take it out of `prometheus.extraTargets`.",
  },
  NotificationsLost: {
    symptom: "Alerts fire and nobody is told.",
    cause: "Alertmanager is down, or a receiver refuses: a wrong address or password, no way out.",
    command: "docker logs --since 30m <stack>-alertmanager",
    fix: "Correct the secret that the receiver names (`npx llm-gateway secrets`) and deploy.",
  },
};
