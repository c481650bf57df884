/** `models.<name>`: what clients send as `model`, and what answers it. */
import { z } from "zod";
import { rawSettings } from "./litellm";
import { secretName } from "./secret";
import { count, duration, positive, webAddress } from "./units";
import { vllmDefaultsSchema, vllmSchema } from "./vllm";

/** Default request parameters; what a client sends wins. `omit` and leaving a key out send nothing. */
const requestSchema = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().gt(0).max(1).optional(),
  maxTokens: count().optional(),
  presencePenalty: z.number().min(-2).max(2).optional(),
  frequencyPenalty: z.number().min(-2).max(2).optional(),
  seed: z.int().optional(),
  stop: z.array(z.string()).optional(),
  /** `none` asks for no reasoning; `omit` sends no such parameter. */
  reasoningEffort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh", "omit"]).optional(),
});

/** Hard limits of the model as clients see it: 429 beyond, shared through Redis, split over its deployments. */
const limitsSchema = z.strictObject({
  /** Requests per minute. */
  rpm: count().optional(),
  /** Tokens per minute. */
  tpm: count().optional(),
  /** Requests at the same time. */
  maxParallelRequests: count().optional(),
});

/** US dollars; either per million tokens, or derived from what the GPUs cost. */
const priceSchema = z.strictObject({
  inputPerMillion: z.number().min(0).optional(),
  outputPerMillion: z.number().min(0).optional(),
  cachedInputPerMillion: z.number().min(0).optional(),
  /** Dollars per GPU hour, with `tokensPerSecond`: one price for input and output is derived. */
  perGpuHour: positive().optional(),
  tokensPerSecond: positive().optional(),
});

const upstreamSchema = z.strictObject({
  /** LiteLLM's provider form: `openai/gpt-4o`, `anthropic/…`. Without a prefix `openai/` when there is an `apiBase`. */
  model: z.string().min(1),
  apiBase: webAddress().optional(),
  apiVersion: z.string().optional(),
  /** Secret names; several keys are several deployments of the one model name. */
  apiKeys: z.array(secretName()).min(1).optional(),
});

const modes = [
  "chat",
  "completion",
  "embedding",
  "rerank",
  "responses",
  "audio_transcription",
  "audio_speech",
  "image_generation",
] as const;

export const modelSchema = z.strictObject({
  /** An engine of our own. Exactly one of `vllm` and `upstream`. */
  vllm: vllmSchema.optional(),
  /** Somebody else's endpoint. */
  upstream: upstreamSchema.optional(),
  /** @default the preset's, else chat */
  mode: z.enum(modes).optional(),
  price: priceSchema.optional(),
  limits: limitsSchema.optional(),
  request: requestSchema.optional(),
  /** Longest request, tokens. @default from the plan (vLLM), else LiteLLM's own list */
  contextWindow: z.strictObject({ input: count().optional(), output: count().optional() }).optional(),
  /** Time one request may take. @default `routing.timeout` */
  timeout: duration().optional(),
  /** Further keys of `litellm_params`, in LiteLLM's spelling. A key that a typed field sets is refused. */
  litellmParams: rawSettings().optional(),
  /** Further keys of `model_info`, in LiteLLM's spelling. A key that a typed field sets is refused. */
  modelInfo: rawSettings().optional(),
  /** Text for people. */
  description: z.string().optional(),
});

/** For every model that does not say otherwise. */
export const defaultsSchema = z.strictObject({
  upstream: upstreamSchema.omit({ model: true, apiVersion: true }).optional(),
  vllm: vllmDefaultsSchema.optional(),
  request: requestSchema.optional(),
  limits: limitsSchema.optional(),
  timeout: duration().optional(),
});

export type ModelInput = z.output<typeof modelSchema>;
