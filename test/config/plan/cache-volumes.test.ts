import { staleCaches } from "../../../config";

const planned = ["vllm-big-cache-vllm-openai-v0.32.0-h100-80gb", "vllm-litellm-postgres-data"];

test("caches of earlier images, of removed models, and those named in the old way are stale", () => {
  const stale = [
    "vllm-big-cache-vllm-openai-v0.31.0-h100-80gb",
    "vllm-big-cache-vllm-openai-v0.32.0-h200",
    "vllm-gone-cache-vllm-openai-v0.32.0-h100-80gb",
    "vllm-big-cache",
  ];
  expect(staleCaches({ name: "vllm-litellm" }, planned, [...stale, ...planned])).toEqual(stale);
});

test("data, volumes of others and caches of another stack are left alone", () => {
  const others = [
    "vllm-litellm-postgres-data",
    "vllm-lab-vllm-big-cache-vllm-openai-v0.31.0-h200",
    "lab-vllm-big-cache-vllm-openai-v0.31.0-h200",
    "vllm-big-config",
    "vllm-other-cache",
    "web-cache-1",
  ];
  expect(staleCaches({ name: "vllm-litellm" }, planned, others)).toEqual([]);
  expect(staleCaches({ name: "lab" }, [], others)).toEqual(["lab-vllm-big-cache-vllm-openai-v0.31.0-h200"]);
});
