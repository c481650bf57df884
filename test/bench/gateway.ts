/** What the gateway costs a request: the compiled config against LiteLLM by hand and against the backend alone. */
import { loadavg } from "node:os";
import { table } from "../../bin/table";
import { handWritten } from "../e2e/behaviour/hand-written";
import { Proxy } from "../e2e/behaviour/proxy";
import { engine, gateway } from "../e2e/behaviour/services";
import { Testbed } from "../e2e/behaviour/testbed";
import { prepareRig } from "../e2e/rig";
import { docker } from "../e2e/run";
import { median, progress } from "./measure";
import type { Section } from "./measure";

/** Taken in turns: a busy minute of the machine falls on all. */
export interface Effort {
  readonly pairs: number;
  readonly requests: number;
}
const usual: Effort = { pairs: 5, requests: 300 };
const clients = 4;
const model = "chat";

interface Run {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Of the proxy's own process, milliseconds per request: what a busy machine changes least. */
  readonly cpu: number | null;
}

export interface Contestant {
  readonly what: string;
  readonly proxy: Proxy;
  readonly hasProcess: boolean;
  readonly runs: Run[];
}

export async function benchGateway(): Promise<Section> {
  const { env } = await prepareRig();
  Object.assign(process.env, env);
  return report(await measureGateway(usual), usual);
}

/** The compiled config first, the hand-written one with the same features second. */
export async function measureGateway(effort: Effort): Promise<readonly Contestant[]> {
  const bed = await Testbed.open();
  try {
    const contestants = await start(bed);
    for (const { proxy } of contestants) await proxy.samples(model, 100, clients);
    for (let pair = 0; pair < effort.pairs; pair += 1) {
      progress(`gateway: pair ${pair + 1} of ${effort.pairs} (load ${(loadavg()[0] ?? 0).toFixed(1)})`);
      // Every other time the other way round: neither always meets the warmer machine.
      for (const one of pair % 2 === 0 ? contestants : contestants.toReversed())
        one.runs.push(await run(one, effort.requests));
    }
    return contestants;
  } finally {
    await bed.close();
  }
}

/** Median of the runs' quotients, run by run. */
function ratio(one: Contestant, other: Contestant, of: (run: Run) => number): number {
  return median(one.runs.map((run, n) => of(run) / of(other.runs[n] ?? run)));
}

async function start(bed: Testbed): Promise<readonly Contestant[]> {
  const backend = await bed.backend("g-vllm-chat", "g-vllm-backup");
  const config = gateway({
    models: { chat: engine(), backup: engine() },
    routing: { fallbacks: { chat: ["backup"] } },
  });
  const compiled = await bed.proxy("g", config);
  const groups = { chat: ["g-vllm-chat"], backup: ["g-vllm-backup"] };
  const redis = { type: "redis", host: "g-redis", port: 6379, password: "value-of-REDIS_PASSWORD" };
  const same = handWritten({
    groups,
    fallbacks: { chat: ["backup"] },
    router: { enable_pre_call_checks: true, allowed_fails: 0, num_retries: 0 },
    litellm: {
      ...{ drop_params: true, json_logs: true, callbacks: ["prometheus"], cache: true },
      cache_params: { ...redis, supported_call_types: [] },
    },
    general: {
      ...{ background_health_checks: true, health_check_interval: 10, enable_health_check_routing: true },
      cancel_on_disconnect: true,
    },
  });
  return [
    contestant("compiled, nothing set", compiled),
    contestant("by hand, the same features", await bed.handWritten("same", same)),
    contestant(
      "by hand, model_list and master_key alone",
      await bed.handWritten("bare", handWritten({ groups })),
    ),
    contestant("the backend, asked directly", new Proxy("", null, null, backend.url, undefined), false),
  ];
}

function contestant(what: string, proxy: Proxy, hasProcess = true): Contestant {
  return { what, proxy, hasProcess, runs: [] };
}

async function run({ what, proxy, hasProcess }: Contestant, requests: number): Promise<Run> {
  const before = hasProcess ? await cpuMilliseconds(proxy.container) : null;
  const begun = performance.now();
  const samples = await proxy.samples(model, requests, clients);
  const seconds = (performance.now() - begun) / 1000;
  const after = hasProcess ? await cpuMilliseconds(proxy.container) : null;
  const failed = samples.find(({ status }) => status !== 200);
  if (failed) throw new Error(`${what}: ${failed.status} ${failed.by}`);
  const sorted = samples.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const cpu = before === null || after === null ? null : (after - before) / requests;
  return { perSecond: requests / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), cpu };
}

/** User and system time of the container's first process, from ticks of 10 ms. */
async function cpuMilliseconds(container: string): Promise<number> {
  const stat = await docker("exec", container, "cat", "/proc/1/stat");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function report(contestants: readonly Contestant[], { pairs, requests }: Effort): Section {
  const head = ["what", "requests/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms", "compiled ÷ this"];
  const [compiled] = contestants;
  const rows = contestants.map((one) => {
    const middle = (of: (run: Run) => number) => median(one.runs.map(of));
    const cpu = one.hasProcess ? middle(({ cpu: used }) => used ?? 0).toFixed(1) : "";
    const times = [({ p50 }: Run) => p50, ({ p95 }: Run) => p95, ({ p99 }: Run) => p99].map((of) =>
      middle(of).toFixed(1),
    );
    return [
      one.what,
      middle(({ perSecond }) => perSecond).toFixed(0),
      ...times,
      cpu,
      ratio(compiled ?? one, one, ({ p50 }) => p50).toFixed(2),
    ];
  });
  const title = `gateway: ${requests} requests of ${clients} clients, medians of ${pairs} runs in turns`;
  return { text: table(title, head, rows), figures: contestants.map(({ what, runs }) => ({ what, runs })) };
}
