/** Parallel sizes that vLLM refuses for a checkpoint, whatever the memory. */
import * as messages from "../../errors/fit";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { VllmConfig } from "../../gateway-config";
import type { Checkpoint } from "../../presets/checkpoint";
import { sum } from "./bytes";
import { engineArg, engineSwitch } from "./engine-arg";

/** Known architectures without `SupportsPP` (https://github.com/vllm-project/vllm/tree/v0.32.0/vllm/model_executor/models). */
const withoutPipeline = [
  "WhisperForConditionalGeneration",
  "XLMRobertaModel",
  "XLMRobertaForSequenceClassification",
];

/** `get_pp_indices` reads it, also for a single stage. */
const partitionVariable = "VLLM_PP_LAYER_PARTITION";

/** Rows of the vocabulary are padded to this before they are split. */
const vocabularyPadding = 64;

/** Also with `fit: off`, but for the length: these are no figures. */
export function checkSplit(path: readonly string[], vllm: VllmConfig): readonly Finding[] {
  const { checkpoint } = vllm;
  if (!checkpoint) return [];
  const at = formatPath([...path, "tensorParallelSize"]);
  return [
    ...checkHeads(at, vllm, checkpoint),
    ...checkMlp(at, vllm, checkpoint),
    ...checkBlocks(at, vllm, checkpoint),
    ...checkPipeline(path, vllm, checkpoint),
    ...(vllm.checkFit ? checkLength(formatPath([...path, "maxModelLen"]), vllm, checkpoint) : []),
  ];
}

/** `verify_with_parallel_config` and `QKVParallelLinear`. */
function checkHeads(path: string, { tensorParallelSize: size }: VllmConfig, checkpoint: Checkpoint) {
  const { attentionHeads, kvHeads, vocabSize, layers } = checkpoint;
  const isMla = layers.some(({ kind }) => kind === "mla");
  const findings: Finding[] = [];
  if (attentionHeads % size !== 0) findings.push(messages.headsNotDivisible(path, attentionHeads, size));
  // Fewer heads than GPUs are copied, but only evenly.
  else if (!isMla && kvHeads > 0 && kvHeads % size !== 0 && size % kvHeads !== 0)
    findings.push(messages.notDivisible(path, `${kvHeads} key and value heads`, size));
  if (findings.length === 0 && (Math.ceil(vocabSize / vocabularyPadding) * vocabularyPadding) % size !== 0)
    findings.push(messages.notDivisible(path, `a vocabulary of ${vocabSize} rows`, size));
  return findings;
}

/** Dense layers are split over the tensor-parallel group, experts over the data-parallel ranks too. */
function checkMlp(path: string, vllm: VllmConfig, checkpoint: Checkpoint): readonly Finding[] {
  const { intermediateSize, experts, architecture } = checkpoint;
  const { tensorParallelSize: size } = vllm;
  const isExpertParallel = engineSwitch(vllm, "enable-expert-parallel") === true;
  if (isExpertParallel && !experts) return [messages.noExperts(path, architecture)];
  if (intermediateSize !== null && intermediateSize % size !== 0)
    return [messages.notDivisible(path, `an intermediate size of ${intermediateSize}`, size)];
  if (!experts) return [];
  const ranks = size * vllm.dataParallelSize;
  return !isExpertParallel && experts.intermediateSize % ranks !== 0
    ? [messages.notDivisible(path, `experts of intermediate size ${experts.intermediateSize}`, ranks)]
    : [];
}

/** `validate_fp8_block_shape`: a split must not cut a block that shares a scale. */
function checkBlocks(path: string, vllm: VllmConfig, checkpoint: Checkpoint): readonly Finding[] {
  const { block } = checkpoint.weights;
  if (block === undefined) return [];
  const { tensorParallelSize: size, dataParallelSize } = vllm;
  const isExpertParallel = engineSwitch(vllm, "enable-expert-parallel") === true;
  const { intermediateSize: dense, experts } = checkpoint;
  const inner = experts?.intermediateSize ?? 0;
  const parts = [
    { what: "intermediate size", part: size > 1 && dense !== null ? dense / size : 0 },
    {
      what: "experts' intermediate size",
      part: isExpertParallel ? inner : inner / (size * dataParallelSize),
    },
    ...attentionParts(checkpoint, size),
  ];
  const cut = parts.find(({ part }) => Number.isInteger(part) && part % block !== 0);
  return cut ? [messages.blockCut(path, cut.what, cut.part, block)] : [];
}

function attentionParts({ layers, attentionHeads }: Checkpoint, size: number) {
  return layers.flatMap((group) =>
    group.kind === "mla" || group.kind === "recurrent" || size === 1
      ? []
      : [
          { what: "queries", part: (attentionHeads * group.headDim) / size },
          { what: "keys", part: Math.max(1, group.kvHeads / size) * group.headDim },
        ],
  );
}

function checkPipeline(
  path: readonly string[],
  vllm: VllmConfig,
  { layers, architecture }: Checkpoint,
): readonly Finding[] {
  const at = formatPath([...path, "pipelineParallelSize"]);
  const count = sum(layers.map((group) => group.layers));
  const { pipelineParallelSize: stages, env } = vllm;
  const own = env[partitionVariable];
  if (own !== undefined && own.split(",").length !== stages)
    return [messages.partitionMisfit(formatPath([...path, "env", partitionVariable]), own, stages)];
  if (stages > 1 && withoutPipeline.includes(architecture)) return [messages.noPipeline(at, architecture)];
  return count > 0 && stages > count ? [messages.stagesWithoutLayers(at, stages, count)] : [];
}

/** Rope scaling, or VLLM_ALLOW_LONG_MAX_MODEL_LEN, moves the limit; how far is the user's own word. */
function checkLength(path: string, vllm: VllmConfig, { contextWindow }: Checkpoint): readonly Finding[] {
  const { maxModelLen, env } = vllm;
  if (maxModelLen === null || maxModelLen <= contextWindow) return [];
  const overrides = JSON.stringify(engineArg(vllm, "hf-overrides") ?? "");
  const isScaled = /rope_(scaling|parameters)|max_position_embeddings|model_max_length/.test(overrides);
  const isAllowed = ["1", "true"].includes(env.VLLM_ALLOW_LONG_MAX_MODEL_LEN?.toLowerCase() ?? "");
  return isScaled || isAllowed ? [] : [messages.contextTooLong(path, maxModelLen, contextWindow)];
}
