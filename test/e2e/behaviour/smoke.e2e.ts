/** `llm-gateway smoke` against the real LiteLLM, and the OpenAI schema of what it passes on. */
import { z } from "zod";
import type { GatewayInput } from "../../../config";
import { workplace } from "../../bin/workplace";
import type { Workplace } from "../../bin/workplace";
import { docker } from "../run";
import { eventually } from "../traffic";
import type { Backend } from "./backend";
import type { Proxy } from "./proxy";
import { engine, gateway } from "./services";
import { Testbed, masterKey } from "./testbed";

const input: GatewayInput = gateway({
  models: {
    talker: engine(1, { capabilities: { tools: true } }),
    plain: engine(),
    words: engine(1, { mode: "embedding" }),
    text: engine(1, { mode: "completion" }),
    far: { upstream: { model: "openai/gpt-4o", apiBase: "http://s-far:8000/v1", apiKeys: ["KEY_A"] } },
  },
  routing: { healthChecks: false },
  cache: { type: "none" },
});

let bed: Testbed;
let proxy: Proxy;
let place: Workplace;
let talker: Backend;
let plain: Backend;

beforeAll(async () => {
  bed = await Testbed.open();
  const names = ["s-vllm-talker", "s-vllm-plain", "s-vllm-words", "s-vllm-text", "s-far"];
  const [first, second] = await Promise.all(names.map((name) => bed.backend(name)));
  if (!first || !second) throw new Error("no backends");
  [talker, plain] = [first, second];
  proxy = await bed.proxy("s", input);
  place = workplace("cpu.yaml");
  place.environment.PATH = process.env.PATH ?? "";
  const { port } = new URL(proxy.url);
  const config: GatewayInput = { ...input, name: `${bed.network}-s`, proxy: { port: Number(port) } };
  place.write("gateway.config.yaml", JSON.stringify(config));
});

afterAll(async () => {
  place.remove();
  await bed.close();
});

beforeEach(async () => {
  place.write(".env", `LITELLM_MASTER_KEY=${masterKey}\n`);
  await talker.behave({ calls: { city: "Paris" } });
  await plain.behave({});
});

const report = z.object({
  checks: z.array(
    z.object({
      check: z.string(),
      model: z.string(),
      ok: z.boolean(),
      fix: z.string(),
      requestId: z.string(),
    }),
  ),
});

async function smoke(...argv: string[]) {
  const { code, out, err } = await place.run("smoke", "--json", ...argv);
  const { checks } = report.parse(JSON.parse(out));
  return { code, checks, err };
}

test("S1-30: every model is asked what it can do, and every answer can be found in the log", async () => {
  const { code, checks, err } = await smoke("--all");
  expect(checks.filter(({ ok }) => !ok).map(({ check, model }) => [model, check, err])).toEqual([]);
  const shapes = ["chat", "chat with metadata", "streamed chat", "several turns"];
  expect(checks.map(({ model, check }) => `${model} ${check}`.trim())).toEqual([
    "model list",
    ...shapes.map((shape) => `far ${shape}`),
    ...shapes.map((shape) => `plain ${shape}`),
    ...shapes.map((shape) => `talker ${shape}`),
    "talker tool call",
    "text completion",
    "words embedding",
  ]);
  const ids = checks.slice(1).map(({ requestId }) => requestId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[0-9a-f-]{36}$/.test(id))).toBe(true);
  expect(code).toBe(0);
  const [id = ""] = ids;
  await eventually("the line of the request", 20, async () => (await proxy.logs()).includes(id));
});

const tools = [
  { type: "function", function: { name: "get_weather", parameters: { type: "object", properties: {} } } },
];
const turns = [
  { role: "system", content: "You answer in one word." },
  { role: "user", content: "One?" },
  { role: "assistant", content: "One." },
  { role: "user", content: "Two?" },
];
const shapes: readonly (readonly [string, object])[] = [
  ["plain", {}],
  ["with metadata", { user: "somebody", metadata: { session_id: "a", deep: { step: 1 } } }],
  ["streamed", { stream: true }],
  ["with tools", { tools, tool_choice: "auto" }],
  ["of several turns", { messages: turns }],
];

