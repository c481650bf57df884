import { compileLitellm } from "../../../config/compile/litellm";
import { litellmTable, lookUpLitellmKey } from "../../../config/upstream/litellm";
import { evaluated, named } from "../fixtures/evaluated";
import { engine, far, withFar } from "../fixtures/fixture";
import { litellmKeys } from "../fixtures/litellm-keys";
import type { Compiled } from "../fixtures/litellm-keys";
import { rich } from "../fixtures/rich";

function compiled(input: unknown): Compiled {
  const { config, plan } = evaluated(input);
  return compileLitellm(config, plan) as Compiled; // the compiler promises only an object; the tests read its sections
}

const parametersOf = (input: unknown, model: string) =>
  compiled(input)
    .model_list.filter(({ model_name: name }) => name === model)
    .map(({ litellm_params: parameters }) => parameters as Record<string, unknown>);

describe("model_list", () => {
  test("an own engine: its address, its key, the model's limits, price and request parameters", () => {
    const list = compiled(rich).model_list;
    expect(named(list, ({ model_name: name }) => name === "big", "entry of big")).toEqual({
      model_name: "big",
      litellm_params: {
        model: "hosted_vllm/big",
        api_base: "http://shelf-vllm-big:8000/v1",
        api_key: "os.environ/oidc/file//run/secrets/ENGINE_KEY",
        timeout: 90,
        rpm: 90,
        tpm: 120_000,
        max_parallel_requests: 4,
        input_cost_per_token: 0.00000185185185185,
        output_cost_per_token: 0.00000185185185185,
        temperature: 0.3,
        max_tokens: 900,
        reasoning_effort: "low",
      },
      model_info: {
        id: "shelf-vllm-big",
        mode: "chat",
        max_input_tokens: 65_536,
        max_output_tokens: 65_536,
        health_check_timeout: 4,
      },
    });
  });

  test("a hosted model: an entry per key, the price per token, no background check", () => {
    const entries = compiled(rich).model_list.filter(({ model_name: name }) => name === "hosted");
    expect(entries).toHaveLength(2);
    expect(entries[1]).toEqual({
      model_name: "hosted",
      litellm_params: {
        model: "azure/gpt-4o",
        api_base: "https://api.example.net/v1",
        api_version: "2025-01-01",
        api_key: "os.environ/oidc/file//run/secrets/FAR_KEY_2",
        timeout: 90,
        rpm: 30,
        max_parallel_requests: 2,
        input_cost_per_token: 1e-7,
        output_cost_per_token: 4e-7,
        cache_read_input_token_cost: 5e-8,
        temperature: 0.3,
        top_p: 0.9,
        seed: 7,
        stop: ["END"],
      },
      model_info: {
        id: "hosted-far-key-2",
        mode: "chat",
        max_input_tokens: 100_000,
        max_output_tokens: 4096,
        disable_background_health_check: true,
      },
    });
  });

  test("each entry has its time limit: the router's own stands behind request_timeout", () => {
    const models = { far, quick: { ...far, timeout: "20s" } };
    const input = { models, routing: { timeout: "30s" } };
    const limits = ["far", "quick"].map((model) => parametersOf(input, model)[0]?.timeout);
    expect(limits).toEqual([30, 20]);
  });

  test("S2-08: a model's limits are split over its deployments, at least one each", () => {
    const limits = { rpm: 5, tpm: 301, maxParallelRequests: 2 };
    const model = { vllm: { source: "/w/a", replicas: 3 }, limits };
    expect(parametersOf({ models: { a: model } }, "a")).toHaveLength(3);
    for (const parameters of parametersOf({ models: { a: model } }, "a")) {
      expect(parameters).toMatchObject({ rpm: 1, tpm: 100, max_parallel_requests: 1 });
    }
  });

  test("without limits there is no rpm and no tpm: LiteLLM would make a concurrency cap of them", () => {
    const [parameters] = parametersOf(withFar({}), "far");
    expect(Object.keys(parameters ?? {})).toEqual(["model", "api_key", "timeout"]);
  });

  test("S2-25: an engine without a key gets none", () => {
    expect(parametersOf({ models: { a: { vllm: { source: "/w/a" } } } }, "a")[0]).not.toHaveProperty(
      "api_key",
    );
  });

  test("omit sends no reasoning effort, none sends the word", () => {
    const effort = (reasoningEffort: string) =>
      parametersOf({ models: { far: { ...far, request: { reasoningEffort } } } }, "far")[0]?.reasoning_effort;
    expect(effort("omit")).toBeUndefined();
    expect(effort("none")).toBe("none");
  });
});

