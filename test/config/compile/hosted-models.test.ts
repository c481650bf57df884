/** What LiteLLM is told of hosted models. */
import { parse } from "yaml";
import { evaluated } from "../fixtures/evaluated";
import { far } from "../fixtures/fixture";

interface Entry {
  readonly model_name: string;
  readonly litellm_params: Readonly<Record<string, unknown>>;
  readonly model_info: Readonly<Record<string, unknown>>;
}

function entries(input: unknown, secrets?: readonly string[]): readonly Entry[] {
  const { artefacts } = evaluated(input, secrets);
  return (parse(artefacts.litellm, { version: "1.1" }) as { model_list: readonly Entry[] }).model_list; // what the compiler writes
}

const params = (model: object) => entries({ models: { far: model } })[0]?.litellm_params ?? {};

const without = (text: string, part: string) =>
  text
    .split("\n")
    .filter((line) => !line.includes(part))
    .join("\n");

describe("S0-05: a level of effort", () => {
  const gateway = (model: string, request: object) =>
    evaluated({ models: { far: { upstream: { model }, request } } }).artefacts.litellm;

  test.each([
    ["none", "openai/gpt-5.1"],
    ["minimal", "openai/gpt-5"],
    ["low", "openai/gpt-5"],
    ["medium", "openai/gpt-5"],
    ["high", "openai/gpt-5"],
    ["xhigh", "openai/gpt-5.2"],
    ["max", "anthropic/claude-opus-5"],
  ])("%s is one line, and omit leaves it out", (reasoningEffort, model) => {
    const omitted = gateway(model, { reasoningEffort: "omit" });
    const sent = gateway(model, { reasoningEffort });
    expect(sent).toContain(`      reasoning_effort: "${reasoningEffort}"\n`);
    expect(without(sent, "reasoning_effort")).toBe(omitted);
    expect(omitted).toBe(gateway(model, {}));
  });

  test("omit is stronger than what is inherited", () => {
    const request = { reasoningEffort: "omit" };
    expect(params({ upstream: { preset: "gpt-5" }, request })).not.toHaveProperty("reasoning_effort");
  });
});

test("S1-04: every request parameter under LiteLLM's name", () => {
  const request = {
    temperature: 0.5,
    topP: 0.9,
    topK: 20,
    minP: 0.1,
    repetitionPenalty: 1.1,
    maxTokens: 4096,
    presencePenalty: 0.1,
    frequencyPenalty: 0.2,
    seed: 7,
    stop: ["END"],
    reasoningEffort: "low",
    verbosity: "low",
    responseFormat: "json_object",
    parallelToolCalls: false,
    serviceTier: "flex",
    chatTemplateKwargs: { enable_thinking: false },
  };
  const upstream = { model: "hosted_vllm/x", apiBase: "http://shelf:8000/v1" };
  expect(params({ upstream, request })).toEqual({
    model: "hosted_vllm/x",
    api_base: "http://shelf:8000/v1",
    timeout: 600,
    temperature: 0.5,
    top_p: 0.9,
    top_k: 20,
    min_p: 0.1,
    repetition_penalty: 1.1,
    max_tokens: 4096,
    presence_penalty: 0.1,
    frequency_penalty: 0.2,
    seed: 7,
    stop: ["END"],
    reasoning_effort: "low",
    verbosity: "low",
    response_format: { type: "json_object" },
    parallel_tool_calls: false,
    service_tier: "flex",
    chat_template_kwargs: { enable_thinking: false },
  });
});

test("S3-02: a mixed list, each with its own key and address", () => {
  const models = {
    "gpt-4": { upstream: { model: "openai/gpt-4o" }, request: { maxTokens: 4096, temperature: 0.7 } },
    claude: { upstream: { model: "anthropic/claude-sonnet-5-5" } },
    gemini: { upstream: { model: "gemini/gemini-2.5-pro" } },
    command: { upstream: { model: "cohere_chat/command-a-03-2025" } },
    llama: { upstream: { model: "ollama_chat/llama3.3", apiBase: "http://host.docker.internal:11434" } },
  };
  const list = entries({ models }).map(({ model_name: name, litellm_params: own }) => [
    name,
    own.api_key,
    own.api_base,
  ]);
  const key = (name: string) => `os.environ/oidc/file//run/secrets/${name}`;
  expect(list).toEqual([
    ["claude", key("ANTHROPIC_API_KEY"), undefined],
    ["command", key("COHERE_API_KEY"), undefined],
    ["gemini", key("GEMINI_API_KEY"), undefined],
    ["gpt-4", key("OPENAI_API_KEY"), undefined],
    ["llama", undefined, "http://host.docker.internal:11434"],
  ]);
});

