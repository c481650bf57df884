import { growing, instance, proxyUp, series, steady, then } from "../case";
import type { AlertCase, Series } from "../case";

/** How often a proxy's breakers let one request try, and how often that one found Redis there. */
const breakers = (tried: string, closed: string): Series => ({
  ...proxyUp,
  [series("litellm_redis_circuit_breaker_transitions_total", { instance, state: "half_open" })]: tried,
  [series("litellm_redis_circuit_breaker_transitions_total", { instance, state: "closed" })]: closed,
});
const never = "_x60";
const redis = { job: "redis", instance: "r:9121" };
const redisMemory = (used: number, most: number): Series => ({
  [series("redis_memory_used_bytes", redis)]: steady(used, 60),
  [series("redis_memory_max_bytes", redis)]: steady(most, 60),
});
const evicted = series("redis_evicted_keys_total", redis);
const redisUp = series("redis_up", redis);
const postgres = { job: "postgres", instance: "x:9187" };
const connections = (state: string) =>
  series("pg_stat_activity_count", { ...postgres, datname: "litellm", state });
const pgUp = series("pg_up", postgres);
const disk = { job: "host", instance: "n:9100", device: "/dev/sda1", fstype: "ext4", mountpoint: "/" };
const room = (free: string, fstype = "ext4"): Series => ({
  [series("node_filesystem_avail_bytes", { ...disk, fstype })]: free,
  [series("node_filesystem_size_bytes", { ...disk, fstype })]: steady(1000, 700),
});
const backup = (name: string) =>
  series(`gateway_backup_${name}_timestamp_seconds`, { job: "host", instance: "n:9100" });
/** A backup is due every hour. */
const due = 60;

export const serviceCases: readonly AlertCase[] = [
  {
    alert: "RedisUnreachable",
    labels: { severity: "warning" },
    fires: [
      {
        what: "every minute one tries in vain",
        series: breakers(then("_x7", growing(1, 1, 30)), never),
        at: 12,
        with: { instance },
      },
      {
        what: "the breakers of four workers do, which closed when it was away before",
        series: breakers(then(steady(4, 20), growing(8, 4, 30)), steady(4, 60)),
        at: 26,
      },
      {
        what: "the breaker of cached answers does, while no worker's router asks",
        series: breakers(then(steady(4, 20), growing(5, 1, 30)), steady(4, 60)),
        at: 26,
      },
    ],
    silent: [
      { what: "it is there", series: breakers(steady(4, 60), steady(4, 60)), at: 30 },
      {
        what: "it was away for seconds: all find it back",
        series: breakers(then("_x7", steady(4, 30)), then("_x7", steady(4, 30))),
        at: 11,
      },
      {
        what: "it came back after ten minutes",
        series: breakers(then("_x7", growing(1, 1, 9), steady(10, 40)), then("_x17", steady(1, 40))),
        at: 25,
      },
      { what: "nobody has asked yet", series: proxyUp, at: 10 },
    ],
  },
  {
    alert: "RedisDown",
    labels: { severity: "warning" },
    fires: [{ what: "no answer", series: { [redisUp]: steady(0, 30) }, at: 5 }],
    silent: [
      { what: "it answers", series: { [redisUp]: steady(1, 30) }, at: 5 },
      { what: "a restart", series: { [redisUp]: then(steady(1, 2), "0", steady(1, 9)) }, at: 4 },
    ],
  },
  {
    alert: "RedisMemoryHigh",
    labels: { severity: "warning" },
    fires: [{ what: "95 %", series: redisMemory(950, 1000), at: 20 }],
    silent: [
      { what: "half", series: redisMemory(500, 1000), at: 20 },
      { what: "no limit is set", series: redisMemory(500, 0), at: 20 },
    ],
  },
  {
    alert: "RedisEvictions",
    labels: { severity: "warning" },
    fires: [{ what: "one a minute", series: { [evicted]: growing(0, 1, 60) }, at: 30 }],
    silent: [
      { what: "none", series: { [evicted]: steady(3, 60) }, at: 30 },
      { what: "a burst", series: { [evicted]: then(steady(0, 5), steady(500, 60)) }, at: 30 },
    ],
  },
  {
    alert: "PostgresDown",
    labels: { severity: "critical" },
    fires: [{ what: "no answer", series: { [pgUp]: steady(0, 30) }, at: 5 }],
    silent: [{ what: "it answers", series: { [pgUp]: steady(1, 30) }, at: 5 }],
  },
  {
    alert: "PostgresConnections",
    labels: { severity: "warning" },
    fires: [
      {
        what: "95 of 100",
        series: { [connections("idle")]: steady(60, 30), [connections("active")]: steady(35, 30) },
        at: 15,
      },
    ],
    silent: [
      {
        what: "60 of 100",
        series: { [connections("idle")]: steady(50, 30), [connections("active")]: steady(10, 30) },
        at: 15,
      },
    ],
  },
  {
    alert: "DiskFull",
    labels: { severity: "critical" },
    fires: [{ what: "4 % left", series: room(steady(40, 30)), at: 10, with: { mountpoint: "/" } }],
    silent: [
      { what: "half left", series: room(steady(500, 30)), at: 10 },
      { what: "an image of a disk that is always full", series: room(steady(0, 30), "squashfs"), at: 10 },
    ],
  },
  {
    alert: "DiskFilling",
    labels: { severity: "warning" },
    fires: [
      {
        what: "a tenth left, and less each hour",
        series: room(growing(195, -0.15, 700)),
        at: 500,
        with: { mountpoint: "/" },
      },
    ],
    silent: [
      {
        what: "a model is downloaded",
        series: room(then(steady(900, 300), growing(900, -2, 60), steady(780, 300))),
        at: 400,
      },
      { what: "a tenth left, for years", series: room(steady(100, 700)), at: 500 },
    ],
  },
  {
    alert: "BackupTooOld",
    labels: { severity: "warning" },
    fires: [
      {
        what: "the last one is three hours old",
        series: {
          [backup("schedule_start")]: steady(0, 4 * due + 60),
          [backup("last_success")]: steady(3600, 4 * due + 60),
        },
        at: 4 * due,
      },
      {
        what: "there never was one",
        series: { [backup("schedule_start")]: steady(0, 4 * due + 60) },
        at: 4 * due,
      },
      { what: "nobody makes any", series: proxyUp, at: 60 },
    ],
    silent: [
      {
        what: "one of half an hour ago",
        series: {
          [backup("schedule_start")]: steady(0, 2 * due),
          [backup("last_success")]: steady(3600, 2 * due),
        },
        at: due + 30,
      },
      { what: "the first is being made", series: { [backup("schedule_start")]: steady(0, due) }, at: 50 },
    ],
  },
];
