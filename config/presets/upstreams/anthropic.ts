/** Anthropic's models. */
import type { UpstreamPreset } from "../upstreams";

const link = "https://docs.claude.com/en/docs/about-claude/models/overview";

export const anthropic: Readonly<Record<string, UpstreamPreset>> = {
  "claude-opus-5.5": {
    model: "anthropic/claude-opus-5-5",
    contextWindow: { input: 1_000_000, output: 128_000 },
    price: { input: 4, output: 20, cachedInput: 0.2 },
    capabilities: ["vision", "tools", "reasoning"],
    link,
  },
  "claude-sonnet-5.5": {
    model: "anthropic/claude-sonnet-5-5",
    contextWindow: { input: 1_000_000, output: 128_000 },
    price: { input: 2, output: 10, cachedInput: 0.1 },
    capabilities: ["vision", "tools", "reasoning"],
    link,
  },
  "claude-haiku-5.5": {
    model: "anthropic/claude-haiku-5-5",
    contextWindow: { input: 1_000_000, output: 128_000 },
    price: { input: 0.1, output: 0.5, cachedInput: 0.01 },
    capabilities: ["vision", "tools", "reasoning"],
    link,
  },
  "claude-opus-4.5": {
    model: "anthropic/claude-opus-4-5",
    contextWindow: { input: 200_000, output: 64_000 },
    price: { input: 5, output: 25, cachedInput: 0.5 },
    capabilities: ["vision", "tools", "reasoning"],
    link,
  },
  "claude-sonnet-4.5": {
    model: "anthropic/claude-sonnet-4-5",
    contextWindow: { input: 200_000, output: 64_000 },
    price: { input: 3, output: 15, cachedInput: 0.3 },
    capabilities: ["vision", "tools", "reasoning"],
    link,
  },
  "claude-haiku-4.5": {
    model: "anthropic/claude-haiku-4-5",
    contextWindow: { input: 200_000, output: 64_000 },
    price: { input: 1, output: 5, cachedInput: 0.1 },
    capabilities: ["vision", "tools", "reasoning"],
    link,
  },
};
