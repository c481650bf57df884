/** One workload per replica, with its memory; engines on the same GPU start one after another. */
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { planMemory } from "./memory";
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
    const earlier = replicas
      .slice(0, index)
      .filter((other) => other.gpus.some((gpu) => replica.gpus.includes(gpu)));
    // The nearest neighbour is enough: it waits for the ones before it.
    workloads.push(
      vllmWorkload(
        config,
        replica,
        memory,
        earlier.slice(-1).map((other) => other.workload),
      ),
    );
  }
  return { workloads, findings };
}
