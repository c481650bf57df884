/** The real LiteLLM knows every provider, agrees with every preset, and sends what a config says. */
import { parse } from "yaml";
import { z } from "zod";
import { evaluateInput } from "../../../config/evaluate";
import { providers } from "../../../config/presets/providers";
import { efforts, reasoningFamily } from "../../../config/presets/reasoning";
import { upstreamPresets } from "../../../config/presets/upstreams";
import { hostedModel } from "../../config/fixtures/hosted-model";
import { folderWith, lastJson } from "./container";
import { entriesBeside, secretValue } from "./goldens";
import { runInLitellm } from "./in-litellm";

/** Aleph Alpha is what LiteLLM no longer reaches: the check can fail. */
const gone = "aleph_alpha";

/** A model of each family that LiteLLM has a say about. */
const samples = [
  "openai/gpt-5",
  "openai/gpt-5-chat-latest",
  "openai/gpt-5.1",
  "openai/gpt-5.2",
  "openai/gpt-5.4-pro",
  "openai/gpt-5.5",
  "openai/gpt-5.5-pro",
  "openai/gpt-5.6",
  "openai/o3",
  "openai/gpt-4o",
  "openai/gpt-4.1",
  "anthropic/claude-3-5-haiku-20241022",
  "gemini/gemini-2.5-pro",
  "gemini/gemini-3.1-pro-preview",
];

const serviceAccount = { type: "service_account", project_id: "shelf", client_email: "a@shelf.example.net" };

const parameters = {
  temperature: 0.5,
  topP: 0.9,
  topK: 20,
  minP: 0.1,
  repetitionPenalty: 1.1,
  maxTokens: 40,
  seed: 7,
  stop: ["END"],
  reasoningEffort: "none",
  responseFormat: "json_object",
  parallelToolCalls: false,
  chatTemplateKwargs: { enable_thinking: false },
};

/** Every provider once, every preset once, and one of each way to sign in. */
const models = {
  ...Object.fromEntries(Object.keys(providers).map((prefix) => [`provider ${prefix}`, hostedModel(prefix)])),
  ...Object.fromEntries(
    Object.keys(upstreamPresets).map((preset) => [`preset ${preset}`, { upstream: { preset } }]),
  ),
  aws: {
    upstream: {
      model: "bedrock/x",
      credentials: { awsAccessKeyId: "AWS_ID", awsSecretAccessKey: "AWS_KEY", awsRegionName: "eu-central-1" },
    },
  },
  vertex: {
    upstream: {
      model: "vertex_ai/x",
      credentials: { vertexProject: "shelf", vertexLocation: "europe-west4", vertexCredentials: "VERTEX" },
    },
  },
  entra: {
    upstream: {
      model: "azure/x",
      apiBase: "https://shelf.example.net",
      apiVersion: "2025-04-01-preview",
      credentials: { tenantId: "t", clientId: "c", clientSecret: "ENTRA" },
    },
  },
  engine: {
    upstream: { model: "hosted_vllm/engine", apiBase: "http://engine:8000/v1" },
    request: parameters,
    price: { inputPerMillion: 1000, outputPerMillion: 2000, cachedInputPerMillion: 100 },
  },
  "wild/*": { upstream: { model: "openai/*" } },
};

const entrySchema = z.object({
  model_name: z.string(),
  litellm_params: z.record(z.string(), z.unknown()),
  model_info: z.record(z.string(), z.unknown()),
});
const answerSchema = z.object({
  unreached: z.array(z.string()),
  listed: z.record(z.string(), z.record(z.string(), z.unknown())),
  takes: z.record(z.string(), z.array(z.string())),
  sent: z.record(z.string(), z.object({ body: z.record(z.string(), z.unknown()), cost: z.number() })),
});
const loadedSchema = z
  .array(
    z.object({ code: z.number(), output: z.string(), held: z.object({ deployments: z.array(entrySchema) }) }),
  )
  .length(1);

let compiled: readonly z.output<typeof entrySchema>[];
let loaded: z.output<typeof loadedSchema>[number] | undefined;
let answer: z.output<typeof answerSchema>;

beforeAll(async () => {
  const { result, findings } = evaluateInput({ models });
  if (!result) throw new Error(JSON.stringify(findings, null, 2));
  const yaml = result.artefacts.litellm;
  compiled = z.object({ model_list: z.array(entrySchema) }).parse(parse(yaml)).model_list;
  const names = result.plan.secrets.map(({ name }) => name);
  const valueOf = (name: string) => (name === "VERTEX" ? JSON.stringify(serviceAccount) : secretValue(name));
  const files = folderWith({
    ...entriesBeside(names, valueOf),
    "configs/all.yaml": yaml,
    "configs/tables.json": JSON.stringify(tables()),
  });
  const ask = (program: string, config: string) => runInLitellm(program, files.path, [config]);
  try {
    loaded = loadedSchema.parse(lastJson(await ask("router.py", "all.yaml")))[0];
    answer = answerSchema.parse(lastJson(await ask("providers.py", "tables.json")));
  } finally {
    files.remove();
  }
});

