/** Shares of a GPU's TOTAL memory: what an engine takes, and what all engines of a GPU may take together. */
import type { HostConfig, HostGpu, VllmConfig } from "../gateway-config";
import { outsideShareGiB } from "./fit/outside";

const vllmDefault = 0.92;
const discreteLimit = 0.95;

/** `gpuMemoryUtilization` as it will be emitted. */
export function memoryShare(host: HostConfig, vllm: VllmConfig): number {
  if (vllm.gpuMemoryUtilization !== null) return vllm.gpuMemoryUtilization;
  if (host.unifiedMemory) return gpuLimit(host);
  return Math.min(vllmDefault, ...host.gpus.map((gpu) => gpuLimit(host, gpu)));
}

/**
 * On unified memory the system and the other containers live in the same pool. On a small device the process's own context
 * takes more than the last 5 %, and vLLM refuses a share that is not free.
 */
export function gpuLimit(host: HostConfig, gpu: HostGpu | undefined = host.gpus[0]): number {
  const total = gpu?.totalGiB ?? 0;
  if (total === 0) return discreteLimit;
  const kept = host.unifiedMemory ? host.reserveGiB : outsideShareGiB;
  const limit = Math.max(0, Math.floor(((total - kept) / total) * 100) / 100);
  return host.unifiedMemory ? limit : Math.min(discreteLimit, limit);
}

/** The same for several engines side by side: on a small GPU what they hold outside their shares is more than what is left free anyway. */
export function sharedLimit(host: HostConfig, gpu: HostGpu, engines: number): number {
  const limit = gpuLimit(host, gpu);
  if (engines < 2 || gpu.totalGiB === 0) return limit;
  // On unified memory the reserve is for this too.
  return Math.min(limit, (gpu.totalGiB - engines * outsideShareGiB) / gpu.totalGiB);
}
