/** Published starts of vLLM, as far as they name a model and settings that the planner knows. */
import { kvCacheOf } from "../../../../config/plan/fit/kv-cache";
import type { KvSettings } from "../../../../config/plan/fit/kv-cache";
import type { Checkpoint } from "../../../../config/presets/checkpoint";
import { modelPresets } from "../../../../config/presets/models";
import { budgetFor, engineOn } from "./engines";
import type { OwnVllm } from "./engines";

const GiB = 1024 ** 3;

/** Row of docs/planner.md. */
export interface Row {
  readonly what: string;
  readonly source: string;
  readonly unit: string;
  readonly seen: number;
  readonly planned: number;
}

/** Qwen3.6-35B: three linear-attention layers to one of full attention; a state of 2 MiB and a short convolution. */
const qwen36: Pick<Checkpoint, "layers"> = {
  layers: [
    { kind: "full", layers: 10, kvHeads: 2, headDim: 256 },
    { kind: "recurrent", layers: 30, stateBytes: 32 * 128 * 128 * 4 + 8192 * 3 * 2 },
  ],
};

function preset(name: string): Checkpoint {
  const row = modelPresets[name];
  if (!row) throw new Error(`no preset ${name}`);
  return row.checkpoint;
}

const common = { tensorParallelSize: 1, pipelineParallelSize: 1, kvCacheDtype: null, blockSize: 16 } as const;
const gptOss1: KvSettings = {
  ...common,
  checkpoint: preset("gpt-oss-120b"),
  maxModelLen: 98_304,
  maxNumBatchedTokens: 8192,
  // Asynchronous scheduling was not yet the default.
  batchesInFlight: 1,
};
const qwen4: KvSettings = {
  ...common,
  checkpoint: preset("qwen-30b"),
  tensorParallelSize: 4,
  maxModelLen: 8192,
  maxNumBatchedTokens: 2048,
  batchesInFlight: 1,
};
const qwen5090: KvSettings = {
  ...common,
  checkpoint: qwen36,
  kvCacheDtype: "fp8",
  maxModelLen: 131_072,
  maxNumBatchedTokens: 2048,
  batchesInFlight: 2,
};

const huikang = "tonghuikang/blog, 2025-12-28";
const club = "club-3090#612";

/** Until about v0.20 the log said blocks of one group, not requests × length. */
function oldTokens(settings: KvSettings, availableGiB: number, groups: number): number {
  const { blocks } = kvCacheOf({ ...settings, availableBytes: availableGiB * GiB });
  return Math.floor(blocks / groups) * settings.blockSize;
}

function concurrency(settings: KvSettings, availableGiB: number): number {
  return kvCacheOf({ ...settings, availableBytes: availableGiB * GiB }).concurrency;
}

/** What the published memory for the cache gives: exact but for the digits of that memory. 4.55 GiB follows from the tokens. */
export const cacheRows: readonly Row[] = [
  {
    what: "gpt-oss-120b, H100, 8.99 GiB of cache: tokens (old log)",
    source: huikang,
    unit: "tokens",
    seen: 130_960,
    planned: oldTokens(gptOss1, 8.99, 2),
  },
  {
    what: "gpt-oss-120b, H100, 8.99 GiB of cache: requests of 98,304",
    source: huikang,
    unit: "×",
    seen: 2.46,
    planned: concurrency(gptOss1, 8.99),
  },
  {
    what: "Qwen3-30B on four GPUs, 4.55 GiB of cache: tokens (old log)",
    source: "vllm#17327",
    unit: "tokens",
    seen: 198_784,
    planned: oldTokens(qwen4, 4.55, 1),
  },
  {
    what: "Qwen3-30B on four GPUs, 4.55 GiB of cache: requests of 8192",
    source: "vllm#17327",
    unit: "×",
    seen: 24.27,
    planned: concurrency(qwen4, 4.55),
  },
  {
    what: "Qwen3.6-35B, RTX 5090, 5.98 GiB of FP8 cache: tokens",
    source: club,
    unit: "tokens",
    seen: 567_978,
    planned: kvCacheOf({ ...qwen5090, availableBytes: 5.98 * GiB }).tokens,
  },
  {
    what: "Qwen3.6-35B, RTX 5090, 5.98 GiB of FP8 cache: requests of 131,072",
    source: club,
    unit: "×",
    seen: 4.33,
    planned: concurrency(qwen5090, 5.98),
  },
];

