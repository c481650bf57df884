import { defineGateway } from "cdktf-vllm-litellm";

/** One GB10 with unified memory: gpt-oss-20b and qwen-30b share the one pool, each with a share of the total. */
export default defineGateway({
  name: "spark",
  host: { preset: "dgx-spark" },
  models: {
    "gpt-oss-20b": {
      vllm: {
        preset: "gpt-oss-20b",
        sharedGpu: true,
        gpuMemoryUtilization: 0.22,
        maxModelLen: 65_536,
        maxNumSeqs: 16,
      },
      price: { perGpuHour: 0.4, tokensPerSecond: 60 },
    },
    "qwen-30b": {
      vllm: {
        preset: "qwen-30b",
        sharedGpu: true,
        gpuMemoryUtilization: 0.6,
        maxNumSeqs: 16,
        loadBudget: "30m",
      },
      price: { perGpuHour: 0.4, tokensPerSecond: 45 },
    },
  },
  routing: {
    fallbacks: { "qwen-30b": ["gpt-oss-20b"] },
    aliases: { default: "qwen-30b" },
  },
  prometheus: { port: 9090, retention: "30d" },
  grafana: { enabled: true },
});
