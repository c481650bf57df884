/** `models.<name>.vllm`: an engine we run ourselves. Names are vLLM's own in camelCase. */
import { z } from "zod";
import { checkpointSchema } from "./checkpoint";
import { secretName } from "./secret";
import { count, duration, positive, variableName } from "./units";
import { loraSchema, speculativeSchema } from "./vllm-additions";

const gpuId = z.union([z.string().min(1), z.int().min(0)]).transform(String);

/** A value of `engineArgs`: booleans switch a flag, lists repeat its value, objects become JSON. */
const argument = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.number()])),
  z.record(z.string(), z.json()),
]);

const shape = {
  /** Row of the model table. Exactly one of `preset` and `source`. */
  preset: z.string().optional(),
  /** Hugging Face id, or an absolute path on the Docker host. */
  source: z.string().min(1).optional(),
  /** Branch, tag or commit of the checkpoint. @default the newest */
  revision: z.string().optional(),
  /** What the planner needs to know of the model. @default the preset's, else what its files on this machine say */
  checkpoint: checkpointSchema.optional(),
  /** Loaded weights over all GPUs, GiB: for the planner when it does not know the model. */
  weightsGiB: positive().optional(),
  /** KV cache per token over all GPUs, bytes: for the planner when it does not know the model. */
  kvBytesPerToken: positive().optional(),
  /** `off` skips the memory check of this model. @default check */
  fit: z.enum(["check", "off"]).optional(),
  /** GPUs per replica; 0 on a CPU host. @default the preset's, else 1 (0 on a CPU host) */
  gpus: z.int().min(0).max(4096).optional(),
  /** Which GPUs: one list for one replica, or a list per replica. Excludes `gpus`. */
  gpuIds: z.union([z.array(gpuId).min(1), z.array(z.array(gpuId).min(1)).min(1)]).optional(),
  /** Engine processes behind the one model name. @default 1, or the lists in `gpuIds` */
  replicas: count().max(4096).optional(),
  /** May sit beside another instance on a GPU; needs `gpuMemoryUtilization`. @default false */
  sharedGpu: z.boolean().optional(),
  /** @default the GPUs of a replica divided by the other parallel sizes */
  tensorParallelSize: count().max(4096).optional(),
  pipelineParallelSize: count().max(4096).optional(),
  dataParallelSize: count().max(4096).optional(),
  /** Longest request, prompt and answer, tokens. @default the preset's, else the model's */
  maxModelLen: count().optional(),
  /** Requests in one batch. Always emitted: vLLM's own default of 1024 costs GiB of profiling memory. @default the preset's, else 64 */
  maxNumSeqs: count().optional(),
  /** Tokens in one step. @default vLLM decides by GPU */
  maxNumBatchedTokens: count().optional(),
  /** Share of the TOTAL device memory. @default 0.92; on unified memory what the host's reserve leaves */
  gpuMemoryUtilization: z.number().gt(0).max(1).optional(),
  /** KV cache in GiB instead of what is left over; on a CPU host the cache's size (whole GiB). @default 4 on a CPU host */
  kvCacheMemoryGiB: positive().optional(),
  kvCacheDtype: z.string().optional(),
  dtype: z.enum(["auto", "half", "float16", "bfloat16", "float", "float32"]).optional(),
  quantization: z.string().optional(),
  toolCallParser: z.string().optional(),
  reasoningParser: z.string().optional(),
  /** File with a Jinja template, relative to the folder of the config. @default the model's own */
  chatTemplate: z
    .string()
    .regex(/^[^/~]/, "a path relative to the folder of the config")
    .optional(),
  /** Adapters that are served beside the model, each under a name of its own. */
  lora: loraSchema.optional(),
  /** A draft guesses tokens ahead; the model checks them. */
  speculative: speculativeSchema.optional(),
  /** Any further flag of the pinned vLLM, without dashes: `{ "max-num-active-seqs": 32 }`. */
  engineArgs: z.record(z.string(), argument).optional(),
  /** Further environment variables. */
  env: z.record(variableName(), z.string()).optional(),
  /** Environment variables whose value is a secret: variable → secret name. */
  secretEnv: z.record(variableName(), secretName()).optional(),
  /** Secret the engine demands and LiteLLM sends. @default none */
  apiKey: secretName().optional(),
  /** @default `images.vllm`, on a CPU host `images.vllmCpu` */
  image: z.string().min(1).optional(),
  /** How long loading may take before the deploy fails. @default the preset's, else 20m */
  loadBudget: duration().optional(),
  /** Time a stopping engine has for open requests. @default 60s */
  stopGrace: duration().optional(),
  /** Memory limit of the container, GiB. @default none */
  containerMemoryGiB: positive().optional(),
  /** CPU limit of the container. @default none */
  cpus: positive().optional(),
  /** Shared memory of the container, GiB. @default 1, with tensor parallelism 10 */
  shmGiB: positive().optional(),
  /** Never ask the Hugging Face hub. @default `huggingFace.offline` */
  offline: z.boolean().optional(),
};

export const vllmSchema = z.strictObject(shape);

/** `defaults.vllm`: the same fields without those that name one model. */
export const vllmDefaultsSchema = z.strictObject(shape).omit({
  preset: true,
  source: true,
  revision: true,
  gpuIds: true,
  checkpoint: true,
  chatTemplate: true,
  weightsGiB: true,
  kvBytesPerToken: true,
  lora: true,
  speculative: true,
});

export type VllmInput = z.output<typeof vllmSchema>;