const h100 = { type: "h100-80gb", count: 8 };
const a100 = { type: "a100-80gb", count: 8 };
const big = { preset: "gpt-oss-120b", gpus: 1 };

function partOf(gpus: object, vllm: OwnVllm) {
  return budgetFor(engineOn(gpus, vllm)).parts[0];
}

function overheadOf(gpus: object, vllm: OwnVllm): number {
  const { activationGiB, graphsGiB } = partOf(gpus, vllm);
  return activationGiB + graphsGiB;
}

/** Weights on one GPU after loading. */
export const weightRows: readonly Row[] = [
  {
    what: "gpt-oss-120b on one H100: weights",
    source: "vllm#23278",
    unit: "GiB",
    seen: 65.97,
    planned: partOf(h100, big).weightsGiB,
  },
  {
    what: "gpt-oss-120b on two A100: weights",
    source: "blackfish#162",
    unit: "GiB",
    seen: 34.38,
    planned: partOf(a100, { ...big, gpus: 2 }).weightsGiB,
  },
  {
    what: "gpt-oss-20b on one A100: weights",
    source: "myoceane.fr",
    unit: "GiB",
    seen: 13.72,
    planned: partOf(a100, { preset: "gpt-oss-20b" }).weightsGiB,
  },
  {
    what: "Qwen3-30B on four GPUs: weights",
    source: "vllm#17327",
    unit: "GiB",
    seen: 14.2474,
    planned: partOf(h100, { preset: "qwen-30b", gpus: 4 }).weightsGiB,
  },
];

/** Neither weights nor cache: the plan reserves at least what was seen, CUDA graphs included. */
export const overheadRows: readonly Row[] = [
  {
    what: "gpt-oss-120b, H100, 6 requests in a batch: overhead",
    source: huikang,
    unit: "GiB",
    seen: 1.06 + 0.64,
    planned: overheadOf(h100, { ...big, maxNumSeqs: 6 }),
  },
  {
    what: "gpt-oss-120b, two A100, 256 requests in a batch: overhead",
    source: "blackfish#162",
    unit: "GiB",
    seen: 1.13 + 0.94,
    planned: overheadOf(a100, { ...big, gpus: 2, maxNumSeqs: 256 }),
  },
  {
    what: "gpt-oss-120b, H100, 1024 requests in a batch: overhead",
    source: "vllm#23278, vllm#27508",
    unit: "GiB",
    seen: 7.5,
    planned: overheadOf(h100, { ...big, maxNumSeqs: 1024 }),
  },
];

/** From nothing but the config: the plan leaves at most what was seen. */
export const leftRows: readonly Row[] = [
  {
    what: "gpt-oss-120b, H100, share 0.96, 6 requests in a batch: cache",
    source: huikang,
    unit: "GiB",
    seen: 8.99,
    planned: partOf(h100, { ...big, maxModelLen: 98_304, gpuMemoryUtilization: 0.96, maxNumSeqs: 6 })
      .cacheGiB,
  },
  {
    what: "gpt-oss-120b, H100, share 0.9, 1024 requests in a batch: cache",
    source: "vllm#23278",
    unit: "GiB",
    seen: -2.14,
    planned: partOf(h100, { ...big, gpuMemoryUtilization: 0.9, maxNumSeqs: 1024 }).cacheGiB,
  },
  {
    what: "gpt-oss-120b, H100, share 0.95, steps of 1024 tokens: cache",
    source: "vllm#27508",
    unit: "GiB",
    seen: 1.71,
    planned: partOf(h100, {
      ...big,
      gpuMemoryUtilization: 0.95,
      maxNumSeqs: 1024,
      maxNumBatchedTokens: 1024,
    }).cacheGiB,
  },
];

/** Starts that failed for want of memory on the GPU. */
export const failedStarts: readonly (readonly [source: string, vllm: OwnVllm])[] = [
  ["vllm#23278: vLLM's defaults", { ...big, gpuMemoryUtilization: 0.9, maxNumSeqs: 1024 }],
  [
    "vllm#27508: steps of 1024 tokens",
    { ...big, gpuMemoryUtilization: 0.95, maxNumSeqs: 1024, maxNumBatchedTokens: 1024 },
  ],
  [
    "vllm#33155: steps of 5120 tokens",
    { ...big, gpuMemoryUtilization: 0.9, maxNumSeqs: 1024, maxNumBatchedTokens: 5120 },
  ],
];
