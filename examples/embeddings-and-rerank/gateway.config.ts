import { defineGateway } from "cdktf-vllm-litellm";

/** What a search over documents needs, on one card: an embedding model, a reranker and a model that answers. */
export default defineGateway({
  name: "search",
  host: { gpus: [{ type: "l40s-48gb", count: 1 }] },
  models: {
    "bge-m3": { vllm: { preset: "bge-m3", sharedGpu: true, gpuMemoryUtilization: 0.12 } },
    "bge-reranker-v2-m3": {
      vllm: { preset: "bge-reranker-v2-m3", sharedGpu: true, gpuMemoryUtilization: 0.12 },
    },
    "qwen3-8b": {
      vllm: { preset: "qwen3-8b", sharedGpu: true, gpuMemoryUtilization: 0.62, maxModelLen: 16_384 },
    },
  },
  proxy: { port: 8803 },
});
