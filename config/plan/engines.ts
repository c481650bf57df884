/** One workload per replica, with its memory; engines on the same GPU start one after another. */
import type { Finding } from "../findings";
import type { GatewayConfig, HostConfig } from "../gateway-config";
import { planMemory } from "./fit/memory";
import type { Replica } from "./placement";
import { kindOf } from "./placement/gpu-set";
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
  const memoryOf = memoryPlanner(config.host);
  for (const replica of replicas) {
    const { memory, findings: found } = memoryOf(replica);
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

/** Replicas of one model on GPUs of the same kinds are planned once: a thousand of them are a second of arithmetic. */
function memoryPlanner(host: HostConfig): (replica: Replica) => ReturnType<typeof planMemory> {
  const known = new Map<string, ReturnType<typeof planMemory>>();
  return (replica) => {
    const key = JSON.stringify([replica.model.name, replica.gpus.map(kindOf)]);
    const found = known.get(key);
    if (!found) {
      const planned = planMemory(host, replica);
      known.set(key, planned);
      return planned;
    }
    const memory = found.memory.map((entry, index) => ({
      ...entry,
      gpu: replica.gpus[index]?.id ?? entry.gpu,
    }));
    return { ...found, memory };
  };
}
