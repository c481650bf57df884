/** Messages about the memory of an engine, and about splits that a checkpoint does not allow. */
import type { Finding } from "../findings";
import { error, gib, warning } from "./finding";

export function headsNotDivisible(path: string, heads: number, size: number): Finding {
  return error(
    "GPU.HEADS_NOT_DIVISIBLE",
    path,
    `${heads} attention heads cannot be split over ${size} GPUs`,
    `Use a tensorParallelSize that divides ${heads}.`,
  );
}

export function notDivisible(path: string, what: string, size: number): Finding {
  return error(
    "FIT.NOT_DIVISIBLE",
    path,
    `${what} cannot be split over ${size} GPUs`,
    "Use a smaller tensorParallelSize, or one that is a power of two.",
  );
}

export function noExperts(path: string, architecture: string): Finding {
  return error(
    "FIT.NO_EXPERTS",
    path,
    `enable-expert-parallel, but ${architecture} has no experts`,
    "Remove enable-expert-parallel from engineArgs.",
  );
}

export function blockCut(path: string, what: string, part: number, block: number): Finding {
  return error(
    "FIT.BLOCK_CUT",
    path,
    `each GPU would get ${part} of the ${what}, which cuts a block of ${block} that shares a scale`,
    "Use a smaller tensorParallelSize, for experts enable-expert-parallel, or a checkpoint that is not quantised by blocks.",
  );
}

export function stagesWithoutLayers(path: string, stages: number, layers: number): Finding {
  return error(
    "FIT.STAGES",
    path,
    `${stages} pipeline stages for ${layers} layers`,
    `Use a pipelineParallelSize of ${layers} or less.`,
  );
}

export function blocksMisfit(path: string, got: number, fits: { least: number; most: number }): Finding {
  return error(
    "FIT.BLOCKS",
    path,
    `got ${got} blocks; one request of full length needs ${fits.least}, the GPU holds ${fits.most}`,
    "Remove it: vLLM then takes as many blocks as fit.",
  );
}

export function noPipeline(path: string, architecture: string): Finding {
  return error(
    "FIT.NO_PIPELINE",
    path,
    `vLLM cannot divide ${architecture} into pipeline stages`,
    "Leave pipelineParallelSize out; use tensorParallelSize or replicas.",
  );
}

export function partitionMisfit(path: string, got: string, stages: number): Finding {
  return error(
    "FIT.PARTITION",
    path,
    `got ${JSON.stringify(got)} for ${stages} pipeline ${stages === 1 ? "stage" : "stages"}`,
    stages === 1 ? "Remove it." : `Give ${stages} numbers of layers with commas between them, or remove it.`,
  );
}

export function stepTooSmall(path: string, seqs: number, tokens: number): Finding {
  return error(
    "FIT.STEP_TOO_SMALL",
    path,
    `got ${seqs} requests in a batch, but a step takes ${tokens} tokens`,
    `Set maxNumSeqs to ${tokens} or less, or maxNumBatchedTokens to ${seqs} or more.`,
  );
}

export function aboveLimit(path: string, got: number, field: string, limit: number): Finding {
  return error(
    "FIT.ABOVE_LIMIT",
    path,
    `got ${got}, more than ${field}: ${limit}`,
    `Lower it, or raise ${field}.`,
  );
}

export function promptTooLong(path: string, tokens: number, length: number): Finding {
  return error(
    "FIT.PROMPT_TOO_LONG",
    path,
    `a step takes ${tokens} tokens, but this engine reads a prompt of up to ${length} in one step`,
    `Set maxNumBatchedTokens to ${length} or more, or maxModelLen to ${tokens} or less.`,
  );
}

export function contextTooLong(path: string, got: number, limit: number): Finding {
  return error(
    "FIT.CONTEXT_WINDOW",
    path,
    `got ${got} tokens, the model has ${limit}`,
    `Set maxModelLen to ${limit} or less.`,
  );
}

/** The smallest changes, each of which makes an engine fit; null where the change alone does not help. */
export interface Help {
  readonly cacheGiB: number | null;
  readonly share: number | null;
  readonly length: number | null;
  readonly seqs: number | null;
  readonly gpus: number | null;
}

