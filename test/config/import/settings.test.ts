/** LiteLLM's settings, each in the field that does what was meant. */
import { evaluateInput, importGateway } from "../../../config";

const models = `model_list:
  - { model_name: a, litellm_params: { model: openai/gpt-4o, api_key: os.environ/OPENAI_API_KEY } }
  - { model_name: b, litellm_params: { model: openai/gpt-4o-mini, api_key: os.environ/OPENAI_API_KEY, tags: [default] } }
`;
const yaml = (text: string) => [{ file: "config.yaml", text }];
const entry = (name: string, model: string, more: string) =>
  `  - { model_name: ${name}, litellm_params: { model: ${model}, ${more} } }\n`;

test.each([
  [
    "router_settings: { retry_policy: { TimeoutErrorRetries: 2, RateLimitErrorRetries: 3 } }",
    { routing: { retryPolicy: { timeoutErrorRetries: 2, rateLimitErrorRetries: 3 } } },
  ],
  ["router_settings: { default_fallbacks: [b, nobody] }", { routing: { defaultFallbacks: ["b"] } }],
  [
    "litellm_settings: { context_window_fallbacks: [{ a: [b] }] }",
    { routing: { contextWindowFallbacks: { a: ["b"] } } },
  ],
  [
    "router_settings: { content_policy_fallbacks: [{ a: [b, nobody] }] }",
    { routing: { contentPolicyFallbacks: { a: ["b"] } } },
  ],
  ["router_settings: { enable_tag_filtering: true }", { routing: { tagFiltering: true } }],
  [
    "router_settings: { tag_filtering_match_any: false, enable_tag_filtering: true }",
    { routing: { tagFiltering: { match: "all" } } },
  ],
  [
    "router_settings: { optional_pre_call_checks: [session_affinity, enforce_model_rate_limits] }",
    { routing: { sessionAffinity: { by: "session" } } },
  ],
  [
    "router_settings: { cooldown_time: 60, allowed_fails: 2, timeout: 30, stream_timeout: 10 }",
    { routing: { cooldown: { for: "60s", afterFailures: 2 }, timeout: "30s", streamTimeout: "10s" } },
  ],
  [
    "general_settings: { store_prompts_in_spend_logs: true, maximum_spend_logs_retention_period: 7d, database_url: os.environ/PG }",
    { proxy: { storePrompts: { retention: "7d" } }, database: { type: "external", url: "PG" } },
  ],
  [
    "general_settings: { store_prompts_in_spend_logs: true, database_url: os.environ/PG }",
    { proxy: { storePrompts: { retention: "30d" } } },
  ],
  [
    "general_settings: { maximum_spend_logs_retention_period: 2w, database_url: os.environ/PG }",
    { database: { type: "external", url: "PG", spendLogs: { retention: "14d" } } },
  ],
  [
    "general_settings: { maximum_spend_logs_retention_period: 9 }",
    { database: { spendLogs: { retention: "9d" } } },
  ],
  [
    "litellm_settings: { success_callback: [langfuse], callbacks: [otel] }",
    { telemetry: { langfuse: { publicKey: "LANGFUSE_PUBLIC_KEY" } }, proxy: { callbacks: ["otel"] } },
  ],
  [
    "litellm_settings: { cache: true, cache_params: { type: redis, host: r.example.net, port: 6380, password: os.environ/R_PASSWORD, ssl: true, ttl: 60 } }",
    {
      cache: { redis: { host: "r.example.net", port: 6380, password: "R_PASSWORD", tls: true }, ttl: "60s" },
    },
  ],
  [
    "router_settings: { redis_url: 'rediss://me:written@r.example.net:6380' }",
    {
      cache: {
        redis: { host: "r.example.net", port: 6380, username: "me", password: "REDIS_PASSWORD", tls: true },
      },
    },
  ],
  [
    "litellm_settings: { drop_params: false, json_logs: false, request_timeout: 90, max_budget: 5, budget_duration: 7d }",
    { proxy: { dropParams: false, jsonLogs: false, requestTimeout: "90s", budget: { max: 5, per: "7d" } } },
  ],
])("%s", (text, expected) => {
  const { input } = importGateway(yaml(`${models}${text}\n`));
  expect(input).toMatchObject(expected);
  expect(JSON.stringify(input)).not.toContain("written");
  expect(evaluateInput(input).findings.filter(({ severity }) => severity === "error")).toEqual([]);
});

test.each([
  ["general_settings: { maximum_spend_logs_retention_interval: 7d }", "database.spendLogs.retention says it"],
  [
    "router_settings: { allowed_fails_policy: { TimeoutErrorAllowedFails: 1 } }",
    "routing.cooldown.afterFailures says it",
  ],
  ["router_settings: { optional_pre_call_checks: [prompt_caching] }", "has no counterpart in the config"],
  [
    "router_settings: { retry_policy: { LampErrorRetries: 1 } }",
    "LiteLLM's policy counts per class of error, such as TimeoutErrorRetries; it has no delays",
  ],
])("left out, and told why: %s", (text, note) => {
  const { report } = importGateway(yaml(`${models}${text}\n`));
  expect(report.unmapped.map((item) => item.note)).toContain(note);
});

