import { defineGateway } from "cdktf-vllm-litellm";

/** Three engines of one model share its requests; when none of them answers, another model does. */
export default defineGateway({
  name: "spread",
  host: { gpus: [{ type: "l40s-48gb", count: 4 }] },
  models: {
    "gpt-oss-20b": { vllm: { preset: "gpt-oss-20b", replicas: 3 } },
    "qwen3-14b": { vllm: { preset: "qwen3-14b", maxModelLen: 16_384, gpuIds: [3] } },
  },
  routing: {
    retries: 2,
    fallbacks: { "gpt-oss-20b": ["qwen3-14b"] },
    aliases: { default: "gpt-oss-20b" },
  },
  proxy: { replicas: 2, port: 8800 },
});
