/** The keys of `request`: LiteLLM's name of each, and the modes in which endpoints take it. Others refuse it, or pass it on. */
import type { Mode } from "../schema/mode";
import type { RequestInput } from "../schema/request";

interface Parameter {
  readonly name: string;
  readonly modes: readonly Mode[];
  /** Only vLLM's own API has it, and servers that copy it. */
  readonly extra?: true;
}

const text = ["chat", "completion", "responses"] as const;
const chat = ["chat", "responses"] as const;

export const requestParameters: Readonly<Record<keyof RequestInput, Parameter>> = Object.freeze({
  temperature: { name: "temperature", modes: [...text, "audio_transcription"] },
  topP: { name: "top_p", modes: text },
  topK: { name: "top_k", modes: text, extra: true },
  minP: { name: "min_p", modes: text, extra: true },
  repetitionPenalty: { name: "repetition_penalty", modes: text, extra: true },
  maxTokens: { name: "max_tokens", modes: text },
  presencePenalty: { name: "presence_penalty", modes: text },
  frequencyPenalty: { name: "frequency_penalty", modes: text },
  seed: { name: "seed", modes: text },
  stop: { name: "stop", modes: text },
  reasoningEffort: { name: "reasoning_effort", modes: chat },
  verbosity: { name: "verbosity", modes: chat },
  responseFormat: { name: "response_format", modes: chat },
  parallelToolCalls: { name: "parallel_tool_calls", modes: chat },
  serviceTier: { name: "service_tier", modes: chat },
  dimensions: { name: "dimensions", modes: ["embedding"] },
  chatTemplateKwargs: { name: "chat_template_kwargs", modes: chat, extra: true },
});

/** Providers whose own API answers 400 to an `extra` parameter, and those of them that it takes all the same. */
export const refusesExtra: Readonly<Record<string, readonly (keyof RequestInput)[]>> = Object.freeze({
  openai: [],
  azure: [],
  anthropic: ["topK"],
  gemini: ["topK"],
  vertex_ai: ["topK"],
  groq: [],
});
