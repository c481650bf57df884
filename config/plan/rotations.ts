/** Which containers a changed value replaces: those that read it only when they start. */
import type { Rotations } from "../schema/rotations";
import type { Workload, WorkloadRole } from "./types";

/**
 * LiteLLM, vLLM, Grafana and the exporters of the databases keep what they read at their start. Redis reloads its users
 * when told to, Postgres has its password in its data, Prometheus reads the key for every scrape, Alertmanager its
 * addresses for every message, the backup reads it for each, and the jobs when they run.
 */
const readAtStart: ReadonlySet<WorkloadRole> = new Set([
  "proxy",
  "vllm",
  "grafana",
  "redis-exporter",
  "postgres-exporter",
]);

export function withRotations(workloads: readonly Workload[], rotations: Rotations): readonly Workload[] {
  return workloads.map((workload) => {
    if (!readsAtStart(workload)) return workload;
    const secrets = workload.secrets.map((secret) => {
      const rotation = rotations[secret.name];
      return rotation === undefined ? secret : { ...secret, rotation };
    });
    return { ...workload, secrets };
  });
}

function readsAtStart({ role }: Pick<Workload, "role">): boolean {
  return readAtStart.has(role);
}
