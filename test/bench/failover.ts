/** What a dead engine costs a client: the compiled defaults against configs written by hand, in one run. */
import { loadavg } from "node:os";
import { table } from "../../bin/table";
import type { Backend, Behaviour } from "../e2e/behaviour/backend";
import { guides, handWritten } from "../e2e/behaviour/hand-written";
import type { Proxy, Sample } from "../e2e/behaviour/proxy";
import { engine, gateway } from "../e2e/behaviour/services";
import { Testbed } from "../e2e/behaviour/testbed";
import { prepareRig } from "../e2e/rig";
import { docker } from "../e2e/run";
import { sleep } from "../e2e/traffic";
import { median, progress } from "./measure";
import type { Section } from "./measure";

const kinds: Readonly<Record<string, Behaviour>> = {
  refuses: { listen: "refuse" },
  "answers 500": { status: 500 },
  "is lost in a black hole": { listen: "blackhole" },
  hangs: { hang: true },
};
/** Replicas of the model; whether another one stands in for it. */
const shapes = {
  "one, with a fallback": { id: "one", replicas: 1, hasFallback: true },
  "one, alone": { id: "alone", replicas: 1, hasFallback: false },
  two: { id: "two", replicas: 2, hasFallback: false },
  three: { id: "three", replicas: 3, hasFallback: false },
} as const;
/** A client that waits longer has given up. */
const patienceSeconds = 20;
const firstCount = 3;
const nextCount = 200;
/** With seconds per request two hundred would take a quarter of an hour: what fits counts. */
const nextSeconds = 10;
const ours = "compiled, nothing set";

export interface Cell {
  readonly config: string;
  readonly shape: string;
  readonly kind: string;
  readonly healthy: number;
  readonly first: readonly Sample[];
  readonly next: readonly Sample[];
}

interface Case {
  readonly shape: string;
  readonly kind: string;
  readonly model: string;
  readonly behaviour: Behaviour;
  readonly dead: Backend;
}

export interface Figures {
  /** Name of the config that the compiler made. */
  readonly compiled: string;
  readonly cells: readonly Cell[];
  readonly redis: readonly RedisCell[];
}

export async function benchFailover(): Promise<Section> {
  const { env } = await prepareRig();
  Object.assign(process.env, env);
  return report(await measureFailover());
}

export async function measureFailover(): Promise<Figures> {
  const bed = await Testbed.open();
  try {
    const cases = await prepare(bed);
    const proxies = await start(bed, cases);
    const cells: Cell[] = [];
    for (const one of cases) cells.push(...(await measureCase(one, proxies)));
    return { compiled: ours, cells, redis: await measureRedis(proxies.get(ours)) };
  } finally {
    await bed.close();
  }
}

/** A case per shape and kind, each with a first engine of its own; one backend plays all others. */
async function prepare(bed: Testbed): Promise<readonly Case[]> {
  const cases: Case[] = [];
  const others: string[] = ["f-vllm-backup"];
  for (const [shape, { id, replicas }] of Object.entries(shapes)) {
    for (const [index, [kind, behaviour]] of Object.entries(kinds).entries()) {
      // Waiting says the same in every shape.
      if (index > 1 && !["one", "two"].includes(id)) continue;
      const model = `${id}-${index}`;
      for (let n = 2; n <= replicas; n += 1) others.push(`f-vllm-${model}-${n}`);
      cases.push({ shape, kind, model, behaviour, dead: await bed.backend(`f-vllm-${model}`) });
    }
  }
  await bed.backend("f-vllm-others", ...others);
  return cases;
}

async function start(bed: Testbed, cases: readonly Case[]): Promise<ReadonlyMap<string, Proxy>> {
  const shapeOf = ({ shape }: Case) => shapes[shape as keyof typeof shapes]; // made from the same table
  const withFallback = cases.filter((one) => shapeOf(one).hasFallback);
  const fallbacks = Object.fromEntries(withFallback.map(({ model }) => [model, ["backup"]]));
  const models = Object.fromEntries(cases.map((one) => [one.model, engine(shapeOf(one).replicas)]));
  const groups = Object.fromEntries([
    ["backup", ["f-vllm-backup"]],
    ...cases.map((one) => {
      const names = Array.from({ length: shapeOf(one).replicas }, (_, n) =>
        n === 0 ? `f-vllm-${one.model}` : `f-vllm-${one.model}-${n + 1}`,
      );
      return [one.model, names] as const;
    }),
  ]);
  const proxies = new Map<string, Proxy>();
  progress("failover: the proxies start");
  const config = gateway({ models: { ...models, backup: engine() }, routing: { fallbacks } });
  proxies.set(ours, await bed.proxy("f", config));
  for (const [name, settings] of Object.entries(guides)) {
    const id = name.replace(/[^a-zA-Z0-9]+/g, "-").slice(0, 12);
    proxies.set(name, await bed.handWritten(id, handWritten({ groups, fallbacks, ...settings })));
  }
  return proxies;
}

