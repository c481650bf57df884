import { defineGateway } from "cdktf-vllm-litellm";

/** A gateway on the internet: a public certificate, the admin UI only from the office and behind a second password. */
export default defineGateway({
  name: "open",
  models: {
    "gpt-4o-mini": { upstream: { model: "openai/gpt-4o-mini", apiKeys: ["OPENAI_API_KEY"] } },
  },
  proxy: { publicUrl: "https://gateway.example.net" },
  edge: {
    domain: "gateway.example.net",
    tls: "acme",
    acme: { email: "ops@example.net" },
    bind: "203.0.113.10",
    adminIps: ["private", "198.51.100.0/24"],
    basicAuth: { user: "office" },
    maxRequestSizeMiB: 50,
  },
});
