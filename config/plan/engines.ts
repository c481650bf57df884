/** One workload per replica, with its memory; engines on the same GPU start one after another. */
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { planMemory } from "./fit/memory";
import type { Replica } from "./placement";
import type { Workload } from "./types";
import { vllmWorkload } from "./workloads/vllm";

export function engineWorkloads(
  config: GatewayConfig,
  replicas: readonly Replica[],
): { workloads: readonly Workload[]; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const workloads: Workload[] = [];
  /** GPU id → the engine that was the last to get it. On each GPU the nearest neighbour is enough: it waits for the ones before it. */
  const last = new Map<string, string>();
  for (const replica of replicas) {
    const { memory, findings: found } = planMemory(config.host, replica);
    // On equal GPUs every replica has the same findings: the first says it.
    findings.push(
      ...found.filter(({ code, path }) => !findings.some((f) => f.code === code && f.path === path)),
    );
    const earlier = replica.gpus.flatMap(({ id }) => last.get(id) ?? []);
    for (const { id } of replica.gpus) last.set(id, replica.workload);
    workloads.push(vllmWorkload(config, replica, memory, [...new Set(earlier)]));
  }
  return { workloads, findings };
}
