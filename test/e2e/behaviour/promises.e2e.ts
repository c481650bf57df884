/** What the configuration promises, one test each, against the real LiteLLM with the compiled config and fake backends. */
import { docker, run } from "../run";
import { eventually, sleep } from "../traffic";
import type { Backend } from "./backend";
import { tally } from "./proxy";
import type { Proxy } from "./proxy";
import { engine, gateway } from "./services";
import { Testbed } from "./testbed";

const efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "omit"] as const;
/** Shorter than the default, so that no test waits for long; longer than eight requests on a busy machine. */
const restSeconds = 5;
const thinkers = efforts.map((effort) => `think-${effort}`);
const fakeKey = (name: string) => `value-of-${name}`;

let bed: Testbed;
/** The promises of most tests. */
let main: Proxy;
/** The opposite of each switch. */
let open: Proxy;
/** A container without the file of its master key. */
let keyless: string;
const fakes = new Map<string, Backend>();

function fake(name: string): Backend {
  const backend = fakes.get(name);
  if (!backend) throw new Error(`no fake ${name}`);
  return backend;
}

const hosted = { upstream: { model: "openai/gpt-4o", apiBase: "http://hosted:8000/v1", apiKeys: ["KEY_A"] } };

const mainConfig = gateway({
  models: {
    spread: engine(3),
    first: engine(),
    second: engine(),
    alone: engine(),
    keyed: {
      upstream: { model: "openai/gpt-4o", apiBase: "http://keyed:8000/v1", apiKeys: ["KEY_A", "KEY_B"] },
    },
    limited: engine(1, { limits: { rpm: 5 } }),
    parallel: engine(1, { limits: { maxParallelRequests: 2 } }),
    slow: engine(1, { timeout: "1s" }),
    hosted,
    tight: engine(1, { contextWindow: { input: 60 } }),
    roomy: engine(),
    ...Object.fromEntries(
      efforts.map((reasoningEffort) => [
        `think-${reasoningEffort}`,
        engine(1, { request: { reasoningEffort } }),
      ]),
    ),
    defaulted: engine(1, { request: { temperature: 0.25, maxTokens: 77, stop: ["END"], seed: 5 } }),
  },
  routing: {
    fallbacks: { first: ["second"], keyed: ["second"] },
    contextWindowFallbacks: { tight: ["roomy"] },
    groups: {
      canary: [
        { model: "roomy", weight: 90 },
        { model: "second", weight: 10 },
      ],
      ordered: [
        { model: "roomy", order: 1 },
        { model: "second", order: 2 },
      ],
    },
    retryPolicy: { serviceUnavailableErrorRetries: 1 },
    aliases: { nickname: "first" },
    cooldown: { for: `${restSeconds}s` },
    streamTimeout: "2s",
    healthChecks: false,
  },
  cache: { ttl: "3s" },
});

const openConfig = gateway({
  models: {
    hosted,
    plain: engine(),
    here: engine(1, { tags: ["eu"] }),
    there: engine(1, { tags: ["us", "default"] }),
  },
  proxy: { masterKey: "none", dropParams: false, jsonLogs: false },
  routing: {
    healthChecks: false,
    tagFiltering: true,
    groups: { anywhere: [{ model: "here" }, { model: "there" }] },
  },
  cache: { type: "none" },
});

beforeAll(async () => {
  bed = await Testbed.open();
  const names: readonly (readonly [string, ...string[]])[] = [
    ["main-vllm-spread"],
    ["main-vllm-spread-2"],
    ["main-vllm-spread-3"],
    ["main-vllm-first"],
    ["main-vllm-second"],
    ["main-vllm-alone"],
    ["main-vllm-roomy"],
    ["main-vllm-tight"],
    ["keyed"],
    ["open-vllm-here"],
    ["open-vllm-there"],
    [
      "main-vllm-rest",
      ...["limited", "parallel", "slow", "defaulted", ...thinkers].map((model) => `main-vllm-${model}`),
      "open-vllm-plain",
      "hosted",
    ],
  ];
  const backends = await Promise.all(names.map((all) => bed.backend(...all)));
  for (const backend of backends) fakes.set(backend.name.replace("main-vllm-", ""), backend);
  [main, open, keyless] = await Promise.all([
    bed.proxy("main", mainConfig),
    bed.proxy("open", openConfig),
    bed.withoutSecrets("keyless", gateway({ models: { plain: engine() }, cache: { type: "none" } })),
  ]);
});

