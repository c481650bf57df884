import { defineGateway } from "cdktf-vllm-litellm";

/** Runs anywhere: a tiny chat model with two replicas, one that backs it up, and an embedding model, all on the CPU. */
export default defineGateway({
  name: "laptop",
  host: { preset: "cpu" },
  huggingFace: { offline: true },
  defaults: {
    vllm: {
      maxModelLen: 512,
      maxNumSeqs: 4,
      kvCacheMemoryGiB: 1,
      cpus: 1,
      containerMemoryGiB: 4,
      shmGiB: 0.25,
      loadBudget: "10m",
    },
  },
  models: {
    "tiny-chat": { vllm: { source: "cdktf-vllm-litellm/tiny-chat", replicas: 2 } },
    "tiny-backup": { vllm: { source: "cdktf-vllm-litellm/tiny-chat" } },
    "tiny-embed": { mode: "embedding", vllm: { source: "cdktf-vllm-litellm/tiny-embed" } },
  },
  routing: {
    timeout: "60s",
    streamTimeout: "30s",
    fallbacks: { "tiny-chat": ["tiny-backup"] },
  },
  cache: { ttl: "5m" },
  prometheus: { port: 9090 },
});
