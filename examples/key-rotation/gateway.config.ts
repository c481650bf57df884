import { defineGateway } from "cdktf-vllm-litellm";

/** Two keys of one provider share the requests, a third waits for its turn; the team's own key has an administrator beside it. */
export default defineGateway({
  name: "rotating",
  models: {
    "gpt-4o-mini": {
      upstream: {
        preset: "gpt-4o-mini",
        apiKeys: ["OPENAI_API_KEY", "OPENAI_API_KEY_2", { name: "OPENAI_API_KEY_3", optional: true }],
      },
    },
  },
  access: {
    users: { operator: { role: "proxy_admin" } },
    keys: { admin: { user: "operator" }, ci: { models: ["gpt-4o-mini"], rpm: 60 } },
  },
  proxy: { port: 8802 },
});
