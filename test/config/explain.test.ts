import { evaluateInput, explainPlan } from "../../config";

function explained(input: object, model?: string) {
  const { draft } = evaluateInput(input);
  return draft ? explainPlan(draft.config, draft.plan, model) : [];
}

const mixed = {
  host: {
    gpus: [
      { type: "h100-80gb", count: 2 },
      { type: "h200-141gb", count: 3 },
    ],
  },
  models: {
    small: { vllm: { preset: "gpt-oss-20b", replicas: 4 } },
    big: { vllm: { preset: "qwen-30b" } },
    far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } },
  },
};

describe("explainPlan", () => {
  test("takes replicas on GPUs of one kind together, not those of two kinds", () => {
    const engines = explained(mixed, "small");
    expect(engines.map(({ workloads, gpus }) => [workloads, gpus])).toEqual([
      [["vllm-small"], ["1"]],
      [
        ["vllm-small-2", "vllm-small-3", "vllm-small-4"],
        ["2", "3", "4"],
      ],
    ]);
  });

  test("explains every engine of the plan when no model is asked for", () => {
    expect([...new Set(explained(mixed).map(({ model }) => model))]).toEqual(["big", "small"]);
  });

  test("has lines with numbers, and a sum for each", () => {
    for (const { lines } of explained(mixed)) {
      expect(lines.length).toBeGreaterThan(5);
      expect(lines.filter(({ what, how }) => what === "" || how === "")).toEqual([]);
    }
  });

  test("explains what does not fit", () => {
    const input = { host: { gpus: [{ type: "a100-40gb" }] }, models: { big: mixed.models.big } };
    expect(evaluateInput(input).result).toBeUndefined();
    expect(explained(input, "big")[0]?.lines.length).toBeGreaterThan(5);
  });

  test("has no lines for an engine on the CPU", () => {
    const input = { host: { preset: "cpu" }, models: { tiny: { vllm: { source: "a/b", fit: "off" } } } };
    expect(explained(input)).toEqual([{ model: "tiny", workloads: ["vllm-tiny"], gpus: [], lines: [] }]);
  });
});
