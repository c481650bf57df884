/** How few GPUs of one kind an engine needs. */
import type { HostConfig, HostGpu, VllmConfig } from "../../gateway-config";
import type { EngineMemory } from "../types";
import { checkBatch } from "./batch-check";
import { budgetOf } from "./budget";
import { checkFit } from "./check";
import { memoryOf } from "./memory";
import { gpuCounts, withGpus } from "./gpu-count";
import { starts } from "./search";
import { checkSplit } from "./split";

/** One parallel size that was tried. */
export interface TriedSize {
  /** GPUs of a replica. */
  readonly gpus: number;
  readonly tensorParallelSize: number;
  readonly pipelineParallelSize: number;
  readonly dataParallelSize: number;
  readonly fits: boolean;
  /** On one of the GPUs; null where the size is illegal or the model's size is not known. */
  readonly memory: EngineMemory | null;
  /** Why it does not fit; null where it fits. */
  readonly reason: string | null;
}

/**
 * Tries 1, 2, 4, 8 and 16 GPUs of the kind of `gpu` as tensor parallelism; everything else is as the engine's config says.
 * `refusal`: why not even the right number would do.
 */
export function fewestGpus(
  host: HostConfig,
  vllm: VllmConfig,
  gpu: HostGpu,
  refusal: string | null = null,
): readonly TriedSize[] {
  return gpuCounts.flatMap((count) => {
    const sized = withGpus(vllm, count);
    return sized
      ? [
          tryOut(
            host,
            sized,
            Array.from({ length: count }, () => gpu),
            refusal,
          ),
        ]
      : [];
  });
}

function tryOut(
  host: HostConfig,
  vllm: VllmConfig,
  gpus: readonly HostGpu[],
  refusal: string | null,
): TriedSize {
  const { tensorParallelSize, pipelineParallelSize, dataParallelSize } = vllm;
  const size = { gpus: gpus.length, tensorParallelSize, pipelineParallelSize, dataParallelSize };
  const [illegal] = [...checkSplit([], vllm), ...checkBatch([], vllm, gpus)];
  const reason = refusal ?? illegal?.message;
  if (reason !== undefined) return { ...size, fits: false, memory: null, reason };
  const budget = budgetOf(host, vllm, gpus);
  if (!budget) return { ...size, fits: false, memory: null, reason: "the model's size is not known" };
  const [memory = null] = memoryOf(host, { vllm, gpus }, budget);
  if (starts(budget)) return { ...size, fits: true, memory, reason: null };
  return { ...size, fits: false, memory, reason: checkFit(host, [], vllm, gpus, budget)[0]?.message ?? null };
}
