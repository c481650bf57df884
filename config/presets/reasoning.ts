/**
 * Which levels of `reasoning_effort` a family of models takes. LiteLLM drops a level that its list rules out, without a
 * word, and passes every other one on; what the provider then refuses is a failed request. A family that is missing here
 * is not checked.
 */

export const efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"] as const;
export type Effort = (typeof efforts)[number];

export interface ReasoningFamily {
  readonly title: string;
  /** Matches the id behind the last slash, or the whole of it. */
  readonly pattern: RegExp;
  /** Empty: these models do not reason. */
  readonly efforts: readonly Effort[];
  readonly links: readonly string[];
}

const openai = ["https://platform.openai.com/docs/guides/reasoning"];
const anthropic = ["https://docs.claude.com/en/docs/build-with-claude/extended-thinking"];
const gemini = ["https://ai.google.dev/gemini-api/docs/thinking"];

/** The first that matches. */
export const reasoningFamilies: readonly ReasoningFamily[] = [
  {
    title: "gpt-oss",
    pattern: /^gpt-oss/,
    efforts: ["low", "medium", "high"],
    links: ["https://huggingface.co/openai/gpt-oss-120b"],
  },
  { title: "GPT-5 chat", pattern: /^gpt-5-chat/, efforts: [], links: openai },
  {
    title: "GPT-5.5 pro",
    pattern: /^gpt-5\.5-pro/,
    efforts: ["medium", "high", "xhigh"],
    links: openai,
  },
  {
    title: "GPT-5.4 pro",
    pattern: /^gpt-5\.4-pro/,
    efforts: ["low", "medium", "high", "xhigh"],
    links: openai,
  },
  {
    title: "GPT-5.1",
    pattern: /^gpt-5\.1(-\d{4}.*)?$/,
    efforts: ["none", "low", "medium", "high"],
    links: openai,
  },
  {
    title: "GPT-5.2 to GPT-5.6",
    pattern: /^gpt-5\.[2456](-(mini|nano|sol|terra|luna))?(-\d{4}.*)?$/,
    efforts: ["none", "low", "medium", "high", "xhigh"],
    links: openai,
  },
  {
    title: "GPT-5",
    pattern: /^gpt-5(-(mini|nano))?(-\d{4}.*)?$/,
    efforts: ["minimal", "low", "medium", "high"],
    links: openai,
  },
  {
    title: "o series",
    pattern: /^o[134](-mini|-pro)?(-\d{4}.*)?$/,
    efforts: ["low", "medium", "high"],
    links: openai,
  },
  { title: "GPT-4", pattern: /^gpt-(4|3\.5)/, efforts: [], links: openai },
  { title: "Claude 3", pattern: /^claude-3-(5-|opus|sonnet|haiku)/, efforts: [], links: anthropic },
  {
    // It cannot do without: Google refuses a budget of nothing.
    title: "Gemini 2.5 Pro",
    pattern: /^gemini-2\.5-pro/,
    efforts: ["minimal", "low", "medium", "high"],
    links: gemini,
  },
  {
    title: "Gemini",
    pattern: /^gemini-(2\.5|3)/,
    efforts: ["none", "minimal", "low", "medium", "high"],
    links: gemini,
  },
  {
    title: "Kimi K3",
    pattern: /^kimi-k3/,
    efforts: ["low", "high", "max"],
    links: ["https://platform.moonshot.ai/docs"],
  },
];

/** `model` is any form of a model's id: LiteLLM's, a provider's own, or that of the Hugging Face hub. */
export function reasoningFamily(model: string): ReasoningFamily | undefined {
  const id = model.toLowerCase().split("/").at(-1) ?? "";
  return reasoningFamilies.find(({ pattern }) => pattern.test(id));
}
