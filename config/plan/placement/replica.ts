/** A replica: one engine process, before and after it has its GPUs. */
import { compareText } from "../../findings";
import type { GatewayConfig, HostGpu, ModelConfig, VllmConfig } from "../../gateway-config";
import { engineName } from "../names";

/** One engine process and its GPUs. */
export interface Replica {
  readonly model: ModelConfig;
  readonly vllm: VllmConfig;
  readonly workload: string;
  /** Counted from 1. */
  readonly number: number;
  readonly gpus: readonly HostGpu[];
}

export type Request = Omit<Replica, "gpus">;

/** In the order in which they are placed; it depends on what they are, not on where they stand in the file. */
export function requests(config: GatewayConfig): readonly Request[] {
  const all = config.models.flatMap((model) => {
    const { vllm } = model;
    if (!vllm) return [];
    return Array.from({ length: vllm.replicas }, (_, index) => ({
      model,
      vllm,
      number: index + 1,
      workload: engineName(config, model.slug, index + 1),
    }));
  });
  return all.toSorted(
    (a, b) =>
      Number(b.vllm.gpuIds !== null) - Number(a.vllm.gpuIds !== null) ||
      // First replicas before second ones: one replica more moves no engine that runs.
      a.number - b.number ||
      b.vllm.gpusPerReplica - a.vllm.gpusPerReplica ||
      weight(b) - weight(a) ||
      compareText(a.model.name, b.model.name),
  );
}

function weight({ vllm }: Request): number {
  return vllm.weightsGiB ?? placedBy(vllm).checkpoint?.weights.fileGiB ?? 0;
}

/** Files that only this machine has must not decide who sits where. */
export function placedBy(vllm: VllmConfig): VllmConfig {
  return vllm.checkpointFrom === "files" ? { ...vllm, checkpoint: null, checkpointFrom: null } : vllm;
}
