import { defineGateway } from "cdktf-vllm-litellm";

/** The default deployment: three models on an 8 × H100 machine, the big one backed by the small one. */
export default defineGateway({
  host: { preset: "dgx-h100" },
  models: {
    "gpt-oss-120b": { vllm: { preset: "gpt-oss-120b", gpus: 2 } },
    "gpt-oss-20b": { vllm: { preset: "gpt-oss-20b", gpus: 1, replicas: 2 } },
    "qwen-30b": { vllm: { preset: "qwen-30b", gpuIds: [4] } },
  },
  routing: {
    fallbacks: { "gpt-oss-120b": ["gpt-oss-20b"] },
  },
});