function tables(): object {
  const named = (name: string) => compiled.find(({ model_name: own }) => own === name);
  return {
    prefixes: [...Object.keys(providers), gone],
    presets: Object.fromEntries(Object.entries(upstreamPresets).map(([name, { model }]) => [name, model])),
    efforts,
    reasoning: samples,
    entries: { engine: named("engine"), "wild/gpt-4o": named("wild/*") },
  };
}

test("S3-17: LiteLLM reaches every provider of the table", () => {
  expect(answer.unreached).toEqual([gone]);
});

test("S3-17: none of the deployments is dropped when the Router loads them", () => {
  const ids = (list: readonly z.output<typeof entrySchema>[]) => list.map(({ model_info: info }) => info.id);
  expect(loaded?.code).toBe(0);
  expect(ids(loaded?.held.deployments ?? [])).toEqual(ids(compiled));
  expect(compiled.length).toBeGreaterThan(Object.keys(providers).length);
});

test("S0-30: keys and credentials come from their files, the service account as its JSON", () => {
  const held = (name: string) =>
    loaded?.held.deployments.find(({ model_name: own }) => own === name)?.litellm_params ?? {};
  expect(held("aws")).toMatchObject({
    aws_access_key_id: secretValue("AWS_ID"),
    aws_secret_access_key: secretValue("AWS_KEY"),
    aws_region_name: "eu-central-1",
  });
  expect(JSON.parse(String(held("vertex").vertex_credentials))).toEqual(serviceAccount);
  expect(held("entra")).toMatchObject({
    tenant_id: "t",
    client_id: "c",
    client_secret: secretValue("ENTRA"),
  });
  expect(held("provider groq").api_key).toBe(secretValue("GROQ_API_KEY"));
});

test("S3-11: with prices of the cache LiteLLM has nothing to warn about", () => {
  expect(loaded?.output).not.toContain("has custom pricing but not in built-in cost map");
});

test.each(Object.entries(upstreamPresets))("S0-33: LiteLLM's list says the same of %s", (name, preset) => {
  const perMillion = (price: unknown) =>
    typeof price === "number" ? Number((price * 1e6).toPrecision(12)) : null;
  const listed = answer.listed[name] ?? {};
  expect({
    mode: listed.mode,
    input: listed.input ?? null,
    // The list says 0 of models that answer without tokens.
    output: listed.output === 0 ? null : (listed.output ?? null),
    capabilities: ["vision", "tools", "reasoning"].filter((key) => listed[key] === true),
  }).toEqual({
    mode: preset.mode ?? "chat",
    ...preset.contextWindow,
    capabilities: preset.capabilities,
  });
  if (preset.price === null) return;
  expect({
    input: perMillion(listed.inputPrice),
    output: perMillion(listed.outputPrice) ?? 0,
    cachedInput: perMillion(listed.cachedPrice),
  }).toEqual(preset.price);
});

test.each(samples)("S0-05: LiteLLM drops no level that the family of %s takes", (model) => {
  const family = reasoningFamily(model)?.efforts ?? [];
  const takes = answer.takes[model] ?? [];
  expect(family.filter((effort) => !takes.includes(effort))).toEqual([]);
  // Of those that do not reason it takes none.
  expect(family.length > 0 || takes.length === 0).toBe(true);
});

test("S1-04: an engine gets every default parameter", () => {
  expect(answer.sent.engine?.body).toMatchObject({
    model: "engine",
    temperature: 0.5,
    top_p: 0.9,
    top_k: 20,
    min_p: 0.1,
    repetition_penalty: 1.1,
    max_tokens: 40,
    seed: 7,
    stop: ["END"],
    reasoning_effort: "none",
    response_format: { type: "json_object" },
    parallel_tool_calls: false,
    chat_template_kwargs: { enable_thinking: false },
  });
});

test("S3-11: cached tokens are charged at their own price", () => {
  // 40 fresh and 60 cached tokens in, 10 out.
  expect(answer.sent.engine?.cost).toBeCloseTo(40 * 0.001 + 60 * 0.0001 + 10 * 0.002, 9);
});

test("a wildcard route asks for the name that was sent", () => {
  expect(answer.sent["wild/gpt-4o"]?.body.model).toBe("gpt-4o");
});