describe("router_settings", () => {
  test("says everything that the config says", () => {
    expect(compiled(rich).router_settings).toEqual({
      routing_strategy: "least-busy",
      num_retries: 1,
      timeout: 200,
      stream_timeout: 40,
      cooldown_time: 45,
      allowed_fails: 2,
      enable_weighted_failover: true,
      enable_pre_call_checks: false,
      optional_pre_call_checks: ["enforce_model_rate_limits"],
      fallbacks: [{ big: ["small", "hosted"] }, { small: ["hosted"] }],
      model_group_alias: { deep: "big", fast: "small" },
    });
  });

  test("D3: defaults are tuned for fast failover, without lists of nothing", () => {
    expect(compiled(withFar({})).router_settings).toEqual({
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

  test("S2-11: fallbacks are a list of one-key objects", () => {
    const { fallbacks } = compiled(rich).router_settings as { fallbacks: object[] };
    expect(fallbacks.map((entry) => Object.keys(entry))).toEqual([["big"], ["small"]]);
  });

  test("three forgiven failures are said as a policy: LiteLLM reads 3 as not set", () => {
    const settings = compiled(withFar({ routing: { cooldown: { afterFailures: 3 } } })).router_settings;
    expect(settings).not.toHaveProperty("allowed_fails");
    expect(settings.allowed_fails_policy).toEqual({
      BadGatewayErrorAllowedFails: 3,
      ServiceUnavailableErrorAllowedFails: 3,
      InternalServerErrorAllowedFails: 3,
      TimeoutErrorAllowedFails: 3,
      RateLimitErrorAllowedFails: 3,
      AuthenticationErrorAllowedFails: 3,
    });
  });

  test.each([0, 1, 2, 4])("%i forgiven failures are a plain number", (afterFailures) => {
    const settings = compiled(withFar({ routing: { cooldown: { afterFailures } } })).router_settings;
    expect(settings.allowed_fails).toBe(afterFailures);
    expect(settings).not.toHaveProperty("allowed_fails_policy");
  });

  test.each(["rpm", "tpm"])("S2-08: %s of one model is enforced for all", (limit) => {
    const models = { far: { ...far, limits: { [limit]: 100 } } };
    expect(compiled({ models }).router_settings.optional_pre_call_checks).toEqual([
      "enforce_model_rate_limits",
    ]);
  });

  test.each([
    "simple-shuffle",
    "least-busy",
    "latency-based-routing",
    "cost-based-routing",
    "usage-based-routing-v2",
  ])("S2-09: %s compiles", (strategy) => {
    expect(compiled(withFar({ routing: { strategy } })).router_settings.routing_strategy).toBe(strategy);
  });
});

describe("litellm_settings", () => {
  const redis = {
    type: "redis",
    host: "vllm-litellm-redis",
    port: 6379,
    password: "os.environ/oidc/file//run/secrets/REDIS_PASSWORD",
    socket_timeout: 0.3,
    socket_connect_timeout: 0.3,
  };

  test("says everything that the config says", () => {
    expect(compiled(rich).litellm_settings).toEqual({
      drop_params: false,
      request_timeout: 240,
      json_logs: false,
      callbacks: ["prometheus"],
      require_auth_for_metrics_endpoint: true,
      cache: true,
      cache_params: {
        ...redis,
        host: "shelf-store",
        ttl: 420,
        namespace: "shelf",
        supported_call_types: ["acompletion"],
      },
    });
  });

  test("S2-24: without a lifetime Redis shares limits and caches nothing", () => {
    expect(compiled(withFar({})).litellm_settings.cache_params).toEqual({
      ...redis,
      supported_call_types: [],
    });
  });

  test("S2-13: with a lifetime calls are cached", () => {
    const { cache_params: parameters } = compiled(withFar({ cache: { ttl: "90s" } })).litellm_settings;
    expect(parameters).toEqual({
      ...redis,
      ttl: 90,
      supported_call_types: ["acompletion", "atext_completion", "aembedding"],
    });
  });

  test("a local cache needs no Redis, and none is none", () => {
    const { cache_params: parameters } = compiled(
      withFar({ cache: { type: "local", ttl: "90s" } }),
    ).litellm_settings;
    expect(parameters).toMatchObject({ type: "local", ttl: 90 });
    expect(Object.keys(parameters ?? {})).toEqual(["type", "ttl", "supported_call_types"]);
    const off = compiled(withFar({ cache: { type: "none" } })).litellm_settings;
    expect(off).not.toHaveProperty("cache");
    expect(off).not.toHaveProperty("cache_params");
  });

  test.each([
    [{}, true],
    [{ publicMetrics: true }, false],
    [{ masterKey: "none" }, false],
  ])("with proxy %j metrics want a key: %s", (proxy, expected) => {
    expect(compiled(withFar({ proxy })).litellm_settings.require_auth_for_metrics_endpoint).toBe(expected);
  });
});

describe("general_settings", () => {
  const always = {
    store_model_in_db: false,
    trusted_proxy_ranges: [],
    always_include_stream_usage: true,
    cancel_on_disconnect: true,
  };
  const settings = (input: unknown) => compiled(input).general_settings;

  test("says everything that the config says", () => {
    expect(settings(rich)).toEqual({
      master_key: "os.environ/oidc/file//run/secrets/SHELF_MASTER",
      ...always,
      database_connection_pool_limit: 4,
      background_health_checks: true,
      health_check_interval: 20,
      enable_health_check_routing: true,
    });
  });

  test("masterKey: none is said in LiteLLM's own words", () => {
    expect(settings(withFar({ proxy: { masterKey: "none" } }))).toEqual({
      dangerously_permit_weak_or_unset_master_key: true,
      ...always,
      database_connection_pool_limit: 10,
    });
  });

  test("S2-26: without a database there is no pool", () => {
    expect(settings(withFar({ database: { type: "none" } }))).not.toHaveProperty(
      "database_connection_pool_limit",
    );
  });

  test("hosted models alone are never checked in the background, and own ones not when told so", () => {
    expect(settings(withFar({}))).not.toHaveProperty("background_health_checks");
    const off = { ...engine({ source: "/w/a", fit: "off" }), routing: { healthChecks: false } };
    expect(settings(off)).not.toHaveProperty("background_health_checks");
    expect(compiled(off).model_list[0]?.model_info).not.toHaveProperty("health_check_timeout");
  });
});

test("an adapter has the price and the limits of its model", () => {
  const input = {
    host: { preset: "dgx-h100" },
    models: {
      shelf: {
        vllm: { preset: "gpt-oss-20b", lora: { adapters: { sql: "shelf/sql" } } },
        limits: { rpm: 60 },
        request: { temperature: 0.3 },
      },
    },
  };
  const [own] = parametersOf(input, "shelf");
  const [adapter] = parametersOf(input, "sql");
  expect(own).toMatchObject({ model: "hosted_vllm/shelf", rpm: 60, temperature: 0.3 });
  expect(adapter).toEqual({ ...own, model: "hosted_vllm/sql" });
});

describe("D2: every emitted key is one that LiteLLM 1.106.2 reads", () => {
  const table = litellmTable("1.106.2");
  if (!table) throw new Error("no table");
  const full = withFar({ routing: { cooldown: { afterFailures: 3 } }, cache: { type: "local", ttl: "1m" } });

  test.each([
    ["the rich fixture", rich],
    ["the smallest config", withFar({})],
    ["a policy and a local cache", full],
    [
      "no key, no cache, no database",
      withFar({ proxy: { masterKey: "none" }, cache: { type: "none" }, database: { type: "none" } }),
    ],
    ["one engine", engine({ preset: "gpt-oss-20b" })],
  ])("%s", (_, input) => {
    const { emitted, unread } = litellmKeys(compiled(input));
    expect(emitted).toBeGreaterThan(20);
    expect(unread).toEqual([]);
  });

  test("so is every value from a list of legal ones, and every key inside an object", () => {
    const { router_settings: router } = compiled(full);
    const policy = lookUpLitellmKey(table, "router_settings", "allowed_fails_policy");
    const known = policy.status === "read" ? (policy.objectKeys ?? []) : [];
    expect(known).toEqual(expect.arrayContaining(Object.keys(router.allowed_fails_policy as object)));
    const checks = lookUpLitellmKey(table, "router_settings", "optional_pre_call_checks");
    expect(checks.status === "read" ? checks.choices : []).toContain("enforce_model_rate_limits");
    const calls = lookUpLitellmKey(table, "cache_params", "supported_call_types");
    const { cache_params: parameters } = compiled(withFar({ cache: { ttl: "1m" } })).litellm_settings;
    expect(calls.status === "read" ? calls.choices : []).toEqual(
      expect.arrayContaining(parameters?.supported_call_types as string[]),
    );
  });
});
