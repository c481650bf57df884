/** Ids of hosted models that their makers have switched off, and the preset that takes over. By provider and beginning of the name. */

interface RetiredModel {
  /** LiteLLM's prefixes of those who served it. */
  readonly providers: readonly string[];
  readonly name: RegExp;
  /** Row of `upstreamPresets`. */
  readonly successor: string;
  /** The maker's list of retirements. */
  readonly link: string;
}

const openai = "https://platform.openai.com/docs/deprecations";
const anthropic = "https://docs.claude.com/en/docs/about-claude/model-deprecations";
const google = "https://ai.google.dev/gemini-api/docs/deprecations";
const palm = "https://cloud.google.com/vertex-ai/generative-ai/docs/deprecations/palm";

const retiredModels: readonly RetiredModel[] = Object.freeze([
  { providers: ["openai"], name: /^(gpt-3\.5-turbo|text-davinci)/, successor: "gpt-4o-mini", link: openai },
  {
    providers: ["anthropic"],
    name: /^claude-3-opus-2024/,
    successor: "claude-opus-5.5",
    link: anthropic,
  },
  {
    providers: ["anthropic"],
    name: /^claude-(2|3-sonnet-2024|3-5-sonnet-2024)/,
    successor: "claude-sonnet-5.5",
    link: anthropic,
  },
  { providers: ["anthropic"], name: /^claude-instant/, successor: "claude-haiku-5.5", link: anthropic },
  {
    providers: ["gemini", "vertex_ai"],
    name: /^gemini-(1\.0|1\.5)-flash/,
    successor: "gemini-3.8-flash",
    link: google,
  },
  {
    providers: ["gemini", "vertex_ai"],
    name: /^gemini-(pro|1\.0|1\.5)/,
    successor: "gemini-2.5-pro",
    link: google,
  },
  {
    providers: ["vertex_ai"],
    name: /^(chat|text|codechat)-bison/,
    successor: "gemini-3.8-flash",
    link: palm,
  },
  { providers: ["palm"], name: /./, successor: "gemini-3.8-flash", link: palm },
]);

/** `model` in LiteLLM's form; without a provider every family is looked through. */
export function retiredModel(model: string): RetiredModel | undefined {
  const [provider = "", ...rest] = model.split("/");
  const name = rest.length === 0 ? provider : rest.join("/");
  return retiredModels.find(
    (row) =>
      row.name.test(name) &&
      (row.providers.includes(provider) || (rest.length === 0 && !row.providers.includes("palm"))),
  );
}
