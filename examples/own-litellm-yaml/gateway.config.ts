import { defineGateway } from "cdktf-vllm-litellm";

/** A LiteLLM YAML that is already there, with everything around it: edge, Redis, Postgres, Prometheus, secrets. */
export default defineGateway({
  name: "own",
  proxy: { configFile: "litellm.yaml", port: 8500 },
});
