/** What clients read when nothing that could serve their model is there: 503 and when to come again. */
import type { Call } from "../traffic";
import type { Backend } from "./backend";
import type { Proxy } from "./proxy";
import { engine, gateway } from "./services";
import { Testbed } from "./testbed";

const restSeconds = 30;

let bed: Testbed;
let proxy: Proxy;
const fakes = new Map<string, Backend>();

function fake(name: string): Backend {
  const backend = fakes.get(name);
  if (!backend) throw new Error(`no fake ${name}`);
  return backend;
}

const names = ["alone", "pair", "pair-2", "first", "second", "limited", "ill"] as const;

beforeAll(async () => {
  bed = await Testbed.open();
  const backends = await Promise.all(names.map((name) => bed.backend(`u-vllm-${name}`)));
  for (const backend of backends) fakes.set(backend.name.replace("u-vllm-", ""), backend);
  proxy = await bed.proxy(
    "u",
    gateway({
      models: {
        alone: engine(),
        pair: engine(2),
        first: engine(),
        second: engine(),
        limited: engine(1, { limits: { rpm: 1 } }),
        ill: engine(),
        nowhere: {
          upstream: { model: "openai/gpt-4o", apiBase: "http://nobody.invalid/v1", apiKeys: ["KEY_A"] },
        },
      },
      routing: {
        fallbacks: { first: ["second"] },
        cooldown: { for: `${restSeconds}s` },
        healthChecks: false,
      },
      cache: { type: "none" },
    }),
  );
  const gone = ["alone", "pair", "pair-2", "first", "second"];
  await Promise.all(gone.map((name) => fake(name).behave({ listen: "refuse" })));
});

afterAll(() => bed.close());

const text = (model: string, seconds: number) =>
  `No server of the model ${model} can be reached at the moment. Try again in ${seconds} seconds.`;

function told({ status, headers, body }: Call): object {
  const { error } = JSON.parse(body) as { error: { message: string } }; // an answer of the proxy
  return { status, after: headers.get("retry-after"), message: error.message };
}

const unreachable = (model: string) => ({ status: 503, after: "5", message: text(model, 5) });
const resting = (model: string) => ({
  status: 503,
  after: String(restSeconds),
  message: text(model, restSeconds),
});

test.each(["alone", "nowhere"])("%s: nobody listens, or there is no such name", async (model) => {
  expect(told(await proxy.chat(model))).toEqual(unreachable(model));
  expect(told(await proxy.chat(model, { stream: true }))).toEqual(unreachable(model));
});

test("neither a model nor its fallback", async () => {
  for (const more of [{}, { stream: true }, {}])
    expect([unreachable("first"), resting("first")]).toContainEqual(told(await proxy.chat("first", more)));
});

test("all replicas rest: how long they will, on every path, before the first byte of a stream too", async () => {
  await proxy.samples("pair", 4);
  expect(told(await proxy.chat("pair"))).toEqual(resting("pair"));
  expect(told(await proxy.chat("pair", { stream: true }))).toEqual(resting("pair"));
  for (const path of ["/v1/embeddings", "/v1/responses"])
    expect(told(await proxy.client.call(path, { model: "pair", input: "x" }))).toEqual(resting("pair"));
});

test("two paths have no Retry-After: LiteLLM sends none of a callback's headers there", async () => {
  const messages = [{ role: "user", content: "x" }];
  const bodies = {
    "/v1/messages": { max_tokens: 4, messages },
    "/v1/completions": { prompt: "x" },
  };
  for (const [path, body] of Object.entries(bodies))
    expect(told(await proxy.client.call(path, { model: "pair", ...body }))).toEqual({
      ...resting("pair"),
      after: null,
    });
});

test("what a deployment answers, and a limit of the model, stay what they are", async () => {
  expect((await proxy.chat("limited")).status).toBe(200);
  expect((await proxy.chat("limited")).status).toBe(429);
  for (const status of [500, 429]) {
    await fake("ill").behave({ status });
    expect((await proxy.chat("ill")).status).toBe(status);
  }
});

test("a model that is back answers at once", async () => {
  await fake("alone").behave({});
  expect((await proxy.chat("alone")).status).toBe(200);
  expect(await proxy.logs()).not.toContain("[Non-Blocking] Error");
});
