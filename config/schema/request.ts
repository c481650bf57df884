/** `models.<name>.request`: default request parameters; what a client sends wins. */
import { z } from "zod";
import { efforts } from "../presets/reasoning";
import { count, noneOr, positive } from "./units";

/** Leaving a key out sends nothing. */
export const requestSchema = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().gt(0).max(1).optional(),
  topK: count().optional(),
  minP: z.number().min(0).max(1).optional(),
  repetitionPenalty: positive().optional(),
  /** Sent under the name that the model takes: LiteLLM makes `max_completion_tokens` of it where that is needed. */
  maxTokens: count().optional(),
  presencePenalty: z.number().min(-2).max(2).optional(),
  frequencyPenalty: z.number().min(-2).max(2).optional(),
  seed: z.int().optional(),
  stop: z.array(z.string()).min(1).optional(),
  /** `none` asks for no reasoning; `omit` sends no such parameter, not even that of `defaults` or of a preset. */
  reasoningEffort: noneOr(z.enum([...efforts, "omit"])).optional(),
  verbosity: z.enum(["low", "medium", "high"]).optional(),
  responseFormat: z.enum(["text", "json_object"]).optional(),
  parallelToolCalls: z.boolean().optional(),
  serviceTier: z.enum(["auto", "default", "flex", "priority"]).optional(),
  /** Length of an embedding's vector. */
  dimensions: count().optional(),
  /** Variables of the chat template, such as `{ enable_thinking: false }`. */
  chatTemplateKwargs: z.record(z.string(), z.json()).optional(),
});

export type RequestInput = z.output<typeof requestSchema>;
