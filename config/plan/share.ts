/** Shares of a GPU's TOTAL memory: what an engine takes, and what all engines of a GPU may take together. */
import type { HostConfig, VllmConfig } from "../gateway-config";

const vllmDefault = 0.92;
/** Each process keeps about 0.5 GiB of CUDA context outside its share. */
const discreteLimit = 0.95;

/** `gpuMemoryUtilization` as it will be emitted. */
export function memoryShare(host: HostConfig, vllm: VllmConfig): number {
  return vllm.gpuMemoryUtilization ?? (host.unifiedMemory ? gpuLimit(host) : vllmDefault);
}

/** On unified memory the system and the other containers live in the same pool. */
export function gpuLimit(host: HostConfig): number {
  const total = host.gpus[0]?.totalGiB ?? 0;
  if (!host.unifiedMemory || total === 0) return discreteLimit;
  return Math.floor(((total - host.reserveGiB) / total) * 100) / 100;
}
