import { defineGateway } from "cdktf-vllm-litellm";

/** Three providers behind one name. Each model keeps its own name too; presets know addresses, windows and prices. */
export default defineGateway({
  name: "providers",
  models: {
    "gpt-5-mini": { upstream: { preset: "gpt-5-mini" } },
    "claude-sonnet-4.5": { upstream: { preset: "claude-sonnet-4.5" } },
    "gemini-2.5-flash": { upstream: { preset: "gemini-2.5-flash" } },
  },
  routing: {
    groups: {
      chat: [
        { model: "gpt-5-mini", order: 1 },
        { model: "claude-sonnet-4.5", order: 2 },
        { model: "gemini-2.5-flash", order: 3 },
      ],
    },
    aliases: { default: "chat" },
  },
  proxy: { port: 8801 },
});
