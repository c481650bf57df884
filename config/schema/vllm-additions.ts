/** What an engine loads beside its checkpoint: LoRA adapters, and a draft that guesses tokens ahead. */
import { z } from "zod";
import { speculativeMethods } from "../upstream/vllm/speculative";
import { count, positive } from "./units";

export const loraSchema = z.strictObject({
  /** Name that clients call → Hugging Face id, or an absolute path on the Docker host. */
  adapters: z.record(z.string().min(1), z.string().min(1)).default({}),
  /** Adapters in one batch: slots reserved on each GPU. @default as many as there are adapters, at least 1 */
  maxLoras: count().optional(),
  /** The largest rank among the adapters. @default 16 */
  maxRank: z.literal([1, 8, 16, 32, 64, 128, 256, 320, 512]).optional(),
});

export const speculativeSchema = z.strictObject({
  method: z.enum(speculativeMethods),
  /** Draft checkpoint: Hugging Face id, or an absolute path on the Docker host. @default none, or the model itself */
  model: z.string().min(1).optional(),
  /** Tokens guessed in one step. */
  tokens: count(),
  /** Loaded weights of the draft, GiB: for the planner. @default not known */
  weightsGiB: positive().optional(),
  /** KV cache of the draft per token, bytes: for the planner. @default not known */
  kvBytesPerToken: positive().optional(),
  /** Further keys of vLLM's speculative config, in its own spelling. */
  options: z.record(z.string(), z.json()).optional(),
});
