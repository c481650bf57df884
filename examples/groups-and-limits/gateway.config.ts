import { defineGateway } from "cdktf-vllm-litellm";

/** One public name over several models, by weight and by order, and what happens when one of them cannot answer. */
export default defineGateway({
  name: "routed",
  host: { gpus: [{ type: "h100-80gb", count: 2 }] },
  models: {
    "gpt-oss-20b": { vllm: { preset: "gpt-oss-20b", replicas: 2 } },
    "gpt-4o-mini": {
      upstream: { model: "openai/gpt-4o-mini", apiKeys: ["OPENAI_API_KEY", "OPENAI_API_KEY_2"] },
      contextWindow: { input: 128_000, output: 16_384 },
    },
    "gpt-4.1": {
      upstream: { model: "openai/gpt-4.1", apiKeys: ["OPENAI_API_KEY"] },
      contextWindow: { input: 1_000_000, output: 32_768 },
      limits: { rpm: 100, tpm: 200_000, maxParallelRequests: 10 },
    },
  },
  routing: {
    groups: {
      // An experiment: one request of ten goes to the other model.
      chat: [
        { model: "gpt-oss-20b", weight: 90 },
        { model: "gpt-4o-mini", weight: 10 },
      ],
      // The hosted model only while no own engine answers.
      assured: [
        { model: "gpt-oss-20b", order: 1 },
        { model: "gpt-4o-mini", order: 2 },
      ],
    },
    fallbacks: { "gpt-oss-20b": ["gpt-4o-mini"], chat: ["gpt-4.1"] },
    contextWindowFallbacks: { "gpt-oss-20b": ["gpt-4.1"], chat: ["gpt-4.1"] },
    contentPolicyFallbacks: { "gpt-4o-mini": ["gpt-oss-20b"] },
    aliases: { default: "chat" },
    retryPolicy: { internalServerErrorRetries: 1, badRequestErrorRetries: 0 },
    sessionAffinity: { ttl: "30m" },
  },
  proxy: { port: 8500 },
});
