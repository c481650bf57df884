import { evaluateInput } from "../../../config";
import { engine } from "../fixtures/fixture";

test("a flag that the row of the model needs is no warning, and the same flag by hand is one", () => {
  const flags = { "trust-remote-code": true };
  const risky = (vllm: object) =>
    evaluateInput(engine(vllm)).findings.filter(({ code }) => code === "VLLM.RISKY").length;
  expect(risky({ preset: "llama-3.3-nemotron-super-49b" })).toBe(0);
  expect(risky({ preset: "gpt-oss-20b", engineArgs: flags })).toBe(1);
});
