/** What the GPUs of one replica mean for it: of one type or not, joined by a fast link or not. */
import type { HostGpu, VllmConfig } from "../../gateway-config";

/** A search asks a thousand times. */
const kinds = new WeakMap<HostGpu, string>();

/** GPUs of one kind can stand for each other. */
export function kindOf(gpu: HostGpu): string {
  const known = kinds.get(gpu);
  if (known !== undefined) return known;
  const kind = [
    gpu.type ?? gpu.name,
    gpu.totalGiB,
    gpu.computeCapability ?? "",
    gpu.isSlice ? "slice" : "",
  ].join("|");
  kinds.set(gpu, kind);
  return kind;
}

/** GPUs with the same key, in the order in which the keys appear. */
export function groupsOf<T>(list: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** Several GPUs hold parts of one model: they must talk to each other in every step. */
export function isJoined(vllm: VllmConfig): boolean {
  return vllm.tensorParallelSize * vllm.pipelineParallelSize > 1;
}

export interface Flaws {
  /** The smallest GPU sets the pace and the size of the cache. */
  readonly mixedTypes: boolean;
  /** A tensor-parallel group reaches over the border of an island. */
  readonly splitIslands: boolean;
}

/** What is allowed, but worse than it could be. */
export function flawsOf(vllm: VllmConfig, gpus: readonly HostGpu[]): Flaws {
  const mixedTypes = isJoined(vllm) && new Set(gpus.map(kindOf)).size > 1;
  return { mixedTypes, splitIslands: splitsIslands(vllm.tensorParallelSize, gpus) };
}

export function costOf(vllm: VllmConfig, gpus: readonly HostGpu[]): number {
  if (gpus.length < 2) return 0;
  const { mixedTypes, splitIslands } = flawsOf(vllm, gpus);
  return Number(mixedTypes) + Number(splitIslands);
}

/** Groups can be made within islands when GPUs of unknown place fill up what each island lacks. */
function splitsIslands(groupSize: number, gpus: readonly HostGpu[]): boolean {
  if (groupSize < 2) return false;
  const sizes = new Map<string, number>();
  for (const { island } of gpus) if (island !== null) sizes.set(island, (sizes.get(island) ?? 0) + 1);
  const known = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const lacking = [...sizes.values()].reduce(
    (sum, size) => sum + ((groupSize - (size % groupSize)) % groupSize),
    0,
  );
  return lacking > gpus.length - known;
}
