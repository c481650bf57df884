/** The upstream model of an entry in the form that LiteLLM wants: a provider, a slash, the provider's name for the model. */
import { text } from "./entry";
import type { RouteEntry } from "./entry";

export interface Upstream {
  readonly model: string;
  readonly apiBase: string | undefined;
  /** Why `model` is not what stood there. */
  readonly note: string | undefined;
}

/** Families whose name tells who serves them. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^claude/, "anthropic"],
  [/^(gpt-|chatgpt|o\d|text-embedding-)/, "openai"],
  [/^gemini/, "gemini"],
  [/^deepseek/, "deepseek"],
  [/^command/, "cohere"],
  [/^(mistral|codestral|ministral)/, "mistral"],
];

export function upstreamOf({ params }: RouteEntry): Upstream {
  const given = text(params.model) ?? "";
  const apiBase = text(params.api_base) ?? text(params.base_url);
  const named = text(params.custom_llm_provider);
  const [provider = "", ...rest] = given.split("/");
  if (rest.length === 0) {
    const family = named ?? families.find(([pattern]) => pattern.test(given))?.[1];
    if (family === undefined || apiBase !== undefined) return { model: given, apiBase, note: undefined };
    return { model: `${family}/${given}`, apiBase, note: "LiteLLM wants the provider before the model" };
  }
  if (provider === "custom")
    return {
      model: `hosted_vllm/${rest.join("/")}`,
      apiBase,
      note: "custom/ is another protocol; vLLM is hosted_vllm/",
    };
  if (provider === "openai" && /^https?:\/\/[^/]*vllm/.test(apiBase ?? ""))
    return {
      model: `hosted_vllm/${rest.join("/")}`,
      apiBase,
      note: "openai/ loses what LiteLLM does for vLLM",
    };
  return { model: given, apiBase, note: undefined };
}
