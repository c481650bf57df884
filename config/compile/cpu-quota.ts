/**
 * A limit of CPU time, in microseconds of each period. Docker's `cpus` is the same, but refuses more than the machine has:
 * a config would start on one machine and not on a smaller one.
 */

export const cpuPeriod = 100_000;

export function cpuQuota(cpus: number): number {
  return Math.round(cpus * cpuPeriod);
}