afterAll(() => bed.close());

beforeEach(async () => {
  await Promise.all([...fakes.values()].map((backend) => backend.behave({})));
  await Promise.all([...fakes.values()].map((backend) => backend.reset()));
});

describe("routing", () => {
  test("replicas share the requests evenly (S2-10)", async () => {
    const counts = tally(await main.samples("spread", 300, 4));
    // Five standard deviations of a fair share.
    for (const name of ["main-vllm-spread", "main-vllm-spread-2", "main-vllm-spread-3"])
      expect(Math.abs((counts[name] ?? 0) - 100)).toBeLessThan(42);
  });

  test("0 of 1,000 requests reach the fallback while the primary is up, all do while it is down (S2-11)", async () => {
    expect(tally(await main.samples("first", 1000, 4))).toEqual({ "main-vllm-first": 1000 });
    expect(await fake("second").seen()).toMatchObject({ served: 0 });
    await fake("first").behave({ status: 500 });
    expect(tally(await main.samples("first", 50, 4))).toEqual({ "main-vllm-second": 50 });
  });

  test("a primary that failed rests, and takes over again by itself", async () => {
    await eventually("first is back", 10, async () => (await main.sample("first")).by === "main-vllm-first");
    await fake("first").behave({ listen: "refuse" });
    await main.sample("first");
    await fake("first").behave({});
    await fake("first").reset();
    expect(tally(await main.samples("first", 8))).toEqual({ "main-vllm-second": 8 });
    expect(await fake("first").seen()).toMatchObject({ served: 0 });
    await sleep(restSeconds + 0.5);
    expect(tally(await main.samples("first", 20))).toEqual({ "main-vllm-first": 20 });
  });

  test("a model that nobody could replace never rests: its errors end with their cause", async () => {
    await fake("alone").behave({ status: 500 });
    expect(tally(await main.samples("alone", 5))).toEqual({ "500": 5 });
    await fake("alone").behave({});
    expect(tally(await main.samples("alone", 5))).toEqual({ "main-vllm-alone": 5 });
  });

  test("429 on one key: the other key answers at once; on both: the fallback (S4-24, S4-03)", async () => {
    expect(tally(await main.samples("keyed", 20))).toEqual({ keyed: 20 });
    const limit = { status: 429, message: "rate limit reached", headers: { "retry-after": "20" } };
    await fake("keyed").behave({ ...limit, keys: [fakeKey("KEY_A")] });
    const one = await main.samples("keyed", 20);
    expect(tally(one)).toEqual({ keyed: 20 });
    await sleep(restSeconds + 0.5);
    await fake("keyed").behave({ ...limit });
    const both = await main.samples("keyed", 20);
    expect(tally(both)).toEqual({ "main-vllm-second": 20 });
    // "At once": no wait of a retry, which takes seconds.
    expect(Math.max(...[...one, ...both].map(({ milliseconds }) => milliseconds))).toBeLessThan(900);
  });

  test("an alias is its model, and its fallback too (S3-04)", async () => {
    await eventually("first is back", 10, async () => (await main.sample("first")).by === "main-vllm-first");
    const { body } = await main.chat("nickname");
    expect(JSON.parse(body)).toMatchObject({
      model: "nickname",
      choices: [{ message: { content: "main-vllm-first" } }],
    });
    expect(await fake("first").lastBody()).toMatchObject({ model: "first" });
  });
});

describe("groups", () => {
  test("a weight of 90 to 10 holds over 1,000 requests (S3-18)", async () => {
    const counts = tally(await main.samples("canary", 1000, 4));
    // Five standard deviations.
    expect(Math.abs((counts["main-vllm-second"] ?? 0) - 100)).toBeLessThan(48);
    expect((counts["main-vllm-roomy"] ?? 0) + (counts["main-vllm-second"] ?? 0)).toBe(1000);
  });

  test("order 2 gets 0 of 1,000 while order 1 is up, and everything while it is down", async () => {
    expect(tally(await main.samples("ordered", 1000, 4))).toEqual({ "main-vllm-roomy": 1000 });
    await fake("roomy").behave({ status: 500 });
    expect(tally(await main.samples("ordered", 20))).toEqual({ "main-vllm-second": 20 });
  });
});