export function whatHelps({ cacheGiB, share, length, seqs, gpus }: Help): string {
  const ways = [
    ...(length === null ? [] : [`set maxModelLen to ${length} or less`]),
    ...(seqs === null ? [] : [`set maxNumSeqs to ${seqs} or less`]),
    ...(cacheGiB === null ? [] : [`set kvCacheMemoryGiB to ${cacheGiB}`]),
    ...(share === null ? [] : [`set gpuMemoryUtilization to ${share}`]),
    ...(gpus === null ? [] : [`give a replica ${gpus} such GPUs`]),
  ];
  const text =
    ways.length === 0 ? "use a smaller or quantised checkpoint, or larger GPUs" : ways.join(", or ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export function weightsDoNotFit(path: string, need: number, have: number, gpu: string, fix: string): Finding {
  return error(
    "FIT.WEIGHTS",
    path,
    `needs ${gib(need)} on each GPU before any KV cache, ${gpu} gives ${gib(have)}`,
    fix,
  );
}

export function cacheDoesNotFit(
  path: string,
  { fixed, cache, total, most }: Record<"fixed" | "cache" | "total" | "most", number>,
  gpu: string,
): Finding {
  return error(
    "FIT.CACHE",
    path,
    `${gib(cache)} of KV cache and ${gib(fixed)} of weights and overhead are more than ${gpu} has: ${gib(total)}`,
    most > 0
      ? `Set kvCacheMemoryGiB to ${most} or less, or leave it out: the cache then takes what is left over.`
      : "Leave kvCacheMemoryGiB out, and give a replica more GPUs.",
  );
}

export function contextDoesNotFit(
  path: string,
  { needGiB, haveGiB, length }: Record<"needGiB" | "haveGiB" | "length", number>,
  fix: string,
): Finding {
  return error(
    "FIT.CONTEXT",
    path,
    `one request of ${length} tokens needs ${gib(needGiB)} of KV cache, ${gib(haveGiB)} is left`,
    fix,
  );
}

/** On a CPU host the cache has a size of its own, in whole GiB. */
export function smallestCacheFix(cacheGiB: number, length: number): string {
  const shorter = length > 0 ? `, or maxModelLen to ${length} or less` : "";
  return `Set kvCacheMemoryGiB to ${cacheGiB}${shorter}.`;
}

export function tight(path: string, percent: number, length: number): Finding {
  return warning(
    "FIT.TIGHT",
    path,
    `the KV cache holds one request of ${length} tokens with only ${percent} % to spare`,
    "Lower maxModelLen a little: a driver or a version that needs more memory would keep the engine from starting.",
  );
}

export function deviceFull(path: string, gpu: string): Finding {
  return warning(
    "FIT.DEVICE_FULL",
    path,
    `less than 5 % of GPU ${gpu} is left beside this cache`,
    "Lower kvCacheMemoryGiB, or leave it out: the cache then takes what is left over.",
  );
}

export function fewAtOnce(path: string, requests: number, length: number): Finding {
  return warning(
    "FIT.FEW_AT_ONCE",
    path,
    `the KV cache holds ${requests} requests of ${length} tokens at a time; further long requests wait`,
    "Lower maxModelLen, use an FP8 KV cache, or give a replica more gpus.",
  );
}

export function batchTooLarge(path: string, got: number, fits: number, tokens: number): Finding {
  return warning(
    "FIT.BATCH_TOO_LARGE",
    path,
    `got ${got}, but the KV cache holds only ${fits} requests of ${tokens} tokens`,
    `Set maxNumSeqs to ${fits} or less.`,
  );
}

export function uncounted(path: string, effect: string): Finding {
  return warning(
    "FIT.UNCOUNTED",
    path,
    `${effect} that is not counted`,
    "Leave room for it, and compare the plan with the KV cache size in the engine's first log.",
  );
}

export function draftUnknown(path: string, model: string): Finding {
  return warning(
    "FIT.DRAFT_UNKNOWN",
    path,
    `the size of the draft ${JSON.stringify(model)} is not known and not counted`,
    "Give speculative.weightsGiB and speculative.kvBytesPerToken.",
  );
}

/** `missing`: the fields that would say it. */
export function fitUnknown(path: string, source: string, missing: readonly string[]): Finding {
  return warning(
    "FIT.UNKNOWN",
    path,
    `memory of ${JSON.stringify(source)} is not known, so the fit is not checked`,
    missing.includes("weightsGiB")
      ? `Use a preset, or put the output of \`llm-gateway models add FOLDER\` into checkpoint, or give ${missing.join(" and ")}; fit: "off" says that this is meant.`
      : `Give ${missing.join(" and ")}, or fit: "off" to say that this is meant.`,
  );
}
