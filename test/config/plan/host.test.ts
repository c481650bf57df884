import { evaluated } from "../fixtures/evaluated";

test("the plan says what it asks of the machine besides its GPUs", () => {
  const speculative = { method: "draft_model", model: "shelf/draft", tokens: 3, weightsGiB: 1.5 };
  const lora = { adapters: { sql: "shelf/sql", legal: "/srv/legal" } };
  const { plan } = evaluated({
    host: { preset: "dgx-h100" },
    models: {
      a: { vllm: { preset: "gpt-oss-20b", replicas: 2, speculative, lora, containerMemoryGiB: 10 } },
      b: { vllm: { source: "shelf/own", fit: "off" } },
      c: { vllm: { source: "/srv/c", fit: "off", weightsGiB: 30, kvBytesPerToken: 1000 } },
    },
    cache: { type: "none" },
    database: { type: "none" },
    prometheus: { enabled: false },
  });
  expect(plan.host).toEqual({
    memoryGiB: 2048,
    // Two engines, the proxy, the edge.
    limitsGiB: 24.25,
    weightsGiB: { largest: 30, total: 44.32 },
    diskGiB: 14.32,
    downloads: [
      { source: "openai/gpt-oss-20b", sizeGiB: 12.82 },
      { source: "shelf/draft", sizeGiB: 1.5 },
      { source: "shelf/own", sizeGiB: null },
      { source: "shelf/sql", sizeGiB: null },
    ],
  });
});