describe("tags", () => {
  const asked = async (tags?: readonly string[]) => {
    const { status, by } = await open.sample("anywhere", tags && { metadata: { tags } });
    return status === 200 ? by : status;
  };

  test("a request goes where its tag is, and without one to the default", async () => {
    for (let round = 0; round < 10; round += 1) {
      expect(await asked(["eu"])).toBe("open-vllm-here");
      expect(await asked(["us"])).toBe("open-vllm-there");
      expect(await asked()).toBe("open-vllm-there");
    }
  });

  test("of a model without tags a tagged request is refused, another one answered", async () => {
    expect((await open.sample("plain")).status).toBe(200);
    expect((await open.sample("plain", { metadata: { tags: ["eu"] } })).status).not.toBe(200);
  });
});

describe("long prompts (S2-12)", () => {
  const long = { messages: [{ role: "user", content: `long ${"word ".repeat(200)}` }] };

  test("go to the model with the larger window, without a try of the small one", async () => {
    expect(await main.sample("tight")).toMatchObject({ by: "main-vllm-tight" });
    await fake("tight").reset();
    expect(await main.sample("tight", long)).toMatchObject({ status: 200, by: "main-vllm-roomy" });
    expect(await fake("tight").seen()).toMatchObject({ served: 0 });
  });

  test("that only the engine finds too long go there too", async () => {
    const message = "This model's maximum context length is 60 tokens. However, you requested 100 tokens.";
    await fake("tight").behave({ status: 400, message });
    expect(await main.sample("tight")).toMatchObject({ status: 200, by: "main-vllm-roomy" });
    expect(await fake("tight").seen()).toMatchObject({ served: 1 });
  });
});

describe("retries by class of error (S3-10)", () => {
  test.each([
    ["503 is tried again, as configured", 503, 2],
    ["500 is not", 500, 1],
    ["400 is not", 400, 1],
  ])("%s", async (_, status, tries) => {
    await fake("alone").behave({ status });
    expect((await main.sample("alone")).status).toBe(status);
    expect(await fake("alone").seen()).toMatchObject({ served: tries });
  });
});

describe("limits (S2-08)", () => {
  test("rpm: the N+1th request of a minute gets 429", async () => {
    // Not over the end of a minute.
    if (new Date().getSeconds() > 50) await sleep(61 - new Date().getSeconds());
    const samples = await main.samples("limited", 6);
    expect(samples.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await fake("rest").seen()).toMatchObject({ served: 5 });
  });

  test("maxParallelRequests: one more at the same time gets 429, and the next one afterwards does not", async () => {
    await fake("rest").behave({ delay: 1.5 });
    const samples = await main.samples("parallel", 3, 3);
    expect(samples.map(({ status }) => status).toSorted()).toEqual([200, 200, 429]);
    await fake("rest").behave({});
    expect(tally(await main.samples("parallel", 1))).toEqual({ "main-vllm-rest": 1 });
  });
});

describe("requests", () => {
  test.each(efforts)("reasoning effort %s reaches the engine as configured (S0-05)", async (effort) => {
    await main.chat(`think-${effort}`);
    const body = await fake("rest").lastBody();
    expect(body.reasoning_effort).toBe(effort === "omit" ? undefined : effort);
  });

  test("request defaults fill in what the client leaves out, and only that (S1-04)", async () => {
    await main.client.call("/v1/chat/completions", {
      model: "defaulted",
      messages: [{ role: "user", content: `defaults ${Math.random()}` }],
    });
    const defaults = { temperature: 0.25, max_tokens: 77, stop: ["END"], seed: 5 };
    expect(await fake("rest").lastBody()).toMatchObject(defaults);
    await main.chat("defaulted", { temperature: 1, max_tokens: 3 });
    expect(await fake("rest").lastBody()).toMatchObject({ ...defaults, temperature: 1, max_tokens: 3 });
  });

  test("dropParams: what the provider does not know is dropped, or refused where it is off (S0-06)", async () => {
    const unknown = { reasoning_effort: "high" };
    expect((await main.chat("hosted", unknown)).status).toBe(200);
    expect(await fake("rest").lastBody()).not.toHaveProperty("reasoning_effort");
    const refused = await open.chat("hosted", unknown);
    expect(refused.status).toBe(400);
    expect(refused.body).toContain("reasoning_effort");
  });

  test("a request is cut at its model's timeout (S4-06)", async () => {
    await fake("rest").behave({ delay: 5 });
    const { status, milliseconds } = await main.sample("slow");
    expect(status).toBe(408);
    expect(milliseconds).toBeGreaterThan(950);
    expect(milliseconds).toBeLessThan(2500);
  });

  test("a stream is cut when its first chunk is late, not while it flows", async () => {
    await fake("rest").behave({ delay: 6 });
    const begun = performance.now();
    const late = await main.chat("defaulted", { stream: true });
    expect(late.status).toBe(408);
    expect(performance.now() - begun).toBeLessThan(4500);
    await fake("rest").behave({ chunks: 4, chunk_delay: 0.8 });
    const flows = await main.chat("defaulted", { stream: true });
    expect(flows.body.trimEnd().endsWith("data: [DONE]")).toBe(true);
  });

  test("a client that goes away ends its request at the engine", async () => {
    await fake("rest").behave({ delay: 8 });
    const abort = new AbortController();
    const request = fetch(`${main.url}/v1/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${main.client.key ?? ""}`, "content-type": "application/json" },
      body: JSON.stringify({ model: "defaulted", messages: [{ role: "user", content: "goes away" }] }),
      signal: abort.signal,
    }).catch(() => undefined);
    await eventually("the engine has the request", 5, async () => (await fake("rest").seen()).served === 1);
    abort.abort();
    await request;
    await eventually("the engine is free again", 4, async () => (await fake("rest").seen()).aborted === 1);
    expect(await fake("rest").seen()).toMatchObject({ served: 1, aborted: 1 });
  });
});

