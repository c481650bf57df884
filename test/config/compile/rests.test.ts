import { compileLitellm } from "../../../config/compile/litellm";
import { evaluated } from "../fixtures/evaluated";
import type { Compiled } from "../fixtures/litellm-keys";

/** What the deployments of a model say about their rests. */
function rests(input: unknown, model: string): readonly unknown[] {
  const { config, plan } = evaluated(input);
  const { model_list: list } = compileLitellm(config, plan) as Compiled; // the compiler promises only an object
  return list
    .filter(({ model_name: name }) => name === model)
    .map((entry) => {
      const info = entry.model_info as Record<string, unknown>;
      const { allowed_fails, allowed_fails_policy } = info;
      return { allowed_fails, allowed_fails_policy };
    });
}

const usual = { allowed_fails: undefined, allowed_fails_policy: undefined };
const never = 1_000_000;
const engines = (replicas: number, more: object = {}) => ({ ...more, vllm: { source: "/w/a", replicas } });
const hosted = { upstream: { model: "groq/one", apiKeys: ["KEY_A", "KEY_B"] } };

describe("rests", () => {
  test("the only deployment of a model without a fallback never rests, also for failed checks", () => {
    expect(rests({ models: { a: engines(1) } }, "a")).toEqual([{ ...usual, allowed_fails: 0 }]);
  });

  test("with a fallback it rests as the router says", () => {
    const input = { models: { a: engines(1), b: engines(1) }, routing: { fallbacks: { a: ["b"] } } };
    expect(rests(input, "a")).toEqual([usual]);
  });

  test("replicas without a fallback do not rest for being late: all of them could be busy at once", () => {
    const patient = { ...usual, allowed_fails_policy: { TimeoutErrorAllowedFails: never } };
    expect(rests({ models: { a: engines(2) } }, "a")).toEqual([patient, patient]);
  });

  test("without background checks, as with hosted models, being late is the only sign: it counts", () => {
    const healthChecks = false;
    expect(rests({ models: { a: engines(2) }, routing: { healthChecks } }, "a")).toEqual([usual, usual]);
    expect(rests({ models: { a: hosted } }, "a")).toEqual([usual, usual]);
  });

  test("S2-08: a limit that is spent ends with its minute, beside all that", () => {
    const limits = { rpm: 10 };
    expect(rests({ models: { a: engines(1, { limits }) } }, "a")).toEqual([
      { allowed_fails: 0, allowed_fails_policy: { RateLimitErrorAllowedFails: never } },
    ]);
    expect(rests({ models: { a: engines(2, { limits }) } }, "a")[0]).toEqual({
      ...usual,
      allowed_fails_policy: { RateLimitErrorAllowedFails: never, TimeoutErrorAllowedFails: never },
    });
  });

  test("a check every 1.5 s is one every 2 s: LiteLLM makes none at all of a fraction", () => {
    const routing = { healthChecks: { every: "1500ms" } };
    const { config, plan } = evaluated({ models: { a: engines(1) }, routing });
    expect(compileLitellm(config, plan)).toMatchObject({ general_settings: { health_check_interval: 2 } });
  });
});
