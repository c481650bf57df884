/** Numbers of GPUs for one replica, tried one after another. */
import type { HostConfig, HostGpu, VllmConfig } from "../../gateway-config";
import { startsWith } from "./search";
import { checkSplit } from "./split";

export const gpuCounts = [1, 2, 4, 8, 16] as const;

/** More GPUs as tensor parallelism, the other parallel sizes as they are; null where the numbers do not divide. */
export function withGpus(vllm: VllmConfig, count: number): VllmConfig | null {
  const tensorParallelSize = count / (vllm.pipelineParallelSize * vllm.dataParallelSize);
  if (!Number.isInteger(tensorParallelSize)) return null;
  return { ...vllm, gpusPerReplica: count, tensorParallelSize };
}

/** The smallest number above today's with which the engine starts on GPUs like the smallest of today's; null: none. */
export function smallestCount(host: HostConfig, vllm: VllmConfig, gpus: readonly HostGpu[]): number | null {
  const gpu = gpus.toSorted((a, b) => a.totalGiB - b.totalGiB)[0];
  // A slice does no tensor parallelism.
  if (!gpu || gpu.isSlice) return null;
  const found = gpuCounts.find((count) => {
    const sized = count > gpus.length ? withGpus(vllm, count) : null;
    if (!sized || checkSplit([], sized).length > 0) return false;
    return startsWith(
      host,
      sized,
      Array.from({ length: count }, () => gpu),
    );
  });
  return found ?? null;
}
