/** One JSON line per request, by the real proxy: what stands in it, and that it costs no request. */
import { eventually } from "../traffic";
import type { Backend } from "./backend";
import type { Proxy } from "./proxy";
import { Records } from "./request-records";
import { engine, gateway } from "./services";
import { Testbed, masterKey } from "./testbed";

const prompt = "the pulse of patient 4711 in ward seven of the hospital was 92";
const messages = [{ role: "user", content: prompt }];

let bed: Testbed;
let first: Backend;
let second: Backend;
let proxy: Proxy;
let records: Records;

beforeAll(async () => {
  bed = await Testbed.open();
  first = await bed.backend("t-vllm-first");
  second = await bed.backend("t-vllm-second");
  const models = {
    first: engine(1, { price: { inputPerMillion: 2, outputPerMillion: 4 } }),
    second: engine(),
  };
  const routing = { healthChecks: false, aliases: { uno: "first" } } as const;
  proxy = await bed.proxy(
    "t",
    gateway({
      models,
      routing: { ...routing, fallbacks: { second: ["first"] } },
      proxy: { jsonLogs: true },
      cache: { type: "none" },
    }),
  );
  records = new Records(proxy.container);
});

afterAll(() => bed.close());
afterEach(async () => {
  await first.behave({});
  await second.behave({});
});

const ask = (body: object, headers: Readonly<Record<string, string>> = {}, path = "/v1/chat/completions") =>
  fetch(`${proxy.url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${masterKey}`, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  }).then(async (response) => ({ status: response.status, text: await response.text() }));

const number = expect.any(Number) as unknown;
const text = expect.any(String) as unknown;

/** What every line has, for a request that the first engine answered. */
const answered = {
  event: "chat_completion",
  timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/) as unknown,
  logger: "llm_gateway.requests",
  level: "info",
  duration_ms: number,
  ttft_ms: null,
  remote_addr: text,
  path: "/v1/chat/completions",
  method: "POST",
  client_request_id: null,
  user_agent: "node",
  session_id: null,
  user: "default_user_id",
  key_alias: null,
  team: null,
  status_code: 200,
  streaming: false,
  request_id: expect.stringMatching(/^chatcmpl-/) as unknown,
  model_alias: "first",
  call_id: text,
  model_group: "first",
  upstream_model: "hosted_vllm/first",
  deployment_id: "t-vllm-first",
  replica: "t-vllm-first",
  cache_hit: false,
  end_user: null,
  tags: [],
  prompt_tokens: 5,
  completion_tokens: 3,
  reasoning_tokens: null,
  cached_tokens: null,
  total_tokens: 8,
  cost: number,
  missing_usage: false,
  retries: 0,
  fallbacks: 0,
  previous_models: [],
  parse_error: false,
  error_type: null,
  error_message: null,
};

const refused = {
  request_id: null,
  prompt_tokens: null,
  completion_tokens: null,
  total_tokens: null,
  cost: null,
  missing_usage: false,
  parse_error: false,
};

test("S0-20, S0-25: a request is one line, with its id, its tags and its cost", async () => {
  const metadata = { tags: ["shelf", "night"], session_id: "talk-1" };
  await ask({ model: "uno", messages, user: "alice", metadata }, { "x-request-id": "req-77" });
  expect(await records.only()).toEqual({
    ...answered,
    client_request_id: "req-77",
    session_id: "talk-1",
    model_alias: "uno",
    model_group: "uno",
    end_user: "alice",
    tags: ["shelf", "night"],
    cost: expect.closeTo((5 * 2 + 3 * 4) / 1e6, 9) as unknown,
  });
});

test("S0-20: a stream is one line when it has ended, with the time of its first token", async () => {
  await first.behave({ chunks: 5, chunk_delay: 0.2 });
  await ask({ model: "first", messages, stream: true });
  const line = await records.only();
  expect(line).toMatchObject({
    event: "chat_completion",
    streaming: true,
    status_code: 200,
    total_tokens: number,
  });
  expect(Number(line.duration_ms)).toBeGreaterThan(Number(line.ttft_ms) + 700);
});

test("S0-21: an answer without usage, and one that cannot be read", async () => {
  await first.behave({ usage: {} });
  await ask({ model: "first", messages });
  expect(await records.only()).toMatchObject({
    ...{ status_code: 200, missing_usage: true, prompt_tokens: null, total_tokens: null },
  });
  await first.behave({ raw: "<html>not JSON</html>" });
  const { status } = await ask({ model: "first", messages });
  expect(await records.only()).toMatchObject({ ...refused, status_code: status, parse_error: true });
});

