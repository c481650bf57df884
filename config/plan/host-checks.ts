/** Whether the machine's memory holds what the plan puts beside the GPUs. An unknown size, or unknown memory, passes. */
import * as messages from "../errors/host-memory";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, HostConfig, ModelConfig, VllmConfig } from "../gateway-config";
import { filesGiB, limitsOf } from "./host";
import type { Workload } from "./types";

/**
 * Above this part of the memory vLLM gives up reading files ahead (`fits_in_ram` in model_loader/weight_utils.py of 0.32.0):
 * they are mapped, so that loading still works, from disk at the disk's speed.
 */
const cachedPart = 0.9;
/** What vLLM's documentation starts tensor-parallel containers with. */
const parallelShmGiB = 10;

export function checkHost(config: GatewayConfig, workloads: readonly Workload[]): readonly Finding[] {
  return [
    ...checkLimits(config.host, workloads),
    ...config.models.flatMap((model) => (model.vllm ? checkModel(config.host, model, model.vllm) : [])),
    ...checkCpuEngines(config),
  ];
}

/** On unified memory the engines' shares are the GPU's matter: the rest lives in the reserve. */
function checkLimits(host: HostConfig, workloads: readonly Workload[]): readonly Finding[] {
  const { unifiedMemory, reserveGiB, memoryGiB } = host;
  const here = unifiedMemory ? workloads.filter(({ role }) => role !== "vllm") : workloads;
  const available = unifiedMemory ? reserveGiB : memoryGiB;
  const limits = limitsOf(here);
  if (available === null || limits <= available) return [];
  return [messages.limitsTooLarge(unifiedMemory ? "host.reserveGiB" : "host.memoryGiB", limits, available)];
}

function checkModel(host: HostConfig, model: ModelConfig, vllm: VllmConfig): readonly Finding[] {
  const path = ["models", model.name, "vllm"];
  return [
    ...(vllm.gpusPerReplica > 1 && vllm.shmGiB < parallelShmGiB
      ? [messages.sharedMemorySmall(formatPath([...path, "shmGiB"]), vllm.shmGiB, parallelShmGiB)]
      : []),
    ...(vllm.checkFit ? [...checkLoading(host, vllm, path), ...checkContainer(vllm, path)] : []),
  ];
}

function checkLoading(host: HostConfig, vllm: VllmConfig, path: readonly string[]): readonly Finding[] {
  const files = filesGiB(vllm);
  if (files === null || host.memoryGiB === null || host.unifiedMemory || vllm.gpusPerReplica === 0) return [];
  return files > host.memoryGiB * cachedPart
    ? [messages.loadingSlow(formatPath(path), files, host.memoryGiB)]
    : [];
}

/** A CPU engine holds weights and cache in the container itself. */
function checkContainer(vllm: VllmConfig, path: readonly string[]): readonly Finding[] {
  const need = cpuEngineGiB(vllm);
  const limit = vllm.containerMemoryGiB;
  if (vllm.gpusPerReplica > 0 || need === null || limit === null || need <= limit) return [];
  return [messages.containerTooSmall(formatPath([...path, "containerMemoryGiB"]), need, limit)];
}

function checkCpuEngines({ host, models }: GatewayConfig): readonly Finding[] {
  const { memoryGiB } = host;
  const engines = models
    .flatMap(({ vllm }) => vllm ?? [])
    .filter(({ gpusPerReplica, checkFit }) => gpusPerReplica === 0 && checkFit);
  const need = engines.reduce((total, vllm) => total + (cpuEngineGiB(vllm) ?? 0) * vllm.replicas, 0);
  return memoryGiB !== null && need > memoryGiB
    ? [messages.enginesTooLarge("host.memoryGiB", need, memoryGiB)]
    : [];
}

function cpuEngineGiB(vllm: VllmConfig): number | null {
  const files = filesGiB(vllm);
  return files === null ? null : files + (vllm.kvCacheMemoryGiB ?? 0);
}
