/** The arithmetic behind an engine's memory, line by line. */
import type { HostConfig } from "../../gateway-config";
import type { Replica } from "../placement";
import { budgetOf } from "./budget";
import type { Budget, Part } from "./budget";
import { GiB, round } from "./bytes";
import { engineSwitch } from "./engine-arg";
import { totalWeights } from "./weights";

/** One figure of the calculation. */
export interface ExplainedLine {
  /** What the figure is, such as "weights". */
  readonly what: string;
  readonly value: number | string;
  /** Such as "GiB", "tokens"; empty for a plain number. */
  readonly unit: string;
  /** The sum or rule it comes from, with its numbers. */
  readonly how: string;
  /** Where the rule or the number comes from. */
  readonly source: string | null;
}

const vllmSource = "https://github.com/vllm-project/vllm/blob/v0.32.0/vllm";
const utils = `${vllmSource}/v1/core/kv_cache_utils.py`;
const observed = "https://github.com/vllm-project/vllm/issues/23278";

/** For the tightest GPU of the replica; empty where the model's size is not known, and on a CPU host. */
export function explainEngine(host: HostConfig, replica: Replica): readonly ExplainedLine[] {
  const budget = budgetOf(host, replica.vllm, replica.gpus);
  if (!budget) return [];
  const [part] = budget.parts;
  return [
    ...device(budget, part),
    ...overhead(replica, budget, part),
    ...blocks(replica, budget, part),
    ...requests(budget, part),
  ];
}

function device({ share }: Budget, { gpu, shareGiB, outsideGiB }: Part): readonly ExplainedLine[] {
  return [
    {
      what: "device total",
      value: round(gpu.totalGiB),
      unit: "GiB",
      how: `GPU ${gpu.id} (${gpu.name}), as vLLM sees it`,
      source: null,
    },
    {
      what: "share",
      value: round(shareGiB),
      unit: "GiB",
      how: `${round(gpu.totalGiB)} GiB × gpuMemoryUtilization ${share}`,
      source: `${vllmSource}/v1/worker/utils.py`,
    },
    {
      what: "outside the share",
      value: outsideGiB,
      unit: "GiB",
      how: "CUDA context and communication buffers of the process; not part of the share",
      source: `${vllmSource}/v1/worker/gpu_worker.py`,
    },
  ];
}

function overhead({ vllm }: Replica, budget: Budget, part: Part): readonly ExplainedLine[] {
  const { preset, lora, speculative } = vllm;
  const lines = [
    {
      what: "weights",
      value: part.weightsGiB,
      how: weightsHow(vllm, part),
      source: preset?.links[0] ?? null,
    },
    {
      what: "activations",
      value: part.activationGiB,
      how: `peak of one step of ${budget.batchedTokens} tokens and of ${vllm.maxNumSeqs} rows of logits`,
      source: observed,
    },
    {
      what: "CUDA graphs",
      value: part.graphsGiB,
      how: part.graphsGiB === 0 ? "none are captured" : "captured for the usual batch sizes",
      source: `${vllmSource}/config/vllm.py`,
    },
    {
      what: "LoRA slots",
      value: part.loraGiB,
      how: lora ? `${lora.maxLoras} slots of rank ${lora.maxRank} on every adapted matrix` : "no adapters",
      source: `${vllmSource}/lora/layers/base_linear.py`,
    },
    {
      what: "draft",
      value: part.draftGiB,
      how: speculative ? `weights of the ${speculative.method} draft` : "no speculative decoding",
      source: null,
    },
  ];
  return lines.map(({ value, ...line }) => ({ ...line, value: round(value), unit: "GiB" }));
}

function weightsHow(vllm: Replica["vllm"], part: Part): string {
  const { tensorParallelSize, pipelineParallelSize, dataParallelSize, checkpoint } = vllm;
  const total = round(totalWeights(vllm) ?? 0);
  const margin = checkpoint?.weights.splitMargin ?? 1;
  const isSplit = tensorParallelSize * pipelineParallelSize > 1;
  return [
    `${total} GiB${isSplit && margin > 1 ? ` × ${margin} of padding` : ""}`,
    ...(isSplit
      ? [`over ${tensorParallelSize} tensor × ${pipelineParallelSize} pipeline parallel GPUs`]
      : []),
    ...(pipelineParallelSize > 1 ? [`stage ${part.stage + 1} with its embedding`] : []),
    ...(dataParallelSize > 1 && checkpoint?.experts ? [`experts over ${dataParallelSize} ranks too`] : []),
    ...(engineSwitch(vllm, "enable-expert-parallel") === true ? ["whole experts per GPU"] : []),
  ].join(", ");
}

function blocks({ vllm }: Replica, budget: Budget, part: Part): readonly ExplainedLine[] {
  const { layout, size } = budget;
  const bytesPerBlock = layout.bytesPerBlock[part.stage] ?? 0;
  const groups = layout.groups.map(
    ({ kind, layers, blockSize }) => `${layers} ${kind} (${blockSize} tokens per block)`,
  );
  const isStated = vllm.kvCacheMemoryGiB !== null;
  return [
    {
      what: "KV cache",
      value: round(part.cacheGiB),
      unit: "GiB",
      how: isStated ? "kvCacheMemoryGiB, whatever the share" : "share − the five lines above",
      source: `${vllmSource}/v1/worker/gpu_worker.py`,
    },
    {
      what: "bytes per block",
      value: bytesPerBlock,
      unit: "B",
      how: `the largest of ${layout.groups.length} groups of layers: ${groups.join(", ")}`,
      source: utils,
    },
    {
      what: "blocks",
      value: size.blocks,
      unit: "",
      how: `⌊${round(part.cacheGiB)} GiB / ${bytesPerBlock} B⌋; vLLM keeps one for itself`,
      source: utils,
    },
  ];
}

function requests(budget: Budget, part: Part): readonly ExplainedLine[] {
  const { layout, size, length, batchedTokens, batchesInFlight } = budget;
  const bytesPerBlock = layout.bytesPerBlock[part.stage] ?? 0;
  return [
    {
      what: "blocks per request",
      value: size.blocksPerRequest,
      unit: "",
      how: `one request of ${length} tokens in all groups, ${batchesInFlight} × ${batchedTokens} tokens in flight`,
      source: `${vllmSource}/v1/kv_cache_interface.py`,
    },
    {
      what: "one request",
      value: round((size.blocksPerRequest * bytesPerBlock) / GiB),
      unit: "GiB",
      how: `${size.blocksPerRequest} × ${bytesPerBlock} B`,
      source: null,
    },
    {
      what: "requests of full length",
      value: round(size.concurrency),
      unit: "",
      how: `${size.blocks} / ${size.blocksPerRequest}`,
      source: utils,
    },
    {
      what: "tokens",
      value: size.tokens,
      unit: "tokens",
      how: `⌊${round(size.concurrency)} × ${length}⌋, as vLLM logs "KV cache size"`,
      source: utils,
    },
  ];
}
