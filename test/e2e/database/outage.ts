/** A store that is stopped and started again under a load that does not wait: what clients saw, and when it was over. */
import type { Proxy } from "../behaviour/proxy";
import { note } from "../reliability/record";
import { SteadyLoad } from "../reliability/steady-load";
import type { Seen } from "../reliability/steady-load";
import { docker } from "../run";
import { eventually, sleep } from "../traffic";

export interface Outage {
  readonly case: string;
  /** While it is away; checks what others see. */
  readonly meanwhile: () => Promise<void>;
  /** Asked until it is true, from the moment the container is started again. */
  readonly isBack: () => Promise<boolean>;
}

/** Requests each second. */
const rate = 20;
const awaySeconds = 20;
const aroundSeconds = 8;

export async function outage(proxy: Proxy, store: string, key: string, event: Outage): Promise<Seen> {
  const load = new SteadyLoad({
    url: proxy.url,
    key,
    model: "chat",
    rate,
    streams: 0,
    chunks: 0,
    patience: 60,
  });
  await sleep(aroundSeconds);
  const begun = load.clock;
  await docker("stop", "-t", "5", store);
  const problem = await event.meanwhile().then(
    () => undefined,
    (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
  );
  await sleep(Math.max(0, begun + awaySeconds - load.clock));
  const ended = load.clock;
  await docker("start", store);
  await eventually("it is back", 120, event.isBack);
  const back = load.clock - ended;
  await sleep(aroundSeconds);
  const seen = await load.stop();
  const { requests, failures, longest, late } = seen;
  const done = `\`docker stop\`, 20 s later \`docker start\`; one proxy, ${rate} requests each second, no streams`;
  const counted = { requests, failures: failures.length, streams: 0, cut: 0, longest, late };
  note({ part: "disruptions", case: event.case, done, ...counted, recovery: load.recovery(begun) });
  const quiet = quantiles(load.times(0, begun));
  console.error(`  milliseconds before: ${quiet}; while away: ${quantiles(load.times(begun, ended))}`);
  console.error(`  back after ${back.toFixed(1)} s; ${failures.slice(0, 3).join(" | ")}`);
  if (problem !== undefined) throw problem;
  return seen;
}

function quantiles(seconds: readonly number[]): string {
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (share: number) => ((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) * 1000).toFixed(0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}`;
}
