/** The cheapest request that a provider answers only to a good key: its list of models, which costs nothing. */
import type { UpstreamConfig } from "../../config";

export interface ProviderCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Way {
  /** Its own address; an `apiBase` takes its place. */
  readonly base: string;
  readonly path: string;
  readonly headers: (key: string) => Readonly<Record<string, string>>;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const like = (base: string, path = "/models"): Way => ({ base, path, headers: bearer });

/** By LiteLLM's prefix; addresses are the providers' own. Others are asked like OpenAI where there is an `apiBase`. */
const ways: Readonly<Record<string, Way>> = {
  openai: like("https://api.openai.com/v1"),
  anthropic: {
    base: "https://api.anthropic.com",
    path: "/v1/models",
    headers: (key) => ({ "x-api-key": key, "anthropic-version": "2023-06-01" }),
  },
  gemini: {
    base: "https://generativelanguage.googleapis.com/v1beta",
    path: "/models",
    headers: (key) => ({ "x-goog-api-key": key }),
  },
  groq: like("https://api.groq.com/openai/v1"),
  deepseek: like("https://api.deepseek.com"),
  mistral: like("https://api.mistral.ai/v1"),
  xai: like("https://api.x.ai/v1"),
  together_ai: like("https://api.together.xyz/v1"),
  fireworks_ai: like("https://api.fireworks.ai/inference/v1"),
  // Its list of models is open to everybody; this page belongs to the key.
  openrouter: like("https://openrouter.ai/api/v1", "/key"),
  cohere: like("https://api.cohere.com/v1"),
  cohere_chat: like("https://api.cohere.com/v1"),
};

/** Undefined for a provider that is not asked this way: the clouds, which sign requests. */
export function providerCall(
  {
    model,
    apiBase,
    apiVersion,
    credentials,
  }: Pick<UpstreamConfig, "model" | "apiBase" | "apiVersion" | "credentials">,
  key: string,
): ProviderCall | undefined {
  const prefix = model.split("/")[0] ?? "";
  if (Object.keys(credentials).length > 0) return undefined;
  if (prefix === "azure") {
    if (apiBase === null) return undefined;
    const version = apiVersion ?? "2024-10-21";
    return { url: `${join(apiBase, "/openai/models")}?api-version=${version}`, headers: { "api-key": key } };
  }
  const way = ways[prefix] ?? (apiBase === null ? undefined : like(apiBase));
  return way && { url: join(apiBase ?? way.base, way.path), headers: way.headers(key) };
}

function join(base: string, path: string): string {
  return base.replace(/\/+$/, "") + path;
}
