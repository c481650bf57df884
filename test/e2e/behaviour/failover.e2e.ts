/** Failover that clients do not notice: the compiled defaults, with engines that die, hang and come back. */
import { docker } from "../run";
import { eventually, sleep } from "../traffic";
import type { Backend } from "./backend";
import { tally } from "./proxy";
import type { Proxy, Sample } from "./proxy";
import { engine, gateway } from "./services";
import { Testbed } from "./testbed";

/** With LiteLLM's own defaults each request of an outage costs 4 s and more; a busy machine alone costs less than this. */
const unnoticed = 1000;

let bed: Testbed;
/** Nothing of `routing` is said but who stands in for whom. */
let defaults: Proxy;
/** The same with checks that come often, so that a test need not wait for them. */
let watched: Proxy;
const fakes = new Map<string, Backend>();

function fake(name: string): Backend {
  const backend = fakes.get(name);
  if (!backend) throw new Error(`no fake ${name}`);
  return backend;
}

beforeAll(async () => {
  bed = await Testbed.open();
  const engines = ["one", "backup", "pair", "pair-2", "trio", "trio-2", "trio-3"].map((n) => `d-vllm-${n}`);
  const checked = ["one", "lost", "backup", "alone", "pair", "pair-2"].map((n) => `w-vllm-${n}`);
  const backends = await Promise.all([...engines, ...checked].map((name) => bed.backend(name)));
  for (const backend of backends) fakes.set(backend.name.replace("-vllm-", " "), backend);
  const models = { one: engine(), backup: engine(), pair: engine(2), trio: engine(3) };
  const routing = { fallbacks: { one: ["backup"] } };
  [defaults, watched] = await Promise.all([
    bed.proxy("d", gateway({ models, routing })),
    bed.proxy(
      "w",
      gateway({
        models: { one: engine(), lost: engine(), backup: engine(), alone: engine(), pair: engine(2) },
        routing: {
          fallbacks: { one: ["backup"], lost: ["backup"] },
          healthChecks: { every: "2s", timeout: "1s" },
          timeout: "8s",
        },
        cache: { type: "none" },
      }),
    ),
  ]);
  for (const model of ["one", "pair", "trio", "backup"]) await defaults.samples(model, 10, 2);
});

afterAll(() => bed.close());

describe("a dead engine, with nothing but defaults", () => {
  test.each([
    ["of one, with a fallback", "one", "d one", ["d-vllm-backup"]],
    ["of two", "pair", "d pair", ["d-vllm-pair-2"]],
    ["of three", "trio", "d trio", ["d-vllm-trio-2", "d-vllm-trio-3"]],
  ])("%s: no error, and it is tried once at most", async (_, model, dead, others) => {
    const healthy = await defaults.samples(model, 30);
    await fake(dead).reset();
    await fake(dead).behave({ status: 500 });
    const samples = await defaults.samples(model, 60);
    expect(Object.keys(tally(samples)).every((who) => others.includes(who))).toBe(true);
    // Not even once where the gateway's own check was there first.
    expect((await fake(dead).seen()).served).toBeLessThanOrEqual(1);
    expect(slowest(samples)).toBeLessThan(unnoticed);
    // The failed try, spread over all later requests, is nothing.
    expect(median(samples)).toBeLessThan(median(healthy) * 1.5 + 30);
  });

  test("that refuses: no error, no wait", async () => {
    await fake("d trio-2").behave({ listen: "refuse" });
    const samples = await defaults.samples("trio", 40);
    expect(tally(samples)).toEqual({ "d-vllm-trio-3": 40 });
    expect(slowest(samples)).toBeLessThan(unnoticed);
  });
});

