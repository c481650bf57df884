import { evaluateInput } from "../../../config/evaluate";
import { far } from "../fixtures/fixture";

test("fallbacks and aliases between known models, without a cycle, are no finding", () => {
  const models = {
    far,
    near: { upstream: { model: "groq/near" } },
    low: { upstream: { model: "groq/low" } },
  };
  const routing = {
    fallbacks: { far: ["near", "low"], near: ["low"] },
    aliases: { fast: "near", quick: "near" },
  };
  expect(evaluateInput({ models, routing }).findings).toEqual([]);
});
