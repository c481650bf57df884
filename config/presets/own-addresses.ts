/** Hosts of the providers' own APIs, for those who write the address although LiteLLM knows it. */
const ownHosts: Readonly<Record<string, string>> = {
  openai: "api.openai.com",
  anthropic: "api.anthropic.com",
  gemini: "generativelanguage.googleapis.com",
  groq: "api.groq.com",
  mistral: "api.mistral.ai",
  deepseek: "api.deepseek.com",
  openrouter: "openrouter.ai",
  xai: "api.x.ai",
};

/** True for the provider's host and those below it (`eu.api.openai.com`), encrypted. */
export function isOwnAddress(prefix: string, apiBase: string): boolean {
  const own = Object.hasOwn(ownHosts, prefix) ? ownHosts[prefix] : undefined;
  if (own === undefined || !URL.canParse(apiBase)) return false;
  const { protocol, hostname } = new URL(apiBase);
  return protocol === "https:" && (hostname === own || hostname.endsWith(`.${own}`));
}
