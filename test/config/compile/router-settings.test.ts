import { routerSettings } from "../../../config/compile/router-settings";
import { evaluated } from "../fixtures/evaluated";
import { far, withFar } from "../fixtures/fixture";
import { rich } from "../fixtures/rich";

const near = { upstream: { model: "groq/near" } };
const low = { upstream: { model: "groq/low" } };
const models = { far, near, low };

function settings(input: unknown): Readonly<Record<string, unknown>> {
  const { config, plan } = evaluated(input);
  return { ...routerSettings(config, plan) };
}

describe("router_settings", () => {
  test("says everything that the config says", () => {
    expect(settings(rich)).toEqual({
      routing_strategy: "least-busy",
      num_retries: 1,
      timeout: 200,
      stream_timeout: 40,
      cooldown_time: 45,
      allowed_fails: 2,
      enable_weighted_failover: true,
      enable_pre_call_checks: false,
      optional_pre_call_checks: ["enforce_model_rate_limits"],
      fallbacks: [
        { big: ["small", "hosted"] },
        { deep: ["small", "hosted"] },
        { fast: ["hosted"] },
        { small: ["hosted"] },
      ],
      model_group_alias: { deep: "big", fast: "small" },
    });
  });

  test("D3: defaults are tuned for fast failover, without lists of nothing", () => {
    expect(settings(withFar({}))).toEqual({
      routing_strategy: "simple-shuffle",
      num_retries: 0,
      timeout: 600,
      stream_timeout: 60,
      cooldown_time: 30,
      allowed_fails: 0,
      enable_weighted_failover: true,
      enable_pre_call_checks: true,
    });
  });

  test("three forgiven failures are said as a policy: LiteLLM reads 3 as not set", () => {
    const router = settings(withFar({ routing: { cooldown: { afterFailures: 3 } } }));
    expect(router).not.toHaveProperty("allowed_fails");
    expect(router.allowed_fails_policy).toEqual({
      BadGatewayErrorAllowedFails: 3,
      ServiceUnavailableErrorAllowedFails: 3,
      InternalServerErrorAllowedFails: 3,
      TimeoutErrorAllowedFails: 3,
      RateLimitErrorAllowedFails: 3,
      AuthenticationErrorAllowedFails: 3,
    });
  });

  test.each([0, 1, 2, 4])("%i forgiven failures are a plain number", (afterFailures) => {
    const router = settings(withFar({ routing: { cooldown: { afterFailures } } }));
    expect(router.allowed_fails).toBe(afterFailures);
    expect(router).not.toHaveProperty("allowed_fails_policy");
  });

  test.each(["rpm", "tpm"])("S2-08: %s of one model is enforced for all", (limit) => {
    const models = { far: { ...far, limits: { [limit]: 100 } } };
    expect(settings({ models }).optional_pre_call_checks).toEqual(["enforce_model_rate_limits"]);
  });

  test.each([
    "simple-shuffle",
    "least-busy",
    "latency-based-routing",
    "cost-based-routing",
    "usage-based-routing-v2",
  ])("S2-09: %s compiles", (strategy) => {
    expect(settings(withFar({ routing: { strategy } })).routing_strategy).toBe(strategy);
  });

  test("S1-12: an alias has the fallbacks of its model: LiteLLM looks them up by the name that was sent", () => {
    const routing = { fallbacks: { far: ["near"] }, aliases: { smart: "far", plain: "low" } };
    expect(settings({ models, routing })).toMatchObject({
      fallbacks: [{ far: ["near"] }, { smart: ["near"] }],
      model_group_alias: { plain: "low", smart: "far" },
    });
  });

  test("S2-12: with a list for long prompts the other models keep their usual fallbacks for them", () => {
    const routing = {
      fallbacks: { far: ["near"], low: ["near"] },
      contextWindowFallbacks: { far: ["low"] },
      aliases: { smart: "far" },
    };
    expect(settings({ models, routing }).context_window_fallbacks).toEqual([
      { far: ["low"] },
      { low: ["near"] },
      { smart: ["low"] },
    ]);
  });

  test("default fallbacks count as usual ones, for every name", () => {
    const routing = { defaultFallbacks: ["near"], contextWindowFallbacks: { far: ["low"] } };
    expect(settings({ models, routing })).toMatchObject({
      default_fallbacks: ["near"],
      context_window_fallbacks: [{ "*": ["near"] }, { far: ["low"] }],
    });
  });

  test("a list for a name behind a wildcard route counts for long prompts too", () => {
    const wildcard = { ...models, "openai/*": { upstream: { model: "openai/*" } } };
    const routing = {
      fallbacks: { "openai/gpt-4o": ["near"] },
      contextWindowFallbacks: { far: ["low"] },
    };
    expect(settings({ models: wildcard, routing }).context_window_fallbacks).toEqual([
      { far: ["low"] },
      { "openai/gpt-4o": ["near"] },
    ]);
  });

  test("no default fallback is of another kind: an embedding model is not answered for by a chat model", () => {
    const vectors = { mode: "embedding", upstream: { model: "openai/text-embedding-3-small" } };
    const routing = { defaultFallbacks: ["near"], aliases: { e: "vectors" } };
    const { config, plan } = evaluated({ models: { far, near, vectors }, routing });
    expect(routerSettings(config, plan)).toMatchObject({
      default_fallbacks: ["near"],
      fallbacks: [{ e: [] }, { vectors: [] }],
    });
    expect(plan.routes.map(({ model, fallbacks }) => [model, fallbacks])).toEqual([
      ["far", ["near"]],
      ["near", []],
      ["vectors", []],
    ]);
  });

  test("fallbacks for refused content are those that are written, and no more", () => {
    const routing = { fallbacks: { near: ["low"] }, contentPolicyFallbacks: { far: ["low", "near"] } };
    expect(settings({ models, routing }).content_policy_fallbacks).toEqual([{ far: ["low", "near"] }]);
  });

  test("S3-10: the retry policy has LiteLLM's names", () => {
    const retryPolicy = {
      badRequestErrorRetries: 1,
      authenticationErrorRetries: 2,
      timeoutErrorRetries: 3,
      rateLimitErrorRetries: 4,
      contentPolicyViolationErrorRetries: 5,
      internalServerErrorRetries: 0,
      serviceUnavailableErrorRetries: 6,
      notFoundErrorRetries: 7,
      defaultRetries: 8,
    };
    expect(settings(withFar({ routing: { retryPolicy } })).retry_policy).toEqual({
      BadRequestErrorRetries: 1,
      AuthenticationErrorRetries: 2,
      TimeoutErrorRetries: 3,
      RateLimitErrorRetries: 4,
      ContentPolicyViolationErrorRetries: 5,
      InternalServerErrorRetries: 0,
      ServiceUnavailableErrorRetries: 6,
      NotFoundErrorRetries: 7,
      DefaultRetries: 8,
    });
  });

  test.each([
    [true, ["session_affinity"], 3600],
    [{ by: "key", ttl: "90s" }, ["deployment_affinity"], 90],
  ])("affinity %j", (sessionAffinity, checks, seconds) => {
    expect(settings(withFar({ routing: { sessionAffinity } }))).toMatchObject({
      optional_pre_call_checks: checks,
      deployment_affinity_ttl_seconds: seconds,
    });
  });

  test("affinity stands beside enforced limits", () => {
    const input = { models: { far: { ...far, limits: { rpm: 9 } } }, routing: { sessionAffinity: true } };
    expect(settings(input).optional_pre_call_checks).toEqual([
      "enforce_model_rate_limits",
      "session_affinity",
    ]);
  });

  test.each([
    [true, true],
    [{ match: "all" }, false],
  ])("tag filtering %j", (tagFiltering, any) => {
    expect(settings({ models: { far: { ...far, tags: ["eu"] } }, routing: { tagFiltering } })).toMatchObject({
      enable_tag_filtering: true,
      tag_filtering_match_any: any,
    });
  });
});
