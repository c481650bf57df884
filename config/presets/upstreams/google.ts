/** Google's models, with a key of AI Studio. */
import type { UpstreamPreset } from "../upstreams";

const link = "https://ai.google.dev/gemini-api/docs/models";

export const google: Readonly<Record<string, UpstreamPreset>> = {
  "gemini-2.5-pro": {
    model: "gemini/gemini-2.5-pro",
    contextWindow: { input: 1_048_576, output: 65_536 },
    price: { input: 1.25, output: 10, cachedInput: 0.125 },
    capabilities: ["vision", "tools", "reasoning"],
    link,
  },
  "gemini-2.5-flash": {
    model: "gemini/gemini-2.5-flash",
    contextWindow: { input: 1_048_576, output: 65_536 },
    price: { input: 0.3, output: 2.5, cachedInput: 0.03 },
    capabilities: ["vision", "tools", "reasoning"],
    link,
  },
  "gemini-2.5-flash-lite": {
    model: "gemini/gemini-2.5-flash-lite",
    contextWindow: { input: 1_048_576, output: 65_536 },
    price: { input: 0.1, output: 0.4, cachedInput: 0.01 },
    capabilities: ["vision", "tools", "reasoning"],
    link,
  },
  "gemini-3.1-pro-preview": {
    model: "gemini/gemini-3.1-pro-preview",
    contextWindow: { input: 1_048_576, output: 65_536 },
    price: { input: 2, output: 12, cachedInput: 0.2 },
    capabilities: ["vision", "tools", "reasoning"],
    link,
  },
  "gemini-3.8-flash": {
    model: "gemini/gemini-3.8-flash",
    contextWindow: { input: 1_048_576, output: 65_536 },
    price: { input: 0.75, output: 3.75, cachedInput: 0.075 },
    capabilities: ["vision", "tools", "reasoning"],
    link,
  },
  "gemini-embedding-001": {
    model: "gemini/gemini-embedding-001",
    mode: "embedding",
    contextWindow: { input: 2048, output: null },
    price: { input: 0.15, output: 0, cachedInput: null },
    capabilities: [],
    link,
  },
};