describe.each(["/chat/completions", "/v1/chat/completions"])("S1-30: on %s a chat", (path) => {
  test.each(shapes)("%s is answered", async (shape, more) => {
    const asked = {
      model: "talker",
      messages: [{ role: "user", content: `${path} ${shape}` }],
      max_tokens: 4,
    };
    const { status, body } = await proxy.client.call(path, { ...asked, ...more });
    expect(status).toBe(200);
    expect(body).toContain(shape === "with tools" ? "get_weather" : "s-vllm-talker");
    const { messages } = await talker.lastBody();
    expect(messages).toHaveLength("messages" in more ? 4 : 1);
  });
});

const usage = z.object({ prompt_tokens: z.int(), completion_tokens: z.int(), total_tokens: z.int() });
const head = { id: z.string(), created: z.int(), model: z.string() };
const choice = { index: z.int(), finish_reason: z.literal("stop") };
const message = z.object({ role: z.literal("assistant"), content: z.string() });

describe("S3-12: what comes in and what goes out is OpenAI's schema", () => {
  const request = { model: "plain", temperature: 0.5, max_tokens: 7, stream: false };

  test("chat completions", async () => {
    const asked = { ...request, messages: [{ role: "user", content: "schema" }] };
    const { body } = await proxy.client.call("/v1/chat/completions", asked);
    const choices = z.array(z.object({ ...choice, message })).length(1);
    const object = z.literal("chat.completion");
    expect(z.object({ ...head, object, choices, usage }).parse(JSON.parse(body)).model).toBe("plain");
    // The engine's own name of it, and the rest as it was sent.
    expect(await plain.lastBody()).toMatchObject({
      ...asked,
      model: expect.any(String) as string,
    });
  });

  test("completions", async () => {
    const { body } = await proxy.client.call("/v1/completions", {
      ...request,
      model: "text",
      prompt: "schema",
    });
    const choices = z.array(z.object({ ...choice, text: z.string() })).length(1);
    const object = z.literal("text_completion");
    expect(z.object({ ...head, object, choices, usage }).parse(JSON.parse(body)).choices[0]?.text).toBe(
      "s-vllm-text",
    );
  });

  test("models", async () => {
    const { body } = await proxy.client.call("/v1/models");
    const one = z.object({
      id: z.string(),
      object: z.literal("model"),
      created: z.int(),
      owned_by: z.string(),
    });
    const { data } = z.object({ object: z.literal("list"), data: z.array(one) }).parse(JSON.parse(body));
    expect(data.map(({ id }) => id).toSorted()).toEqual(["far", "plain", "talker", "text", "words"]);
  });
});

test("S2-07: a model that calls no tool, and one that is gone, are told with what to look at", async () => {
  await talker.behave({});
  await plain.behave({ listen: "refuse" });
  const { code, checks } = await smoke();
  const failed = checks.filter(({ ok }) => !ok);
  expect(failed.map(({ model, check }) => `${model}: ${check}`)).toEqual([
    ...["chat", "chat with metadata", "streamed chat", "several turns"].map((shape) => `plain: ${shape}`),
    "talker: tool call",
  ]);
  expect(failed[0]?.fix).toContain("-s-vllm-plain`");
  expect(failed.at(-1)?.fix).toContain("`vllm.toolCallParser`");
  expect(code).toBe(1);
});

test("S0-17: a wrong key is told, and nothing of it", async () => {
  place.write(".env", "LITELLM_MASTER_KEY=sk-another-0123456789abcdef\n");
  const { code, err } = await smoke();
  expect(err).toContain("status 400: the gateway does not know the master key of this env file");
  expect(err).not.toContain("cdef");
  expect(code).toBe(1);
});

// The last one: the port is another one afterwards.
test("S4-01: stop and start end well, twice in a row", async () => {
  for (const argv of [
    ["stop", "proxy"],
    ["start", "proxy", "--no-wait"],
  ]) {
    const first = await place.run(...argv);
    const second = await place.run(...argv);
    expect([...argv, first.code, second.code]).toEqual([...argv, 0, 0]);
    const state = await docker("inspect", "--format", "{{.State.Running}}", proxy.container);
    expect(state.trim()).toBe(String(argv[0] !== "stop"));
  }
});
