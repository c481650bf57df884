import { defineGateway } from "cdktf-vllm-litellm";

/** Two teams with budgets and limits of their own, an administrator's key, and a key for a build that ends with the year. */
export default defineGateway({
  name: "tenants",
  models: {
    "gpt-4o": { upstream: { model: "openai/gpt-4o", apiKeys: ["OPENAI_API_KEY"] } },
    "gpt-4o-mini": { upstream: { model: "openai/gpt-4o-mini", apiKeys: ["OPENAI_API_KEY"] } },
  },
  proxy: { port: 8900 },
  grafana: { enabled: true, port: 8901 },
  access: {
    defaults: { models: ["gpt-4o-mini"], rpm: 60, maxParallelRequests: 8 },
    teams: {
      research: { maxBudget: 500, softBudget: 400, per: "30d", tpm: 200_000 },
      support: {
        models: ["gpt-4o-mini"],
        maxBudget: 50,
        per: "30d",
        modelLimits: { "gpt-4o-mini": { rpm: 100 } },
      },
    },
    users: {
      "alice@example.net": { email: "alice@example.net", maxBudget: 20, per: "30d" },
      operator: { role: "proxy_admin" },
    },
    keys: {
      notebooks: { team: "research", metadata: { room: "4.02" } },
      chatbot: { team: "support", maxBudget: 40, per: "30d" },
      alice: { user: "alice@example.net" },
      ci: { maxBudget: 5, per: "1d", expires: "2027-12-31" },
      admin: { user: "operator" },
    },
  },
});
