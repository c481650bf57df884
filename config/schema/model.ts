/** `models.<name>`: what clients send as `model`, and what answers it. */
import { z } from "zod";
import { capabilitiesSchema } from "./capabilities";
import { modes } from "./mode";
import { requestSchema } from "./request";
import { count, duration, positive } from "./units";
import { upstreamSchema } from "./upstream";
import { rawSettings } from "./litellm";
import { vllmDefaultsSchema, vllmSchema } from "./vllm";

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
  /** @default inputPerMillion */
  cachedInputPerMillion: z.number().min(0).optional(),
  /** Of tokens that the provider writes into its cache. @default inputPerMillion */
  cacheWritePerMillion: z.number().min(0).optional(),
  /** Dollars per GPU hour, with `tokensPerSecond`: one price for input and output is derived. */
  perGpuHour: positive().optional(),
  tokensPerSecond: positive().optional(),
});

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
  capabilities: capabilitiesSchema.optional(),
  /** Requests with one of these tags prefer it, where tags decide; spend is booked under them. */
  tags: z.array(z.string().min(1)).min(1).optional(),
  /** Left out, with a warning, when none of its optional keys has a value. @default false */
  optional: z.boolean().default(false),
  /** Further keys of `litellm_params`, in LiteLLM's spelling. A key that a typed field sets is refused. */
  litellmParams: rawSettings().optional(),
  /** Further keys of `model_info`, in LiteLLM's spelling. A key that a typed field sets is refused. */
  modelInfo: rawSettings().optional(),
  /** Text for people. */
  description: z.string().optional(),
});

/** For every model that does not say otherwise. */
export const defaultsSchema = z.strictObject({
  upstream: upstreamSchema.pick({ apiBase: true, apiKeys: true }).optional(),
  vllm: vllmDefaultsSchema.optional(),
  request: requestSchema.optional(),
  limits: limitsSchema.optional(),
  timeout: duration().optional(),
});

export type ModelInput = z.output<typeof modelSchema>;
