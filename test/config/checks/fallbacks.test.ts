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

test("a full name under a wildcard, and a group, are known names", () => {
  const models = { far, "openai/*": { upstream: { model: "openai/*" } } };
  const routing = {
    groups: { smart: [{ model: "far" }] },
    fallbacks: { smart: ["openai/gpt-4o"], "openai/gpt-4o": ["far"] },
    aliases: { fast: "openai/gpt-4o-mini", clever: "smart" },
  };
  expect(evaluateInput({ models, routing }).findings).toEqual([]);
});
