import { explainText } from "../../../bin/plan/explain";
import type { ExplainedEngine } from "../../../config";

const big: ExplainedEngine = {
  model: "big",
  workloads: ["vllm-big", "vllm-big-2"],
  gpus: ["0", "1"],
  lines: [
    { what: "weights", value: 34.256, unit: "GiB", how: "68.5 GiB / 2", source: "https://example.org/w" },
    { what: "KV heads per GPU", value: 4, unit: "", how: "8 / 2", source: "https://example.org/heads" },
    {
      what: "concurrency",
      value: 12.71,
      unit: "requests",
      how: "blocks / blocks per request",
      source: "https://example.org/w",
    },
    { what: "attention", value: "full", unit: "", how: "config.json", source: null },
  ],
};

describe("explainText", () => {
  test("prints each figure with its sum and its source", () => {
    expect(explainText([big])).toBe(
      `
big × 2 on GPU 0-1
  WHAT              VALUE  UNIT      HOW                          SOURCE
  weights           34.26  GiB       68.5 GiB / 2                 [1]
  KV heads per GPU  4                8 / 2                        [2]
  concurrency       12.7   requests  blocks / blocks per request  [1]
  attention         full             config.json
  [1] https://example.org/w
  [2] https://example.org/heads
`.trim(),
    );
  });

  test("says when there is nothing to explain", () => {
    expect(explainText([{ ...big, lines: [] }])).toBe("big × 2 on GPU 0-1: the model's size is not known");
    expect(explainText([{ ...big, gpus: [], lines: [] }])).toBe(
      "big × 2: on the CPU, where the container's memory is the limit",
    );
  });
});