/** Ours alone, so that nothing else takes the processors; the others, which mostly wait, at the same time. */
async function measureCase(one: Case, proxies: ReadonlyMap<string, Proxy>): Promise<readonly Cell[]> {
  const { model, shape, kind } = one;
  const healthy = new Map<string, number>();
  for (const [config, proxy] of proxies) healthy.set(config, await healthyMedian(proxy, model));
  await one.dead.behave(one.behaviour);
  progress(`failover: ${shape}: one ${kind} (load ${(loadavg()[0] ?? 0).toFixed(1)})`);
  const measure = async (config: string, proxy: Proxy): Promise<Cell> => {
    const first: Sample[] = [];
    for (let n = 0; n < firstCount; n += 1) first.push(await proxy.sample(model, {}, patienceSeconds));
    const until = Date.now() + nextSeconds * 1000;
    const next: Sample[] = [];
    while (next.length < nextCount && Date.now() < until)
      next.push(await proxy.sample(model, {}, patienceSeconds));
    return { config, shape, kind, healthy: healthy.get(config) ?? 0, first, next };
  };
  const [own, ...others] = [...proxies];
  if (!own) throw new Error("no proxy");
  const cell = await measure(...own);
  const cells = [cell, ...(await Promise.all(others.map((other) => measure(...other))))];
  await one.dead.behave({});
  return cells;
}

async function healthyMedian(proxy: Proxy, model: string): Promise<number> {
  await proxy.samples(model, 5);
  return median((await proxy.samples(model, 40)).map(({ milliseconds }) => milliseconds));
}

interface RedisCell {
  readonly what: string;
  readonly samples: readonly Sample[];
}

async function measureRedis(proxy: Proxy | undefined): Promise<readonly RedisCell[]> {
  if (!proxy?.redis) throw new Error("no Redis");
  await proxy.samples("backup", 20);
  const healthy = await proxy.samples("backup", 203);
  await docker("pause", proxy.redis);
  const hung = await proxy.samples("backup", 203);
  await docker("unpause", proxy.redis);
  await sleep(70); // the circuit breaker tries again after 60 s
  await proxy.samples("backup", 20);
  await docker("kill", proxy.redis);
  const killed = await proxy.samples("backup", 203);
  return [
    { what: "healthy", samples: healthy },
    { what: "hung", samples: hung },
    { what: "killed", samples: killed },
  ];
}

function report(measured: Figures): Section {
  const { cells, redis } = measured;
  const head = ["config", "errors", "healthy p50", "first 3", "next p50", "p95", "max", "sent"];
  const tables = Object.keys(shapes).flatMap((shape) =>
    Object.keys(kinds).flatMap((kind) => {
      const rows = cells.filter((cell) => cell.shape === shape && cell.kind === kind).map(row);
      const text = table(`failover: ${shape}: one ${kind}; milliseconds`, head, rows);
      return text === "" ? [] : [text];
    }),
  );
  const redisRows = redis.map(({ what, samples }) => {
    const { p50, p95, max } = figures(samples);
    return [what, String(errors(samples)), p50, p95, max, String(samples.length)];
  });
  const redisTable = table(
    "failover: Redis; milliseconds",
    ["Redis", "errors", "p50", "p95", "max", "sent"],
    redisRows,
  );
  return { text: [...tables, redisTable].join("\n\n"), figures: measured };
}

function row({ config, healthy, first, next }: Cell): readonly string[] {
  const { p50, p95, max } = figures(next);
  const begun = first.map(({ milliseconds }) => Math.round(milliseconds)).join(", ");
  const all = [...first, ...next];
  return [config, String(errors(all)), healthy.toFixed(0), begun, p50, p95, max, String(all.length)];
}

function errors(samples: readonly Sample[]): number {
  return samples.filter(({ status }) => status !== 200).length;
}

function figures(samples: readonly Sample[]): { p50: string; p95: string; max: string } {
  const sorted = samples.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
