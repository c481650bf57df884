/** GPUs that hold the same, taken together: 500 equal ones are one line. */
import type { EngineMemory, GatewayPlan, GpuUse, Workload } from "../../config";

/** An engine on the GPUs of a group; with replicas on different GPUs, all of them. */
export interface Tenant {
  readonly model: string;
  readonly workloads: readonly string[];
  /** On each of the GPUs; null where the model's size is not known. */
  readonly memory: EngineMemory | null;
}

export interface GpuGroup {
  readonly ids: readonly string[];
  readonly name: string;
  readonly totalGiB: number;
  readonly tenants: readonly Tenant[];
  /** Below zero when the tenants do not fit; null where the size of one is not known. */
  readonly freeGiB: number | null;
}

/** In the order of the host's GPUs; each group stands where its first GPU does. */
export function gpuGroups(plan: GatewayPlan): readonly GpuGroup[] {
  const engines = new Map(plan.workloads.map((workload) => [workload.name, workload]));
  const groups = new Map<string, GpuGroup>();
  for (const gpu of plan.gpus) {
    const own = groupOf(gpu, engines);
    const key = JSON.stringify([
      own.name,
      own.totalGiB,
      own.tenants.map(({ model, memory }) => [model, figures(memory)]),
    ]);
    const group = groups.get(key);
    groups.set(key, group ? joined(group, own) : own);
  }
  return [...groups.values()];
}

/** Memory without the GPU it is on: equal for equal replicas. */
export function figures(memory: EngineMemory | null): unknown {
  return memory && { ...memory, gpu: "" };
}

/** What a tenant takes of a GPU: weights, cache, and everything else the process needs. */
export function partsOf(memory: EngineMemory) {
  return {
    weights: memory.weightsGiB,
    cache: Math.max(0, memory.kvCacheGiB),
    reserve: memory.overheadGiB + memory.outsideGiB,
  };
}

function groupOf(gpu: GpuUse, engines: ReadonlyMap<string, Workload>): GpuGroup {
  const tenants = gpu.tenants.map((name) => {
    const engine = engines.get(name);
    const memory = engine?.memory.find((item) => item.gpu === gpu.id) ?? null;
    return { model: engine?.model ?? name, workloads: [name], memory };
  });
  const used = tenants.map(({ memory }) => {
    const { weights, cache, reserve } = memory ? partsOf(memory) : { weights: NaN, cache: 0, reserve: 0 };
    return weights + cache + reserve;
  });
  const free = used.reduce((rest, GiB) => rest - GiB, gpu.totalGiB);
  const { name, totalGiB } = gpu;
  return { ids: [gpu.id], name, totalGiB, tenants, freeGiB: Number.isNaN(free) ? null : free };
}

function joined(group: GpuGroup, other: GpuGroup): GpuGroup {
  const tenants = group.tenants.map((tenant, seat) => ({
    ...tenant,
    workloads: [...new Set([...tenant.workloads, ...(other.tenants[seat]?.workloads ?? [])])],
  }));
  return { ...group, ids: [...group.ids, ...other.ids], tenants };
}
