/** Hosted models as they are resolved: prefixes, presets, defaults, keys. */
import type { ModelConfig } from "../../../config";
import { evaluated, named } from "../fixtures/evaluated";

const modelOf = (input: unknown, name = "far"): ModelConfig =>
  named(evaluated(input).config.models, (model) => model.name === name, name);
const resolved = (upstream: object, rest: object = {}) => modelOf({ models: { far: { upstream } }, ...rest });

describe("the model", () => {
  test("S0-32: without a prefix, at an address: OpenAI's API", () => {
    const upstream = { model: "gpt-5", apiBase: "https://far.example.net/v1", apiKeys: ["FAR_KEY"] };
    expect(resolved(upstream).upstream?.model).toBe("openai/gpt-5");
  });

  test("S4-04: a public name with a slash stays as it is, and makes safe ids", () => {
    const models = {
      "openrouter/claude-opus": { upstream: { model: "openrouter/anthropic/claude-opus-5" } },
    };
    const { plan } = evaluated({ models });
    expect(plan.routes.map(({ model, deployments }) => [model, deployments[0]?.id])).toEqual([
      ["openrouter/claude-opus", "openrouter-claude-opus-openrouter-api-key"],
    ]);
  });
});

describe("presets", () => {
  test("S0-33: GPT-5 is asked with high effort, DeepSeek v3.2 with medium, and parameters that do not fit are dropped", () => {
    const models = { a: { upstream: { preset: "gpt-5" } }, b: { upstream: { preset: "deepseek-v3.2" } } };
    const { config, artefacts } = evaluated({ models });
    expect(config.models.map(({ request }) => request)).toEqual([
      { reasoningEffort: "high" },
      { reasoningEffort: "medium" },
    ]);
    expect(artefacts.litellm).toContain("drop_params: true");
  });

  test("S0-33: overrides win, those of the file's defaults too", () => {
    const upstream = { preset: "gpt-5" };
    const own = { upstream, request: { reasoningEffort: "low" }, contextWindow: { input: 9000 } };
    const { request, contextWindow } = modelOf({ models: { far: own } });
    expect([request, contextWindow]).toEqual([{ reasoningEffort: "low" }, { input: 9000, output: 128_000 }]);
    const defaults = { request: { reasoningEffort: "medium" } };
    expect(resolved(upstream, { defaults }).request).toEqual({ reasoningEffort: "medium" });
  });

  test("a preset beside a model says what it is, the model where it is served", () => {
    const { upstream, request, mode, capabilities } = resolved({
      preset: "gpt-5",
      model: "azure/office",
      apiBase: "https://office.example.net",
      apiVersion: "2025-04-01-preview",
    });
    expect(upstream?.model).toBe("azure/office");
    expect([request, mode]).toEqual([{ reasoningEffort: "high" }, "chat"]);
    expect(capabilities).toEqual({ vision: true, tools: true, reasoning: true });
  });

  test("a preset for one thing is that thing", () => {
    expect(resolved({ preset: "voyage-4" }).mode).toBe("embedding");
  });
});

describe("keys", () => {
  test("the provider's usual one, at its own address", () => {
    expect(resolved({ model: "anthropic/claude-opus-5" }).upstream?.apiKeys).toEqual(["ANTHROPIC_API_KEY"]);
  });

  test("those of the file's defaults come first", () => {
    const defaults = { upstream: { apiKeys: ["SHARED_KEY"] } };
    expect(resolved({ model: "groq/x" }, { defaults }).upstream?.apiKeys).toEqual(["SHARED_KEY"]);
  });

  test("none where the proxy has it in its environment, or credentials are given", () => {
    const proxy = { secretEnv: { OPENAI_API_KEY: "FAR_KEY" } };
    expect(resolved({ model: "openai/gpt-4o" }, { proxy }).upstream?.apiKeys).toEqual([]);
    const azure = { apiBase: "https://x.example.net", apiVersion: "2024-10-21" };
    const credentials = { tenantId: "t", clientId: "c", clientSecret: "AZURE_CLIENT_SECRET" };
    expect(resolved({ model: "azure/x", ...azure, credentials }).upstream?.apiKeys).toEqual([]);
  });

  test("S4-03: several are several deployments; one of them may be missing", () => {
    const upstream = { model: "openai/x", apiKeys: ["A_KEY", { name: "B_KEY", optional: true }] };
    expect(resolved(upstream).upstream).toMatchObject({
      apiKeys: ["A_KEY", "B_KEY"],
      optionalKeys: ["B_KEY"],
    });
  });
});

describe("request parameters of the file's defaults", () => {
  const defaults = { request: { temperature: 0.2, reasoningEffort: "low", dimensions: 256 } };
  const request = (model: object) => modelOf({ defaults, models: { far: model } }).request;

  test.each([
    ["chat", { upstream: { model: "groq/x" } }, { temperature: 0.2, reasoningEffort: "low" }],
    ["a model that does not reason", { upstream: { model: "openai/gpt-4o" } }, { temperature: 0.2 }],
    ["embedding", { mode: "embedding", upstream: { model: "voyage/x" } }, { dimensions: 256 }],
    ["rerank", { mode: "rerank", upstream: { model: "cohere/x" } }, {}],
    [
      "audio_transcription",
      { mode: "audio_transcription", upstream: { model: "groq/whisper-large-v3" } },
      { temperature: 0.2 },
    ],
  ])("S0-03: %s gets those that it takes", (_, model, expected) => {
    expect(request(model)).toEqual(expected);
  });
});

describe("what a model can do", () => {
  test("an engine with a parser for it does it; a word of its own wins", () => {
    const host = { preset: "dgx-h100" };
    const engine = (vllm: object, capabilities?: object) =>
      modelOf({ host, models: { far: { vllm, ...(capabilities && { capabilities }) } } }).capabilities;
    expect(engine({ preset: "gpt-oss-20b" })).toEqual({ tools: true, reasoning: true });
    expect(engine({ preset: "gpt-oss-20b" }, { tools: false, vision: true })).toEqual({
      tools: false,
      reasoning: true,
      vision: true,
    });
    expect(engine({ source: "/srv/own", fit: "off" })).toEqual({});
  });
});