test.each([
  [
    "weights",
    entry("m", "openai/gpt-4o", "weight: 9") + entry("m", "openai/gpt-4o-mini", "weight: 1"),
    [
      { model: "gpt-4o", weight: 9 },
      { model: "gpt-4o-mini", weight: 1 },
    ],
  ],
  [
    "fractions",
    entry("m", "openai/gpt-4o", "weight: 0.9") + entry("m", "openai/gpt-4o-mini", "weight: 0.1"),
    [
      { model: "gpt-4o", weight: 9 },
      { model: "gpt-4o-mini", weight: 1 },
    ],
  ],
  [
    "a member without one",
    entry("m", "openai/gpt-4o", "weight: 3") + entry("m", "openai/gpt-4o-mini", "rpm: 5"),
    [
      { model: "gpt-4o", weight: 3 },
      { model: "gpt-4o-mini", weight: 1 },
    ],
  ],
  [
    "orders",
    entry("m", "openai/gpt-4o", "order: 1, weight: 2") + entry("m", "openai/gpt-4o-mini", "order: 2"),
    [
      { model: "gpt-4o", order: 1 },
      { model: "gpt-4o-mini", order: 2 },
    ],
  ],
  [
    "an entry without an order",
    entry("m", "openai/gpt-4o", "order: 1") + entry("m", "openai/gpt-4o-mini", "rpm: 5"),
    [
      { model: "gpt-4o", order: 1 },
      { model: "gpt-4o-mini", order: 2 },
    ],
  ],
  [
    "keys of one model",
    entry("m", "openai/gpt-4o", "api_key: os.environ/A_KEY, weight: 2") +
      entry("m", "openai/gpt-4o", "api_key: os.environ/B_KEY, weight: 1"),
    [
      { model: "gpt-4o", weight: 2 },
      { model: "gpt-4o-openai", weight: 1 },
    ],
  ],
])("S3-18: %s under one name are a group", (_, entries, members) => {
  const { input } = importGateway(yaml(`model_list:\n${entries}`));
  expect(input.routing).toMatchObject({ groups: { m: members } });
  expect(evaluateInput(input).findings.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("weights that the strategy does not read are left out", () => {
  const entries = entry("m", "openai/gpt-4o", "weight: 9") + entry("m", "openai/gpt-4o-mini", "weight: 1");
  const { input, report } = importGateway(
    yaml(`model_list:\n${entries}router_settings: { routing_strategy: least-busy }\n`),
  );
  expect(input.routing).toMatchObject({ groups: { m: [{ model: "gpt-4o" }, { model: "gpt-4o-mini" }] } });
  expect(report.corrected.map(({ note }) => note)).toContain("least-busy reads no weights");
});

test("S2-08: limits of several deployments add up; where LiteLLM enforced them they need no word", () => {
  const keys = ["A_KEY", "B_KEY"].map((key) =>
    entry("m", "openai/gpt-4o", `api_key: os.environ/${key}, rpm: 50`),
  );
  const enforced = "router_settings: { optional_pre_call_checks: [enforce_model_rate_limits] }\n";
  const { input, report } = importGateway(yaml(`model_list:\n${keys.join("")}`));
  expect(input.models).toMatchObject({ m: { limits: { rpm: 100 } } });
  expect(report.corrected.map(({ note }) => note)).toContain(
    "was a hint for routing; here it is a hard limit of the model: 429 beyond it; of 2 deployments together",
  );
  const one = importGateway(yaml(`model_list:\n${entry("m", "openai/gpt-4o", "rpm: 50")}${enforced}`));
  expect(one.input.models).toMatchObject({ m: { limits: { rpm: 50 } } });
  expect(one.report.corrected).toEqual([]);
});

test("a deployment's own words: request, prices, credentials, abilities, tags, addresses from the env file", () => {
  const text = `model_list:
  - model_name: m
    litellm_params:
      model: azure/gpt-4o
      api_base: os.environ/AZURE_API_BASE
      api_key: os.environ/AZURE_API_KEY
      api_version: os.environ/NOWHERE
      tenant_id: shelf
      client_secret: os.environ/AZURE_SECRET
      stop: END
      response_format: { type: json_object }
      tags: [lamp]
      cache_creation_input_token_cost: 0.000001
      input_cost_per_token: 0.000002
    model_info: { supports_vision: true, max_input_tokens: 1000 }
`;
  const { input, report } = importGateway([
    ...yaml(text),
    { file: ".env", text: "AZURE_API_BASE=https://shelf.openai.azure.com\n" },
  ]);
  expect(input.models).toEqual({
    m: {
      upstream: {
        model: "azure/gpt-4o",
        apiBase: "https://shelf.openai.azure.com",
        apiKeys: ["AZURE_API_KEY"],
        credentials: { tenantId: "shelf", clientSecret: "AZURE_SECRET" },
      },
      request: { stop: ["END"], responseFormat: "json_object" },
      tags: ["lamp"],
      price: { cacheWritePerMillion: 1, inputPerMillion: 2 },
      capabilities: { vision: true },
      contextWindow: { input: 1000 },
    },
  });
  expect(report.unmapped.map(({ note }) => note)).toEqual([
    "NOWHERE has no value in the given files; write it as models.m.upstream.apiVersion",
  ]);
});

test.each([
  ["openai/gpt-3.5-turbo-16k", { preset: "gpt-4o-mini" }],
  ["claude-instant-1.2", { preset: "claude-haiku-5.5" }],
  ["vertex_ai/gemini-1.5-flash", { model: "vertex_ai/gemini-3.8-flash" }],
  ["palm/chat-bison", { preset: "gemini-3.8-flash" }],
  ["openai/gpt-4o", { model: "openai/gpt-4o" }],
  ["openrouter/openai/gpt-3.5-turbo", { model: "openrouter/openai/gpt-3.5-turbo" }],
])("S3-02: %s becomes %j under the same name", (model, upstream) => {
  const { input } = importGateway(yaml(`model_list:\n${entry("old", model, "max_tokens: 5")}`));
  expect(input.models).toMatchObject({ old: { upstream } });
  expect(evaluateInput(input).findings.filter(({ severity }) => severity === "error")).toEqual([]);
});
