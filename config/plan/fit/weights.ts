/** Weights on one GPU: the checkpoint's bytes, split by tensor, pipeline and expert parallelism. */
import type { VllmConfig } from "../../gateway-config";
import type { Checkpoint, WeightFormat } from "../../presets/checkpoint";
import { ceilDiv, GiB, sum } from "./bytes";
import { engineSwitch } from "./engine-arg";
import { layersPerStage, ownPartition } from "./stages";

/** Bytes of a parameter of a linear layer, scales included. */
const parameterBytes: Readonly<Record<WeightFormat, number>> = {
  "32bit": 4,
  "16bit": 2,
  fp8: 1,
  "fp8-block": 1,
  mxfp4: 0.5 + 1 / 32,
  nvfp4: 0.5 + 1 / 16,
  awq: 0.5,
  gptq: 0.5,
};

/** Whole model, GiB; null when nobody knows. What the file says wins. */
export function totalWeights(vllm: VllmConfig): number | null {
  const weights = vllm.checkpoint?.weights;
  if (vllm.weightsGiB !== null) return vllm.weightsGiB;
  if (!weights) return null;
  const wide = vllm.dtype === "float32" || vllm.dtype === "float";
  // Without a word of the file, vLLM loads four-byte weights into two bytes.
  if (weights.format === "32bit" && !wide) return weights.loadedGiB ?? weights.fileGiB / 2;
  const total = weights.loadedGiB ?? weights.fileGiB;
  return wide && weights.format === "16bit" ? total * 2 : total;
}

/** On one GPU of the stage, GiB. */
export function weightsOn(vllm: VllmConfig, stage: number): number | null {
  const total = totalWeights(vllm);
  if (total === null) return null;
  const { checkpoint, tensorParallelSize, pipelineParallelSize } = vllm;
  const weights = checkpoint?.weights;
  const split = tensorParallelSize * pipelineParallelSize > 1;
  const all = total * (split ? (weights?.splitMargin ?? 1) : 1);
  if (!checkpoint) return all / (tensorParallelSize * pipelineParallelSize);
  const part = stageShare(vllm, checkpoint, stage);
  const embedding = Math.min(all, embeddingGiB(checkpoint));
  const edge = pipelineParallelSize > 1 && isEdge(stage, pipelineParallelSize) ? embedding : 0;
  const inLayers = pipelineParallelSize > 1 ? (all - embedding) * part : all;
  const experts = Math.min(inLayers, expertGiB(checkpoint) * part);
  const replicated = Math.min(inLayers - experts, weights?.replicatedGiB ?? 0) * part;
  const plain = inLayers - experts - replicated + edge;
  return (
    plain / tensorParallelSize +
    experts * expertShare(vllm, checkpoint) +
    replicated +
    copiedHeads(vllm, checkpoint) * part
  );
}

function isEdge(stage: number, stages: number): boolean {
  return stage === 0 || stage === stages - 1;
}

/** Of the layers. */
export function stageShare(vllm: VllmConfig, checkpoint: Checkpoint, stage: number): number {
  const layers = sum(checkpoint.layers.map((group) => group.layers));
  const { pipelineParallelSize: stages } = vllm;
  if (stages === 1 || layers === 0) return 1 / stages;
  const partition = ownPartition(vllm.env, layers, stages) ?? layersPerStage(layers, stages);
  return (partition[stage] ?? 0) / layers;
}

/** Input embedding; the output layer is of the same size. Neither is quantised. */
export function embeddingGiB({ vocabSize, hiddenSize }: Checkpoint): number {
  return (vocabSize * hiddenSize * 2) / GiB;
}

/**
 * Experts are split over the data-parallel ranks too, everything else is whole on each rank
 * (https://github.com/vllm-project/vllm/blob/v0.32.0/vllm/model_executor/layers/fused_moe/config.py).
 */
function expertShare(vllm: VllmConfig, { experts }: Checkpoint): number {
  const ranks = vllm.tensorParallelSize * vllm.dataParallelSize;
  if (!experts || engineSwitch(vllm, "enable-expert-parallel") !== true) return 1 / ranks;
  return ceilDiv(experts.count, ranks) / experts.count;
}

/** At least this much of the weights is routed experts: where layers are mixed, fewer layers are counted than may have them. */
function expertGiB(checkpoint: Checkpoint): number {
  const { experts, hiddenSize, vocabSize, parameters, intermediateSize, weights } = checkpoint;
  if (!experts) return 0;
  const perLayer = experts.count * 3 * hiddenSize * experts.intermediateSize;
  const layers = sum(checkpoint.layers.map((group) => group.layers));
  const possible = parameters === null ? 0 : Math.floor((parameters - 2 * vocabSize * hiddenSize) / perLayer);
  const counted = Math.min(layers, Math.max(0, possible)) * (intermediateSize === null ? 1 : 0.95);
  return (counted * perLayer * parameterBytes[weights.format]) / GiB;
}

/** Key and value heads that several GPUs hold because there are fewer heads than GPUs. */
function copiedHeads({ tensorParallelSize }: VllmConfig, { layers, hiddenSize }: Checkpoint): number {
  const bytes = layers.map((group) => {
    if (group.kind === "mla" || group.kind === "recurrent") return 0;
    const copied = Math.max(0, 1 - group.kvHeads / tensorParallelSize);
    return group.layers * copied * 2 * hiddenSize * group.headDim * 2;
  });
  return sum(bytes) / GiB;
}