test("S0-30: credentials are LiteLLM's keys; what is secret is read from a file of the proxy alone", () => {
  const credentials = {
    awsSecretAccessKey: "AWS_SECRET",
    awsAccessKeyId: "AWS_ID",
    awsRegionName: "eu-central-1",
  };
  const input = { models: { far: { upstream: { model: "bedrock/x", credentials } } } };
  expect(entries(input)[0]?.litellm_params).toMatchObject({
    aws_access_key_id: "os.environ/oidc/file//run/secrets/AWS_ID",
    aws_secret_access_key: "os.environ/oidc/file//run/secrets/AWS_SECRET",
    aws_region_name: "eu-central-1",
  });
  const readers = evaluated(input).plan.secrets.filter(({ name }) => name.startsWith("AWS_"));
  expect(readers).toEqual(
    ["AWS_ID", "AWS_SECRET"].map((name) => ({ name, readers: ["vllm-litellm-proxy"], canBeMade: false })),
  );
});

test("S3-11: the prices of the cache follow the price, so that LiteLLM knows all four", () => {
  const price = { inputPerMillion: 60, outputPerMillion: 2 };
  expect(params({ ...far, price })).toMatchObject({
    input_cost_per_token: 0.00006,
    output_cost_per_token: 0.000002,
    cache_read_input_token_cost: 0.00006,
    cache_creation_input_token_cost: 0.00006,
  });
});

test("tags and abilities", () => {
  const [entry] = entries({
    models: { far: { ...far, tags: ["eu"], capabilities: { vision: true, tools: false } } },
  });
  expect(entry?.litellm_params.tags).toEqual(["eu"]);
  expect(entry?.model_info).toMatchObject({ supports_vision: true, supports_function_calling: false });
});

test("a wildcard route hands on the name", () => {
  const [entry] = entries({ models: { "openai/*": { upstream: { model: "openai/*" } } } });
  expect(entry).toMatchObject({
    model_name: "openai/*",
    litellm_params: { model: "openai/*" },
    model_info: { id: "openai-openai-api-key" },
  });
});

describe("S4-21: optional keys", () => {
  const keys = ["FAR_KEY", { name: "FAR_KEY_2", optional: true }];
  const input = { models: { far: { upstream: { model: "openai/gpt-4o", apiKeys: keys } } } };
  const ids = (secrets?: readonly string[]) => entries(input, secrets).map(({ model_info: info }) => info.id);

  test("a missing one has no deployment, and no reader", () => {
    expect(ids(["FAR_KEY"])).toEqual(["far-far-key"]);
    expect(evaluated(input, ["FAR_KEY"]).plan.secrets.map(({ name }) => name)).not.toContain("FAR_KEY_2");
  });

  test("one that is there has its deployment, and so has every one where nobody looked", () => {
    expect(ids(["FAR_KEY", "FAR_KEY_2"])).toEqual(["far-far-key", "far-far-key-2"]);
    expect(ids()).toEqual(["far-far-key", "far-far-key-2"]);
  });

  test("nobody is sent to a model that is left out", () => {
    const near = {
      upstream: { model: "groq/x", apiKeys: [{ name: "NEAR", optional: true }] },
      optional: true,
    };
    const { artefacts } = evaluated(
      {
        models: { far, low: far, near },
        routing: { aliases: { fast: "near" }, fallbacks: { far: ["near", "low"], near: ["far"] } },
      },
      ["FAR_KEY"],
    );
    expect(artefacts.litellm).not.toMatch(/near|fast|NEAR/);
    expect(artefacts.litellm).toContain('fallbacks:\n    - far:\n        - "low"\n');
  });
});
