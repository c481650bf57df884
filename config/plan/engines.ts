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
  for (const [index, replica] of replicas.entries()) {
    const { memory, findings: found } = planMemory(config.host, replica);
    // On equal GPUs every replica has the same findings: the first says it.
    findings.push(
      ...found.filter(({ code, path }) => !findings.some((f) => f.code === code && f.path === path)),
    );
    // On each GPU the nearest neighbour is enough: it waits for the ones before it.
    const earlier = replica.gpus.flatMap(
      (gpu) => replicas.slice(0, index).findLast((other) => other.gpus.includes(gpu))?.workload ?? [],
    );
    workloads.push(vllmWorkload(config, replica, memory, [...new Set(earlier)]));
  }
  return { workloads, findings };
}