describe("Redis, with nothing but defaults", () => {
  const redis = () => defaults.redis ?? "";

  // What dead engines cost comes on top: LiteLLM tells Redis of each with calls of its own.
  beforeAll(async () => {
    const engines = [...fakes].flatMap(([name, backend]) => (name.startsWith("d ") ? [backend] : []));
    await Promise.all(engines.map((backend) => backend.behave({})));
    await Promise.all(engines.map((backend) => backend.reset()));
    await eventually("the checks have found every engine again", 60, async () =>
      (await Promise.all(engines.map((backend) => backend.seen()))).every(({ checks }) => checks > 1),
    );
  });

  test("that hangs costs at most one second, once per health check, and no error", async () => {
    await docker("pause", redis());
    const checks = 2;
    const samples = await during(checks * 10 + 2, () => defaults.sample("backup")).finally(() =>
      docker("unpause", redis()),
    );
    expect(tally(samples)).toEqual({ "d-vllm-backup": samples.length });
    expect(samples.length).toBeGreaterThan(100);
    expect(slowest(samples)).toBeLessThan(1000 + unnoticed);
    expect(samples.filter(({ milliseconds }) => milliseconds > 450).length).toBeLessThan(4 + 2 * checks);
  });

  test("that is gone costs nothing, and no error", async () => {
    await docker("kill", redis());
    const samples = await defaults.samples("backup", 40);
    expect(tally(samples)).toEqual({ "d-vllm-backup": 40 });
    expect(slowest(samples)).toBeLessThan(1000 + unnoticed);
  });
});

describe("an engine that stops answering", () => {
  test("hangs: who waits for it waits once, and nobody is sent there when a check has found it", async () => {
    await fake("w one").behave({ hang: true });
    const inFlight = await watched.sample("one");
    expect(inFlight).toMatchObject({ status: 200, by: "w-vllm-backup" });
    expect(inFlight.milliseconds).toBeLessThan(8000 + unnoticed);
    await staysAway("one", "w one");
  });

  test("is lost in a black hole: the same, and the wait ends with the connection attempts", async () => {
    await fake("w lost").behave({ listen: "blackhole" });
    const inFlight = await watched.sample("lost");
    expect(inFlight).toMatchObject({ status: 200, by: "w-vllm-backup" });
    expect(inFlight.milliseconds).toBeLessThan(8000 + unnoticed);
    await staysAway("lost", "w lost");
  });

  test("and is the only one is asked again at once: a failed check never makes 429 of it", async () => {
    await fake("w alone").behave({ hang: true });
    await sleep(5);
    await fake("w alone").behave({});
    expect(tally(await watched.samples("alone", 10))).toEqual({ "w-vllm-alone": 10 });
  });

  test("is skipped among replicas, and when all are late for their checks clients still get answers", async () => {
    await fake("w pair").behave({ hang: true });
    await sleep(5);
    const samples = await watched.samples("pair", 20);
    expect(tally(samples)).toEqual({ "w-vllm-pair-2": 20 });
    expect(slowest(samples)).toBeLessThan(unnoticed);
    // Busy: later than a check waits, and still answering.
    await fake("w pair").behave({ delay: 1.6 });
    await fake("w pair-2").behave({ delay: 1.6 });
    await sleep(5);
    expect((await watched.samples("pair", 8, 4)).map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  test("that is killed with its container: no error", async () => {
    await fake("w pair").behave({});
    await fake("w pair-2").behave({});
    await eventually(
      "both answer",
      20,
      async () => Object.keys(tally(await watched.samples("pair", 10))).length === 2,
    );
    await fake("w pair").kill();
    const samples = await watched.samples("pair", 30);
    expect(tally(samples)).toEqual({ "w-vllm-pair-2": 30 });
    expect(slowest(samples)).toBeLessThan(3000 + unnoticed);
  });
});

/** Over several checks no request of a client reaches the engine, nor waits. */
async function staysAway(model: string, engineName: string): Promise<void> {
  await sleep(4);
  await fake(engineName).reset();
  const samples: Sample[] = [];
  for (let n = 0; n < 12; n += 1) {
    samples.push(await watched.sample(model));
    await sleep(0.4);
  }
  expect(tally(samples)).toEqual({ "w-vllm-backup": 12 });
  expect(slowest(samples)).toBeLessThan(unnoticed);
  expect(await fake(engineName).seen()).toMatchObject({ served: 0 });
}

function slowest(samples: readonly Sample[]): number {
  return Math.max(...samples.map(({ milliseconds }) => milliseconds));
}

function median(samples: readonly Sample[]): number {
  const sorted = samples.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** One after another, for so many seconds. */
async function during<T>(seconds: number, once: () => Promise<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) all.push(await once());
  return all;
}
