import { defineGateway } from "cdktf-vllm-litellm";

/** Hosted models for a team: a monthly budget, traces in Langfuse, a line per request in CloudWatch, prompts kept for two weeks, two workers, four backups a day. */
export default defineGateway({
  name: "team",
  models: {
    "gpt-4o-mini": {
      upstream: { model: "openai/gpt-4o-mini", apiKeys: ["OPENAI_API_KEY"] },
      price: { inputPerMillion: 0.15, outputPerMillion: 0.6, cachedInputPerMillion: 0.075 },
    },
  },
  proxy: {
    port: 8600,
    publicUrl: "https://llm.example.net",
    workers: 2,
    budget: { max: 100, per: "30d" },
    storePrompts: { retention: "14d" },
    callbacks: ["datadog"],
    env: { DD_SITE: "datadoghq.eu" },
    secretEnv: { DD_API_KEY: "DD_API_KEY" },
  },
  database: { backup: { every: "6h", keep: 28 } },
  telemetry: {
    langfuse: { host: "https://langfuse.example.net" },
    cloudwatch: { group: "/llm/team", region: "eu-central-1" },
  },
});
