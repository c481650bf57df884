import { defineGateway } from "cdktf-vllm-litellm";

/** A machine without a way to the internet: images, weights and the provider arrive as one folder, and nothing is asked for outside. */
export default defineGateway({
  name: "island",
  host: { preset: "dgx-h100" },
  huggingFace: { offline: true },
  imagePolicy: { pull: "never" },
  models: {
    "gpt-oss-120b": { vllm: { preset: "gpt-oss-120b", gpus: 2 } },
    "qwen-30b": { vllm: { preset: "qwen-30b", replicas: 2 } },
  },
  routing: {
    fallbacks: { "gpt-oss-120b": ["qwen-30b"] },
  },
  proxy: { port: 9100 },
});
