import fc from "fast-check";
import { evaluateInput, gatewayFromEnvironment } from "../../../config";
import { retiredNames } from "../../../config/environment";
import { variableFixtures } from "../fixtures/variable";

const read = (values: Readonly<Record<string, string>>) =>
  gatewayFromEnvironment(new Map(Object.entries(values)));

test("S0-01 S0-02 S0-03: models by key, with defaults for all", () => {
  const { input, findings, origins } = read({
    PROXY_MODEL_KEYS: "gpt5, deepseek",
    MODEL_GPT5_ALIAS: "gpt-5",
    MODEL_GPT5_UPSTREAM_MODEL: "gpt-5",
    MODEL_GPT5_REASONING_EFFORT: "high",
    MODEL_DEEPSEEK_UPSTREAM_MODEL: "deepseek/deepseek-chat",
    MODEL_DEEPSEEK_API_BASE: "https://models.example.net/v1",
    OPENAI_API_KEY: "sk-value-that-stays-away",
  });
  expect(findings).toEqual([]);
  expect(input).toEqual({
    models: {
      "gpt-5": { upstream: { model: "openai/gpt-5" }, request: { reasoningEffort: "high" } },
      deepseek: { upstream: { model: "deepseek/deepseek-chat", apiBase: "https://models.example.net/v1" } },
    },
    defaults: {
      upstream: { apiBase: "https://api.openai.com/v1", apiKeys: ["OPENAI_API_KEY"] },
      request: { reasoningEffort: "medium" },
    },
  });
  expect([...origins].map(([path, origin]) => `${path.join(".")} ${origin}`)).toEqual([
    "models.gpt-5.upstream.model MODEL_GPT5_UPSTREAM_MODEL",
    "models.gpt-5.request.reasoningEffort MODEL_GPT5_REASONING_EFFORT",
    "models.deepseek.upstream.model MODEL_DEEPSEEK_UPSTREAM_MODEL",
    "models.deepseek.upstream.apiBase MODEL_DEEPSEEK_API_BASE",
    "defaults.upstream.apiBase default",
    "defaults.upstream.apiKeys OPENAI_API_KEY",
    "defaults.request.reasoningEffort default",
  ]);
  expect(evaluateInput(input).findings).toEqual([]);
});

test.each([
  [
    "S0-05: none leaves the effort out",
    { REASONING_EFFORT: "none" },
    { defaults: { request: { reasoningEffort: "omit" } } },
  ],
  [
    "S0-04: LiteLLM's order of base URLs",
    { OPENAI_API_BASE: "https://a.example/v1" },
    { defaults: { upstream: { apiBase: "https://a.example/v1" } } },
  ],
])("%s", (_, values, expected) => {
  expect(read({ PROXY_MODEL_KEYS: "lamp", ...values }).input).toMatchObject(expected);
});

test.each([
  [
    "the usual ports say nothing",
    { PORT: "4000", LITELLM_REDIS_PORT: "6379", LITELLM_POSTGRES_PORT: "5432" },
    {},
  ],
  [
    "S2-04: other ports",
    { LITELLM_PORT: "8080", LITELLM_REDIS_PORT: "6380" },
    { proxy: { port: 8080 }, cache: { publish: { port: 6380 } } },
  ],
  ["S2-04: the log level", { LITELLM_LOG: "DEBUG" }, { proxy: { logLevel: "debug" } }],
  [
    "S4-10: the UI's older names",
    { LITELLM_UI_USER: "ops", LITELLM_UI_PASSWORD: "x" },
    { proxy: { ui: { user: "ops", password: "LITELLM_UI_PASSWORD" } } },
  ],
  [
    "S3-01: somebody else's Redis",
    { REDIS_HOST: "cache.example.net", REDIS_PORT: "6390", REDIS_PASSWORD: "x" },
    { cache: { redis: { host: "cache.example.net", port: 6390, password: "REDIS_PASSWORD" } } },
  ],
  [
    "S3-01: somebody else's Postgres",
    { DATABASE_URL: "postgresql://u:p@db.example.net/x" },
    { database: { type: "external", url: "DATABASE_URL" } },
  ],
  [
    "S1-16: Langfuse",
    { LANGFUSE_PUBLIC_KEY: "p", LANGFUSE_SECRET_KEY: "s", LANGFUSE_HOST: "http://l:3000" },
    {
      telemetry: {
        langfuse: {
          publicKey: "LANGFUSE_PUBLIC_KEY",
          secretKey: "LANGFUSE_SECRET_KEY",
          host: "http://l:3000",
        },
      },
    },
  ],
  ["Langfuse without values", { LANGFUSE_PUBLIC_KEY: "", LANGFUSE_SECRET_KEY: "" }, {}],
  ["the hub's token", { HF_TOKEN: "hf" }, { huggingFace: { token: "HF_TOKEN" } }],
  [
    "secrets that a config needs no word for",
    { LITELLM_MASTER_KEY: "x", LITELLM_SALT_KEY: "y", COHERE_API_KEY: "z" },
    {},
  ],
  ["names of others", { HOME: "/root", constructor: "x", __proto__x: "y" }, {}],
])("%s", (_, values, expected) => {
  expect(read(values)).toMatchObject({ findings: [] });
  expect(read(values).input).toEqual(expected);
});

test("own Redis and Postgres are no outside ones", () => {
  const values = new Map([
    ["REDIS_HOST", "redis"],
    ["DATABASE_URL", "postgresql://u:p@litellm-db:5432/x"],
  ]);
  expect(gatewayFromEnvironment(values, { ownHosts: new Set(["redis", "litellm-db"]) }).input).toEqual({});
});

test.each(variableFixtures)("reports $name", ({ values, findings }) => {
  expect(read(values).findings).toEqual(findings);
});

test("S0-10: every retired name has a fixture", () => {
  const named = variableFixtures
    .flatMap(({ findings }) => findings)
    .filter(({ code }) => code === "VARIABLE.RETIRED");
  expect(named.map(({ path }) => path)).toEqual(Object.keys(retiredNames));
});

test("no value of a secret gets into the config", () => {
  const value = fc.string({ minLength: 8 }).map((text) => `secret-${text}`);
  const isHidden = fc.property(value, (secret) => {
    const { input, findings } = read({
      PROXY_MODEL_KEYS: "lamp",
      OPENAI_API_KEY: secret,
      LITELLM_MASTER_KEY: secret,
      LITELLM_UI_PASSWORD: secret,
      REDIS_HOST: "far.example.net",
      REDIS_PASSWORD: secret,
      DATABASE_URL: secret,
      HF_TOKEN: secret,
    });
    return !JSON.stringify([input, findings]).includes("secret-");
  });
  expect(fc.check(isHidden).counterexample).toBeNull();
});

test("any model name may be used, also that of a member of every object", () => {
  const { input } = read({
    PROXY_MODEL_KEYS: "a,b",
    MODEL_A_ALIAS: "__proto__",
    MODEL_B_ALIAS: "constructor",
  });
  expect(Object.keys((input as { models: object }).models)).toEqual(["__proto__", "constructor"]);
  expect(Object.keys({})).toEqual([]);
});
