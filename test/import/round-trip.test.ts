/** Import → compile gives what the source system meant: its groups, parameters and settings, corrected. */
import { parseGateway, planGateway } from "../../config";
import { compileLitellm } from "../../config/compile/litellm";
import { imported } from "./fixtures";
import type { System } from "./fixtures";

interface Entry {
  readonly model_name: string;
  readonly litellm_params: Readonly<Record<string, unknown>>;
}

interface Proxy {
  readonly model_list: readonly Entry[];
  readonly router_settings: Readonly<Record<string, unknown>>;
  readonly litellm_settings: Readonly<Record<string, unknown>>;
  readonly general_settings: Readonly<Record<string, unknown>>;
}

/** What the toolkit adds to every deployment. */
const added = new Set(["timeout", "cooldown_time", "max_parallel_requests"]);

function compiled(system: System): Proxy {
  // Keys that the schema does not have yet are left out; the golden files hold them.
  const { config } = parseGateway(imported(system).input);
  const plan = config && planGateway(config).plan;
  if (!config || !plan) throw new Error("no plan");
  return compileLitellm(config, plan) as Proxy; // the compiler's own form
}

/** Entries as the source files write them: secrets by name, without what the toolkit adds. */
function groups(system: System): readonly (readonly [string, object])[] {
  return compiled(system).model_list.map(({ model_name: name, litellm_params: params }) => {
    const own = Object.entries(params).filter(([key]) => !added.has(key));
    const named = own.map(([key, value]) => [key, nameOf(value)] as const);
    return [name, Object.fromEntries(named)] as const;
  });
}

