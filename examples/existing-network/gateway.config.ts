import { defineGateway } from "cdktf-vllm-litellm";

/** Joins a Docker network that others made: an application there calls the gateway by its container's name. */
export default defineGateway({
  name: "neighbour",
  host: { preset: "cpu", network: { name: "of_the_team", adopt: true } },
  models: { "gpt-5-mini": { upstream: { preset: "gpt-5-mini" } } },
  proxy: { port: 8806 },
});