describe("response cache (S2-13, S3-06)", () => {
  const same = { messages: [{ role: "user", content: "twice the same" }], max_tokens: 3 };
  const ask = (proxy: Proxy, model: string) => proxy.client.call("/v1/chat/completions", { model, ...same });

  test("answers an equal request until the ttl ends", async () => {
    expect((await ask(main, "alone")).headers.has("x-litellm-cache-key")).toBe(false);
    const hit = await ask(main, "alone");
    expect(hit.headers.has("x-litellm-cache-key")).toBe(true);
    expect(await fake("alone").seen()).toMatchObject({ served: 1 });
    await sleep(3.2);
    await ask(main, "alone");
    expect(await fake("alone").seen()).toMatchObject({ served: 2 });
  });

  test("is not there without a ttl", async () => {
    await ask(open, "plain");
    await ask(open, "plain");
    expect(await fake("rest").seen()).toMatchObject({ served: 2 });
  });
});

describe("access and logs", () => {
  test("without its master key the proxy does not start (S3-21)", async () => {
    expect(Number(await docker("wait", keyless))).not.toBe(0);
    const { output } = await run("docker", ["logs", keyless]);
    expect(output).toContain("/run/secrets/LITELLM_MASTER_KEY");
  });

  test("a key is demanded, or not where there is none (S0-07)", async () => {
    expect((await main.as(undefined).chat("alone", "no key")).status).toBe(401);
    expect((await main.as("sk-wrong").chat("alone", "wrong key")).status).toBeGreaterThanOrEqual(400);
    expect((await open.as(undefined).chat("plain", "no key")).status).toBe(200);
  });

  test("metrics are for key holders, or for everybody where there is no key (S2-22)", async () => {
    await main.chat("alone");
    const metrics = await main.client.call("/metrics/");
    expect(metrics.status).toBe(200);
    expect(metrics.body).toMatch(/^litellm_proxy_total_requests_metric_total\{/m);
    expect((await main.as(undefined).call("/metrics/")).status).toBe(401);
    expect((await open.as(undefined).call("/metrics/")).status).toBe(200);
  });

  test("behind LiteLLM's banner every line of the log is JSON, where that is on", async () => {
    const isJson = (line: string) => {
      try {
        return typeof JSON.parse(line) === "object";
      } catch {
        return false;
      }
    };
    await Promise.all([main, open].map((proxy) => proxy.chat("no-such-model")));
    const [ours, plain] = (await Promise.all([main.logs(), open.logs()])).map((text) =>
      (text.split(/╚═╝ *\n/).at(-1) ?? "").split("\n").filter((line) => line.trim() !== ""),
    );
    expect(ours?.some((line) => line.includes("no-such-model"))).toBe(true);
    expect(ours?.filter((line) => !isJson(line))).toEqual([]);
    expect(plain?.some((line) => line.includes("no-such-model") && !isJson(line))).toBe(true);
  });
});
