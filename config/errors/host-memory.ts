/** Messages about memory of the machine outside its GPUs. */
import type { Finding } from "../findings";
import { error, gib, warning } from "./finding";

export function limitsTooLarge(path: string, limits: number, available: number): Finding {
  return warning(
    "HOST.MEMORY_LIMITS",
    path,
    `the containers may take ${gib(limits)} together, ${gib(available)} is there`,
    "Lower containerMemoryGiB or cache.maxMemoryGiB, or correct the figure.",
  );
}

export function loadingSlow(path: string, files: number, memory: number): Finding {
  return warning(
    "HOST.MEMORY_LOADING",
    path,
    `${gib(files)} of weights are loaded through ${gib(memory)} of host memory, so each start reads them from disk`,
    "Add host memory, use a smaller or quantised checkpoint, or raise loadBudget.",
  );
}

export function containerTooSmall(path: string, need: number, limit: number): Finding {
  return error(
    "HOST.CONTAINER_MEMORY",
    path,
    `weights and KV cache need ${gib(need)}, the container may take ${gib(limit)}`,
    "Raise containerMemoryGiB, lower kvCacheMemoryGiB, or use a smaller model.",
  );
}

export function enginesTooLarge(path: string, need: number, memory: number): Finding {
  return error(
    "HOST.MEMORY_ENGINES",
    path,
    `engines on the CPU need ${gib(need)} for weights and KV cache, the host has ${gib(memory)}`,
    "Use smaller models, lower kvCacheMemoryGiB, or run fewer replicas.",
  );
}

export function sharedMemorySmall(path: string, got: number, usual: number): Finding {
  return warning(
    "HOST.SHM_SMALL",
    path,
    `${gib(got)} of shared memory for an engine on several GPUs; vLLM is documented with ${gib(usual)}`,
    "Leave shmGiB out: it costs nothing until it is used.",
  );
}
