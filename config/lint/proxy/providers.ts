/** `litellm_params.model`: the provider in front, and whether the model is still there. */
import * as messages from "../../errors/lint-litellm";
import { baseWithoutVersion, prefixVllm } from "../../errors/lint-provider";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { retiredModel } from "../../presets/retired";
import type { DocumentOf } from "../project";
import { proxyConfig, textOf } from "./config";
import type { Deployment } from "./config";

export function checkProviders(document: DocumentOf<"litellm">): readonly Finding[] {
  return proxyConfig(document).deployments.flatMap((deployment) => [
    ...prefixOf(deployment),
    ...baseOf(deployment),
    ...retirementOf(deployment),
  ]);
}

/** Families whose provider LiteLLM finds, for names that its price list has. */
const guessed: readonly (readonly [RegExp, string])[] = [
  [/^claude-/, "anthropic"],
  [/^gemini-/, "vertex_ai"],
  [/^(command|rerank|embed)-/, "cohere"],
  [/^jamba-/, "ai21"],
];

/** OpenAI's own names, Anthropic's with a date, Bedrock's with their vendor (`anthropic.claude-…`), and all at once. */
const known =
  /^(gpt-(\d|image|audio|realtime)|chatgpt-4o|o\d|text-embedding-|dall-e-|whisper-1|tts-1|omni-moderation|ft:|babbage-|davinci-|claude-.*-\d{8}$|([a-z-]+\.)?[a-z0-9]+\.[a-z]|\*$)/;

function prefixOf({ model, params, path }: Deployment): readonly Finding[] {
  const at = formatPath([...path, "litellm_params", "model"]);
  if (model === "" || params.custom_llm_provider !== undefined) return [];
  if (model.startsWith("vllm/")) return [prefixVllm(at, model)];
  if (model.startsWith("custom/")) return [messages.prefixCustom(at, model)];
  if (model.startsWith("openai/") && isVllm(textOf(params.api_base)))
    return [messages.prefixOpenai(at, model)];
  if (model.includes("/") || known.test(model) || model.startsWith("os.environ")) return [];
  const guess = guessed.find(([pattern]) => pattern.test(model))?.[1];
  return [guess === undefined ? messages.prefixMissing(at, model) : messages.prefixGuessed(at, model, guess)];
}

/** vLLM has rerank below both. */
function baseOf({ model, params, info, path }: Deployment): readonly Finding[] {
  const base = textOf(params.api_base);
  if (!model.startsWith("hosted_vllm/") || info.mode === "rerank") return [];
  if (!/^https?:\/\/[^/]+\/*$/.test(base)) return [];
  return [baseWithoutVersion(formatPath([...path, "litellm_params", "api_base"]), base)];
}

function isVllm(base: string): boolean {
  return /^https?:\/\/[^/]*vllm/i.test(base);
}

function retirementOf({ model, path }: Deployment): readonly Finding[] {
  return retiredModel(model)
    ? [messages.modelRetired(formatPath([...path, "litellm_params", "model"]), model)]
    : [];
}
