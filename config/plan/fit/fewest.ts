/** How few GPUs of one kind an engine needs. */
import type { HostConfig, HostGpu, VllmConfig } from "../../gateway-config";
import type { EngineMemory } from "../types";

/** One parallel size that was tried. */
export interface TriedSize {
  /** GPUs of a replica. */
  readonly gpus: number;
  readonly tensorParallelSize: number;
  readonly pipelineParallelSize: number;
  readonly fits: boolean;
  /** On one of the GPUs; null where the size is illegal or the model's size is not known. */
  readonly memory: EngineMemory | null;
  /** Why it does not fit; null where it fits. */
  readonly reason: string | null;
}

/** Tries 1, 2, 4, 8 and 16 GPUs of the kind of `gpu`; everything else is as the config of the engine says. */
export function fewestGpus(_host: HostConfig, _vllm: VllmConfig, _gpu: HostGpu): readonly TriedSize[] {
  return [];
}
