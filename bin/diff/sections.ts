/** Routes, GPUs, memory, ports, secrets, volumes and cost of two plans: what differs between them. */
import type { EngineMemory, Workload } from "../../config";
import { fallbackText } from "../plan/answers";
import type {
  DiffDocument,
  EngineChange,
  EngineSide,
  GpuChange,
  GpuSide,
  RouteChange,
  RouteSide,
} from "./document";
import type { PricedModel, Snapshot } from "./snapshot";

const hoursPerMonth = 730;

/** `why` is added by who knows the configs. */
export function routeChanges(before: Snapshot, after: Snapshot): readonly Omit<RouteChange, "why">[] {
  return paired(before.routes, after.routes, ({ model }) => model)
    .map(([model, old, now]) => ({ model, before: routeSide(old), after: routeSide(now) }))
    .filter(isChanged);
}

function routeSide(route: Snapshot["routes"][number] | undefined): RouteSide | null {
  if (!route) return null;
  const { answeredBy, aliases, maxInputTokens } = route;
  return { answeredBy, fallbacks: fallbackText(route), aliases, maxInputTokens };
}

export function gpuChanges(before: Snapshot, after: Snapshot): readonly GpuChange[] {
  return paired(before.gpus, after.gpus, ({ id }) => id)
    .map(([id, old, now]) => {
      const { name = "", totalGiB = 0 } = now ?? old ?? {};
      return { id, name, totalGiB, before: gpuSide(old), after: gpuSide(now) };
    })
    .filter(isChanged);
}

function gpuSide(gpu: Snapshot["gpus"][number] | undefined): GpuSide | null {
  return gpu ? { usedGiB: gpu.usedGiB, tenants: gpu.tenants } : null;
}

/** Memory on the first GPU of the first replica: all of a model are alike. */
export function engineChanges(before: Snapshot, after: Snapshot): readonly EngineChange[] {
  return paired(enginesOf(before), enginesOf(after), ({ model }) => model)
    .map(([model, old, now]) => ({ model, before: old?.side ?? null, after: now?.side ?? null }))
    .filter(isChanged);
}

function enginesOf({ workloads }: Snapshot): readonly { model: string; side: EngineSide | null }[] {
  const engines = workloads.filter(({ role }) => role === "vllm");
  return [...new Set(engines.map(modelOf))].map((model) => {
    const own = engines.filter((engine) => modelOf(engine) === model);
    const [memory] = own.flatMap((engine) => engine.memory.slice(0, 1));
    return { model, side: memory ? engineSide(memory, own.length) : null };
  });
}

function engineSide(memory: EngineMemory, replicas: number): EngineSide {
  const { weightsGiB, kvCacheGiB, kvCacheTokens, gpuMemoryUtilization, maxModelLen, maxNumSeqs } = memory;
  return { weightsGiB, kvCacheGiB, kvCacheTokens, gpuMemoryUtilization, maxModelLen, maxNumSeqs, replicas };
}

function modelOf({ model, name }: Pick<Workload, "model" | "name">): string {
  return model ?? name;
}

export function aroundChanges(
  before: Snapshot,
  after: Snapshot,
): Pick<DiffDocument, "memory" | "ports" | "secrets" | "volumes" | "cost"> {
  const ports = ({ ports: all }: Snapshot) =>
    all.map(({ bind, port, workload }) => `${bind}:${port} (${workload})`);
  const secrets = ({ secrets: all }: Snapshot) => all.map(({ name }) => name);
  const gpuHours = ({ gpus }: Snapshot) =>
    gpus.filter(({ tenants }) => tenants.length > 0).length * hoursPerMonth;
  const figure = (read: (side: Snapshot) => number) => ({ before: read(before), after: read(after) });
  return {
    memory: { limitsGiB: figure(({ host }) => host.limitsGiB), diskGiB: figure(({ host }) => host.diskGiB) },
    ports: { opened: without(ports(after), ports(before)), closed: without(ports(before), ports(after)) },
    secrets: {
      needed: without(secrets(after), secrets(before)),
      unneeded: without(secrets(before), secrets(after)),
    },
    volumes: {
      added: without(after.volumes, before.volumes),
      leftBehind: without(before.volumes, after.volumes),
    },
    cost: { gpuHoursPerMonth: figure(gpuHours), prices: priceChanges(before, after) },
  };
}

function priceChanges(before: Snapshot, after: Snapshot): DiffDocument["cost"]["prices"] {
  return paired(before.prices, after.prices, ({ model }) => model)
    .map(([model, old, now]) => ({ model, before: price(old), after: price(now) }))
    .filter(isChanged);
}

function price(priced: PricedModel | undefined) {
  const perMillion = (perToken: number) => Math.round(perToken * 1e12) / 1e6;
  return priced
    ? { inputPerMillion: perMillion(priced.input), outputPerMillion: perMillion(priced.output) }
    : null;
}

function isChanged({ before, after }: { readonly before: unknown; readonly after: unknown }): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  return names.filter((name) => !others.includes(name));
}

/** In the order of the later side; what only the earlier one has comes last. */
export function paired<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly [key: string, before: T | undefined, after: T | undefined])[] {
  const [old, now] = [before, after].map((items) => new Map(items.map((item) => [keyOf(item), item])));
  const keys = [...new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])])];
  return keys.map((key) => [key, old?.get(key), now?.get(key)] as const);
}
