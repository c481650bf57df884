import { routeOf } from "../fixtures/evaluated";
import { engine } from "../fixtures/fixture";
import { rich } from "../fixtures/rich";

const upstream = { model: "groq/far", apiKeys: ["B_KEY", "A_KEY", "B_KEY"] };

const equal = { weight: null, order: null };
const noOthers = { contextWindowFallbacks: [], contentPolicyFallbacks: [] };

describe("routes", () => {
  test("S2-10: replicas are deployments of one model name, on port 8000 of their containers", () => {
    expect(routeOf(rich, "small")).toEqual({
      model: "small",
      members: [],
      aliases: ["fast"],
      deployments: [
        {
          ...equal,
          name: "small",
          id: "shelf-vllm-small",
          model: "hosted_vllm/small",
          apiBase: "http://shelf-vllm-small:8000/v1",
          apiVersion: null,
          apiKey: "ENGINE_KEY",
          workload: "shelf-vllm-small",
        },
        {
          ...equal,
          name: "small",
          id: "shelf-vllm-small-2",
          model: "hosted_vllm/small",
          apiBase: "http://shelf-vllm-small-2:8000/v1",
          apiVersion: null,
          apiKey: "ENGINE_KEY",
          workload: "shelf-vllm-small-2",
        },
      ],
      fallbacks: ["hosted"],
      ...noOthers,
      maxInputTokens: 131_072,
      maxOutputTokens: 131_072,
    });
  });

  test("several keys are several deployments of one model name", () => {
    const deployment = {
      ...equal,
      name: "hosted",
      model: "azure/gpt-4o",
      apiBase: "https://api.example.net/v1",
      apiVersion: "2025-01-01",
      workload: null,
    };
    expect(routeOf(rich, "hosted")).toEqual({
      model: "hosted",
      members: [],
      aliases: [],
      deployments: [
        { ...deployment, id: "hosted-far-key", apiKey: "FAR_KEY" },
        { ...deployment, id: "hosted-far-key-2", apiKey: "FAR_KEY_2" },
      ],
      fallbacks: [],
      ...noOthers,
      maxInputTokens: 100_000,
      maxOutputTokens: 4096,
    });
  });

  test("an adapter is a name of its own behind the engines of its model", () => {
    const lora = { adapters: { sql: "shelf/sql" } };
    const input = {
      ...engine({ preset: "gpt-oss-20b", replicas: 2, lora }),
      routing: { fallbacks: { sql: ["shelf"] }, aliases: { queries: "sql" } },
    };
    const deployment = (workload: string) => ({
      ...equal,
      name: "sql",
      id: `${workload}:sql`,
      model: "hosted_vllm/sql",
      apiBase: `http://${workload}:8000/v1`,
      apiVersion: null,
      apiKey: null,
      workload,
    });
    expect(routeOf(input, "sql")).toEqual({
      model: "sql",
      members: [],
      aliases: ["queries"],
      deployments: [deployment("vllm-shelf"), deployment("vllm-shelf-2")],
      fallbacks: ["shelf"],
      ...noOthers,
      maxInputTokens: 131_072,
      maxOutputTokens: 131_072,
    });
  });

  test("a key named twice is one deployment", () => {
    expect(routeOf({ models: { far: { upstream } } }, "far").deployments.map(({ id }) => id)).toEqual([
      "far-a-key",
      "far-b-key",
    ]);
  });

  test("the order of the keys changes nothing", () => {
    const turned = { ...upstream, apiKeys: upstream.apiKeys.toReversed() };
    expect(routeOf({ models: { far: { upstream: turned } } }, "far")).toEqual(
      routeOf({ models: { far: { upstream } } }, "far"),
    );
  });

  test("an upstream without a key is one deployment, named like the model", () => {
    const { deployments, maxInputTokens } = routeOf(
      { models: { "Far.1": { upstream: { model: "ollama_chat/far", apiBase: "http://shelf:11434" } } } },
      "Far.1",
    );
    expect(deployments.map(({ id, apiKey }) => [id, apiKey])).toEqual([["far-1", null]]);
    expect(maxInputTokens).toBeNull();
  });

  test("fallbacks keep their order", () => {
    expect(routeOf(rich, "big").fallbacks).toEqual(["small", "hosted"]);
  });

  test("a model may have the name of anything that objects have", () => {
    expect(routeOf({ models: { constructor: { upstream } } }, "constructor").fallbacks).toEqual([]);
  });

  test("the context window of the config wins over the engine's", () => {
    const models = {
      near: { vllm: { source: "/w/near", maxModelLen: 512 }, contextWindow: { output: 99 } },
    };
    expect(routeOf({ models }, "near")).toMatchObject({ maxInputTokens: 512, maxOutputTokens: 99 });
  });

  test("default fallbacks answer for every model without its own, and none for itself", () => {
    const models = {
      far: { upstream },
      near: { upstream: { model: "groq/near" } },
      low: { upstream: { model: "groq/low" } },
    };
    const routing = { fallbacks: { far: ["low"] }, defaultFallbacks: ["near", "low"] };
    const fallbacks = ["far", "near", "low"].map((name) => routeOf({ models, routing }, name).fallbacks);
    expect(fallbacks).toEqual([["low"], ["low"], ["near"]]);
  });

  test("fallbacks for single causes stand beside the usual ones", () => {
    const models = { far: { upstream }, near: { upstream: { model: "groq/near" } } };
    const routing = { contextWindowFallbacks: { far: ["near"] }, contentPolicyFallbacks: { near: ["far"] } };
    expect(routeOf({ models, routing }, "far")).toMatchObject({
      fallbacks: [],
      contextWindowFallbacks: ["near"],
      contentPolicyFallbacks: [],
    });
    expect(routeOf({ models, routing }, "near").contentPolicyFallbacks).toEqual(["far"]);
  });
});
