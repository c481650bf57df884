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

const infoOf = (input: unknown, model: string) =>
  compiled(input)
    .model_list.filter(({ model_name: name }) => name === model)
    .map(({ model_info: info }) => info as Record<string, unknown>);

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
        cache_read_input_token_cost: 0.00000185185185185,
        cache_creation_input_token_cost: 0.00000185185185185,
        temperature: 0.3,
        max_tokens: 900,
        reasoning_effort: "low",
      },
      model_info: {
        id: "shelf-vllm-big",
        mode: "chat",
        max_input_tokens: 65_536,
        max_output_tokens: 65_536,
        supports_function_calling: true,
        supports_reasoning: true,
        allowed_fails_policy: { RateLimitErrorAllowedFails: 1_000_000 },
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
        cache_creation_input_token_cost: 1e-7,
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
        allowed_fails_policy: { RateLimitErrorAllowedFails: 1_000_000 },
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

  test("S2-08: a model's limits are split over its deployments, and the parts add up to them", () => {
    const limits = { rpm: 5, tpm: 301, maxParallelRequests: 4 };
    const model = { vllm: { source: "/w/a", replicas: 3 }, limits };
    const parts = parametersOf({ models: { a: model } }, "a").map((one) => [
      one.rpm,
      one.tpm,
      one.max_parallel_requests,
    ]);
    expect(parts).toEqual([
      [2, 101, 2],
      [2, 100, 1],
      [1, 100, 1],
    ]);
  });

  test("S2-08: requests in flight are split over the proxies too, which count alone: one each at least", () => {
    const model = { vllm: { source: "/w/a", replicas: 2 }, limits: { maxParallelRequests: 5 } };
    const of = (replicas: number) =>
      parametersOf({ models: { a: model }, proxy: { replicas } }, "a").map(
        (one) => one.max_parallel_requests,
      );
    expect([of(1), of(2), of(8)]).toEqual([
      [3, 2],
      [1, 1],
      [1, 1],
    ]);
  });

  test("without limits there is no rpm and no tpm: LiteLLM would make a concurrency cap of them", () => {
    const [parameters] = parametersOf(withFar({}), "far");
    expect(Object.keys(parameters ?? {})).toEqual(["model", "api_key", "timeout"]);
  });

  test.each([
    ["one deployment and no fallback never rests", {}, [0]],
    ["one deployment with a fallback rests", { routing: { fallbacks: { far: ["near"] } } }, [undefined]],
  ])("%s", (_, more, expected) => {
    const models = { far, near: { upstream: { model: "groq/near" } } };
    expect(infoOf({ models, ...more }, "far").map((one) => one.allowed_fails)).toEqual(expected);
  });

  test("default fallbacks let all rest but the one that they end with", () => {
    const models = { far, near: { upstream: { model: "groq/near" } } };
    const input = { models, routing: { defaultFallbacks: ["near"] } };
    const times = ["far", "near"].map((model) => infoOf(input, model)[0]?.allowed_fails);
    expect(times).toEqual([undefined, 0]);
  });

  test.each([
    ["openai/gpt-4o", undefined],
    ["far", 0],
  ])("a wildcard rests when a name under it has fallbacks: %s", (source, expected) => {
    const models = { far, "openai/*": { upstream: { model: "openai/*" } } };
    const input = { models, routing: { fallbacks: { [source]: ["openai/gpt-4o-mini"] } } };
    expect(infoOf(input, "openai/*")[0]?.allowed_fails).toBe(expected);
  });

  test("members of a group rest, the only one of a group does not", () => {
    const models = { far, near: { upstream: { model: "groq/near" } } };
    const groups = { both: [{ model: "far" }, { model: "near" }], one: [{ model: "far" }] };
    const times = ["both", "one"].map((name) =>
      infoOf({ models, routing: { groups } }, name).map((one) => one.allowed_fails),
    );
    expect(times).toEqual([[undefined, undefined], [0]]);
  });

  test("several deployments rest", () => {
    const models = { a: { vllm: { source: "/w/a", replicas: 2 } } };
    expect(infoOf({ models }, "a").map((one) => one.allowed_fails)).toEqual([undefined, undefined]);
  });

  test("S2-25: an engine with a key demands it, and LiteLLM sends that engine's own", () => {
    const models = {
      a: { vllm: { source: "/w/a", apiKey: "A_KEY" } },
      b: { vllm: { source: "/w/b", apiKey: "B_KEY" } },
    };
    const { plan } = evaluated({ models });
    for (const [model, key] of [
      ["a", "A_KEY"],
      ["b", "B_KEY"],
    ] as const) {
      expect(parametersOf({ models }, model)[0]?.api_key).toBe(`os.environ/oidc/file//run/secrets/${key}`);
      expect(plan.workloads.find((workload) => workload.model === model)?.secrets).toEqual([
        { name: key, file: key, form: "plain", variable: "VLLM_API_KEY" },
      ]);
    }
  });

  test("S2-25: nobody sends a word that only looks like a key", () => {
    const { artefacts } = evaluated({ models: { far, a: { vllm: { source: "/w/a" } } } });
    expect(artefacts.litellm).not.toContain("not-used");
  });

  test("S2-25: an engine without a key gets none", () => {
    expect(parametersOf({ models: { a: { vllm: { source: "/w/a" } } } }, "a")[0]).not.toHaveProperty(
      "api_key",
    );
  });
});

describe("litellm_settings", () => {
  const redis = {
    type: "redis",
    url: "os.environ/oidc/file//run/secrets/REDIS_PASSWORD.url",
    socket_timeout: 0.3,
    socket_connect_timeout: 0.3,
  };

  test("says everything that the config says", () => {
    expect(compiled(rich).litellm_settings).toEqual({
      drop_params: false,
      request_timeout: 240,
      json_logs: false,
      callbacks: ["prometheus", "gateway_answers.unavailable", "request_log.records"],
      require_auth_for_metrics_endpoint: true,
      cache: true,
      cache_params: {
        ...redis,
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

  test("hosted models that are named are checked, others are not", () => {
    const models = { far, near: { upstream: { model: "groq/near" } } };
    const input = { models, routing: { healthChecks: { timeout: "4s", upstreams: ["near"] } } };
    expect(settings(input)).toMatchObject({
      background_health_checks: true,
      enable_health_check_routing: true,
    });
    expect(compiled(input).model_list.map((one) => one.model_info)).toEqual([
      expect.objectContaining({ id: "far-far-key", disable_background_health_check: true }),
      { id: "near-groq-api-key", mode: "chat", allowed_fails: 0, health_check_timeout: 4 },
    ]);
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