function nameOf(value: unknown): unknown {
  return typeof value === "string"
    ? value.replace(/^os\.environ\/oidc\/file\/\/run\/secrets\//, "os.environ/")
    : value;
}

function router(system: System, ...keys: readonly string[]): object {
  const settings = compiled(system).router_settings;
  return Object.fromEntries(keys.map((key) => [key, settings[key]]));
}

const openai = { api_base: "https://api.openai.com/v1", api_key: "os.environ/OPENAI_API_KEY" };

test("S0-01 S0-04 S0-05 S0-32: the launcher's models, from its file, its flags and its variables", () => {
  expect(groups("s0")).toEqual([
    [
      "deepseek-v3.2",
      {
        model: "openai/deepseek-v3.2",
        ...openai,
        api_base: "https://models.example.net/v1",
        reasoning_effort: "medium",
      },
    ],
    ["gpt-5", { model: "openai/gpt-5", ...openai, reasoning_effort: "medium" }],
    ["gpt-5-high-reasoning", { model: "openai/gpt-5", ...openai, reasoning_effort: "high" }],
    ["qwen-30b", { model: "hosted_vllm/qwen-30b", api_base: "http://vllm-qwen-30b:8000/v1" }],
  ]);
  expect(compiled("s0")).toMatchObject({
    litellm_settings: { drop_params: true },
    general_settings: { master_key: "os.environ/oidc/file//run/secrets/LITELLM_MASTER_KEY" },
  });
  expect(JSON.stringify(compiled("s0"))).not.toMatch(/set_verbose|sk-local-master/);
});

test("S1-04 S1-11 S1-12 S1-39: request defaults, fallbacks of declared models, an alias over two groups", () => {
  expect(groups("s1")).toEqual([
    [
      "claude-3-5-sonnet",
      {
        model: "anthropic/claude-3-5-sonnet-latest",
        api_key: "os.environ/ANTHROPIC_API_KEY",
        max_tokens: 4096,
      },
    ],
    ["gpt-4o", { model: "openai/gpt-4o", api_key: "os.environ/OPENAI_API_KEY", max_tokens: 4096 }],
  ]);
  expect(router("s1", "num_retries", "fallbacks", "model_group_alias")).toEqual({
    num_retries: 3,
    fallbacks: [{ "gpt-4o": ["claude-3-5-sonnet"] }],
    model_group_alias: { "smart-model": "gpt-4o" },
  });
});

test("S2-01 S2-08 S2-11 S2-13 S2-14: own engines, one name for two models as a fallback, cache with a lifetime", () => {
  expect(groups("s2")).toEqual([
    [
      "gpt-oss-120b",
      {
        model: "hosted_vllm/gpt-oss-120b",
        api_base: "http://vllm-gpt-oss-120b:8000/v1",
        rpm: 100,
        tpm: 100_000,
      },
    ],
    ["gpt-oss-20b", { model: "hosted_vllm/gpt-oss-20b", api_base: "http://vllm-gpt-oss-20b:8000/v1" }],
    [
      "gpt-oss-20b-spark-2",
      { model: "hosted_vllm/gpt-oss-20b", api_base: "http://spark-2.example.net:8000/v1" },
    ],
    ["my-custom-model", { model: "hosted_vllm/model-name", api_base: "http://vllm-my-model:8000/v1" }],
    ["qwen-30b", { model: "hosted_vllm/qwen-30b", api_base: "http://vllm-qwen-30b:8000/v1" }],
  ]);
  expect(
    router(
      "s2",
      "routing_strategy",
      "num_retries",
      "enable_pre_call_checks",
      "fallbacks",
      "model_group_alias",
    ),
  ).toEqual({
    routing_strategy: "simple-shuffle",
    num_retries: 2,
    enable_pre_call_checks: true,
    fallbacks: [{ "gpt-oss-120b": ["gpt-oss-20b-spark-2"] }],
    model_group_alias: { "gpt-primary": "gpt-oss-120b" },
  });
  expect(compiled("s2").litellm_settings).toMatchObject({
    cache: true,
    cache_params: { type: "redis", ttl: 3600 },
  });
});

test("S3-02 S3-03 S3-04 S3-06 S3-10 S3-11: hosted providers with prices, chains of declared models, cache", () => {
  expect(groups("s3")).toEqual([
    [
      "claude-3-sonnet",
      { model: "anthropic/claude-3-sonnet-20240229", api_key: "os.environ/ANTHROPIC_API_KEY" },
    ],
    ["gemini-pro", { model: "gemini/gemini-pro", api_key: "os.environ/GEMINI_API_KEY" }],
    [
      "gpt-3.5-turbo",
      {
        model: "openai/gpt-3.5-turbo",
        api_key: "os.environ/OPENAI_API_KEY",
        input_cost_per_token: 0.000002,
        output_cost_per_token: 0.000002,
      },
    ],
    [
      "gpt-4",
      {
        model: "openai/gpt-4",
        api_key: "os.environ/OPENAI_API_KEY",
        max_tokens: 4096,
        temperature: 0.7,
        input_cost_per_token: 0.00006,
        output_cost_per_token: 0.00006,
      },
    ],
    ["llama2", { model: "ollama/llama2", api_base: "http://host.docker.internal:11434" }],
  ]);
  expect(
    router("s3", "routing_strategy", "num_retries", "cooldown_time", "fallbacks", "model_group_alias"),
  ).toEqual({
    routing_strategy: "simple-shuffle",
    num_retries: 3,
    cooldown_time: 1,
    fallbacks: [{ "gpt-4": ["gpt-3.5-turbo"] }],
    model_group_alias: { "gpt-4-group": "gpt-4", "claude-group": "claude-3-sonnet" },
  });
  expect(compiled("s3").litellm_settings).toMatchObject({ cache_params: { type: "redis", ttl: 600 } });
});

test("S4-03 S4-04 S4-05 S4-06 S4-07: several keys in one group, providers before models, fallbacks, a local cache", () => {
  const key = (name: string) => ({ api_key: `os.environ/${name}` });
  expect(groups("s4")).toEqual([
    ["claude-opus", { model: "anthropic/claude-opus-4", ...key("ANTHROPIC_API_KEY_1") }],
    ["claude-opus", { model: "anthropic/claude-opus-4", ...key("ANTHROPIC_API_KEY_2") }],
    ["claude-sonnet", { model: "anthropic/claude-sonnet-4-5", ...key("ANTHROPIC_API_KEY_1") }],
    ["deepseek", { model: "deepseek/deepseek-chat", ...key("DEEPSEEK_API_KEY") }],
    ["gpt-4", { model: "openai/gpt-4o", ...key("OPENAI_API_KEY_1") }],
    ["gpt-4", { model: "openai/gpt-4o", ...key("OPENAI_API_KEY_2") }],
    ["groq/llama", { model: "groq/llama-3.3-70b-versatile", ...key("GROQ_API_KEY") }],
    ["openrouter/claude-opus", { model: "openrouter/anthropic/claude-opus-4", ...key("OPENROUTER_API_KEY") }],
    ["openrouter/gpt-4", { model: "openrouter/openai/gpt-4o", ...key("OPENROUTER_API_KEY") }],
  ]);
  expect(router("s4", "routing_strategy", "num_retries", "timeout", "fallbacks")).toEqual({
    routing_strategy: "simple-shuffle",
    num_retries: 3,
    timeout: 300,
    fallbacks: [
      { "claude-opus": ["gpt-4", "openrouter/claude-opus"] },
      { "gpt-4": ["claude-sonnet", "openrouter/gpt-4"] },
    ],
  });
  expect(compiled("s4").litellm_settings).toMatchObject({ cache_params: { type: "local", ttl: 3600 } });
});

test("nothing is left to say about the imported configs but keys of a newer schema", () => {
  const open = (["s0", "s1", "s2", "s3", "s4"] as const).flatMap((system) =>
    imported(system).findings.map(({ code, path }) => `${system} ${code} ${path}`),
  );
  expect(open.filter((finding) => !finding.includes("SHAPE.UNKNOWN_KEY"))).toEqual([
    "s3 IMPORT.KEY_UNUSED COHERE_API_KEY",
  ]);
});
