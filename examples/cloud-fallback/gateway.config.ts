import { defineGateway } from "cdktf-vllm-litellm";

/** One own model with hard limits; when it cannot answer, a hosted one does, through two keys. */
export default defineGateway({
  name: "hybrid",
  host: { gpus: [{ type: "h100-80gb", count: 1 }] },
  models: {
    "gpt-oss-20b": {
      vllm: { preset: "gpt-oss-20b" },
      limits: { rpm: 600, tpm: 400_000 },
      price: { perGpuHour: 2.5, tokensPerSecond: 1500 },
    },
    "gpt-4o-mini": {
      upstream: { model: "openai/gpt-4o-mini", apiKeys: ["OPENAI_API_KEY", "OPENAI_API_KEY_2"] },
      price: { inputPerMillion: 0.15, outputPerMillion: 0.6, cachedInputPerMillion: 0.075 },
    },
  },
  routing: {
    timeout: "120s",
    fallbacks: { "gpt-oss-20b": ["gpt-4o-mini"] },
    aliases: { fast: "gpt-oss-20b" },
  },
  proxy: { replicas: 2, port: 8400 },
  cache: { ttl: "10m", namespace: "hybrid" },
});
