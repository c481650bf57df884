/** Which layers each stage of a pipeline holds. */
import { sum } from "./bytes";

/**
 * Layers per stage as vLLM divides them: what remains goes to the last stages but one
 * (https://github.com/vllm-project/vllm/blob/v0.32.0/vllm/distributed/utils.py, `get_pp_indices`).
 */
export function layersPerStage(layers: number, stages: number): readonly number[] {
  const each = Math.floor(layers / stages);
  const remaining = layers % stages;
  return Array.from({ length: stages }, (_, index) => {
    const fromEnd = stages - index;
    return each + (fromEnd >= 2 && fromEnd <= remaining + 1 ? 1 : 0);
  });
}

/** `VLLM_PP_LAYER_PARTITION`, such as `12,13,11`; null where it is not set or names other layers. */
export function ownPartition(
  env: Readonly<Record<string, string>>,
  layers: number,
  stages: number,
): readonly number[] | null {
  const parts = env.VLLM_PP_LAYER_PARTITION?.split(",").map(Number);
  return parts?.length === stages && sum(parts) === layers ? parts : null;
}