test("S0-21: an error is cleaned of the prompt and of keys", async () => {
  await first.behave({ status: 429, message: `Rate limit for ${prompt}, key sk-abcdefgh12345678` });
  await ask({ model: "first", messages });
  const line = await records.only();
  expect(line).toMatchObject({ ...refused, level: "warn", status_code: 429, error_type: "RateLimitError" });
  expect(line.error_message).toContain("Rate limit for [prompt]");
  expect(JSON.stringify(line)).not.toMatch(/4711|ward|sk-abcd/);
});

test("S0-21: a body that a backend gives back is not in the line, whatever its fields", async () => {
  const tool = { name: "look_up", description: prompt, parameters: { type: "object", properties: {} } };
  const bodies = {
    "/v1/rerank": { query: "how is the lady", documents: ["Frau Müller is well", prompt] },
    "/v1/responses": { input: "how is the lady", instructions: prompt },
    "/v1/chat/completions": {
      messages: [{ role: "user", content: "how is the lady" }],
      tools: [{ type: "function", function: tool }],
    },
    "/v1/completions": { prompt: "how is the lady", suffix: prompt },
    "/v1/messages": {
      max_tokens: 4,
      system: prompt,
      messages: [{ role: "user", content: "how is the lady" }],
    },
  };
  for (const [path, body] of Object.entries(bodies)) {
    await first.behave({ status: 400, message: `cannot read ${JSON.stringify(body)}` });
    await ask({ model: "first", ...body }, {}, path);
    const line = await records.only();
    expect(line).toMatchObject({ ...refused, path, status_code: 400 });
    expect(line.error_message).toContain("cannot read");
    expect(line.error_message).toContain("[prompt]");
    expect(line.error_message).not.toMatch(/lady|Müller|4711|ward/);
  }
});

test("S0-21: an error of a request that is too long to be searched has a class, and no message", async () => {
  await first.behave({ status: 400, message: `cannot read ${prompt}` });
  const documents = Array.from({ length: 2000 }, () => prompt);
  await ask({ model: "first", query: "how is the lady", documents }, {}, "/v1/rerank");
  expect(await records.only()).toMatchObject({
    ...refused,
    error_type: "BadRequestError",
    error_message: "[left out: the request is too long to be searched for its words]",
  });
});

test("a fallback is one line: who was asked, who answered, and who failed before", async () => {
  await second.behave({ status: 500 });
  await ask({ model: "second", messages });
  expect(await records.only()).toMatchObject({
    ...{
      status_code: 200,
      model_alias: "second",
      model_group: "first",
      deployment_id: "t-vllm-first",
      fallbacks: 1,
    },
    previous_models: [
      { model_group: "second", deployment_id: "t-vllm-second", error_type: "InternalServerError" },
    ],
  });
});

test("what no engine saw is a line too: without a key, an unknown model, nobody there", async () => {
  await ask({ model: "first", messages }, { authorization: "" });
  expect(await records.only()).toMatchObject({
    ...refused,
    status_code: 401,
    error_type: "AuthenticationError",
  });
  await ask({ model: "nope", messages });
  expect(await records.only()).toMatchObject({ ...refused, status_code: 400, model_alias: "nope" });
  await first.behave({ listen: "refuse" });
  await ask({ model: "first", messages });
  expect(await records.only()).toMatchObject({ ...refused, status_code: 503, level: "error" });
});

test("other paths have events of their own; lists and health checks have none", async () => {
  await eventually(
    "the first engine answers again",
    60,
    async () => (await ask({ model: "first", messages })).status === 200,
  );
  await records.next();
  const bodies = {
    "/v1/messages": ["message", { max_tokens: 4, messages }],
    "/v1/completions": ["text_completion", { prompt }],
    "/chat/completions": ["chat_completion", { messages }],
  } as const;
  for (const [path, [event, body]] of Object.entries(bodies)) {
    await proxy.client.call("/v1/models");
    expect((await ask({ model: "first", ...body }, {}, path)).status).toBe(200);
    expect(await records.only()).toMatchObject({ event, path, status_code: 200, total_tokens: 8 });
  }
});

test("a client that goes is 499, a stream that breaks off is an error: one line each", async () => {
  await first.behave({ chunks: 50, chunk_delay: 0.2 });
  const stream = async () => {
    const leaving = new AbortController();
    const response = await fetch(`${proxy.url}/v1/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${masterKey}`, "content-type": "application/json" },
      body: JSON.stringify({ model: "first", messages, stream: true }),
      signal: leaving.signal,
    });
    await response.body?.getReader().read();
    return leaving;
  };
  (await stream()).abort();
  expect(await records.only()).toMatchObject({
    status_code: 499,
    level: "warn",
    error_type: "ClientDisconnected",
  });
  await stream();
  await first.behave({ listen: "refuse" });
  expect(await records.only()).toMatchObject({ streaming: true, level: "error", missing_usage: false });
});

test("no line of the proxy's output has a word of the prompt", async () => {
  const lines = (await records.all()).map((line) => JSON.stringify(line));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => /4711|ward seven/.test(line))).toEqual([]);
});
