/** A load that does not wait for its answers: so many requests each second, and streams of which one is always open. */
import { Agent, request } from "node:http";
import type { IncomingMessage } from "node:http";

export interface SteadyLoadOptions {
  readonly url: string;
  readonly key: string;
  readonly model: string;
  /** Requests each second: every second one over kept connections, the others each over a new one. */
  readonly rate: number;
  /** Streams that are open at any time. */
  readonly streams: number;
  /** Chunks of each stream; the backend sends two each second. */
  readonly chunks: number;
  /** Seconds after which a client gives up. */
  readonly patience: number;
}

/** What the clients saw. Times in seconds. */
export interface Seen {
  readonly requests: number;
  readonly failures: readonly string[];
  readonly streams: number;
  /** Streams without their end. */
  readonly cut: readonly string[];
  /** The longest request that is no stream. */
  readonly longest: number;
  /** How late the generator itself was with a request, at worst: a starved machine, no failure of the gateway. */
  readonly late: number;
}

interface Sample {
  readonly kind: "request" | "stream";
  readonly begun: number;
  readonly ended: number;
  /** Empty when all is well. */
  readonly problem: string;
}

/** What the backend leaves between two chunks. */
const chunkSeconds = 0.5;

export class SteadyLoad {
  private readonly samples: Sample[] = [];
  private readonly open = new Set<Promise<void>>();
  private readonly kept = new Agent({ keepAlive: true, maxSockets: 256 });
  private readonly timer: NodeJS.Timeout;
  private readonly start = now();
  private sent = 0;
  private late = 0;
  private stopped = false;

  constructor(private readonly options: SteadyLoadOptions) {
    this.timer = setInterval(() => this.sendDue(), 1000 / options.rate / 2);
    for (let id = 0; id < options.streams; id += 1) this.track(this.streamOnAndOn());
  }

  /** Seconds since the load began, for `recovery`. */
  get clock(): number {
    return now() - this.start;
  }

  /** Seconds from `event` to the begin of the last request that failed; 0 when none did. */
  recovery(event: number): number {
    const failed = this.samples.filter(({ problem, ended }) => problem !== "" && ended >= event);
    return Math.max(0, ...failed.map(({ begun }) => begun - event));
  }

  /** Seconds that each request took which began between two moments, failed ones too. */
  times(from: number, until: number): readonly number[] {
    const within = this.samples.filter(
      ({ kind, begun }) => kind === "request" && begun >= from && begun < until,
    );
    return within.map(({ begun, ended }) => ended - begun);
  }

  /** Ends when every request and every stream has had its end. */
  async stop(): Promise<Seen> {
    this.stopped = true;
    clearInterval(this.timer);
    while (this.open.size > 0) await Promise.all(this.open);
    this.kept.destroy();
    return this.seen();
  }

  seen(): Seen {
    const of = (kind: Sample["kind"]) => this.samples.filter((sample) => sample.kind === kind);
    const told = (samples: readonly Sample[]) => samples.filter(({ problem }) => problem !== "").map(tell);
    const [requests, streams] = [of("request"), of("stream")];
    const longest = Math.max(0, ...requests.map(({ begun, ended }) => ended - begun));
    return {
      requests: requests.length,
      failures: told(requests),
      streams: streams.length,
      cut: told(streams),
      longest,
      late: this.late,
    };
  }

  /** After a stall of this machine what is due is sent at once: the clients of the world do not wait either. */
  private sendDue(): void {
    const { clock } = this;
    const due = Math.floor(clock * this.options.rate);
    if (this.sent < due) this.late = Math.max(this.late, clock - (this.sent + 1) / this.options.rate);
    for (; this.sent < due; this.sent += 1) this.track(this.one("request", this.sent % 2 === 0));
  }

  /** The next one begins a chunk before this one's end, so that there is never none. */
  private async streamOnAndOn(): Promise<void> {
    while (!this.stopped) {
      const begun = this.clock;
      const stream = this.one("stream", false);
      this.track(stream);
      const almost = (this.options.chunks - 1) * chunkSeconds * 1000;
      await Promise.race([stream, pause(almost)]);
      // Where streams end at once, a person would not ask without a pause either.
      if (this.clock < begun + 1) await pause(1000);
    }
  }

  private async one(kind: Sample["kind"], isKept: boolean): Promise<void> {
    const begun = this.clock;
    const text = `${kind} ${begun} ${Math.random()}`;
    const { chunks, model } = this.options;
    const more = kind === "stream" ? { stream: true, max_tokens: chunks } : { max_tokens: 1 };
    const body = JSON.stringify({ model, messages: [{ role: "user", content: text }], ...more });
    const problem = await this.send(body, isKept).then(
      ({ status, text: answer }) => judge(kind, status, answer),
      (reason: unknown) => String(reason),
    );
    this.samples.push({ kind, begun, ended: this.clock, problem });
  }

  private send(body: string, isKept: boolean): Promise<{ status: number; text: string }> {
    const { url, key, patience } = this.options;
    const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
    return new Promise((resolve, reject) => {
      const call = request(
        `${url}/v1/chat/completions`,
        { method: "POST", headers, agent: isKept ? this.kept : false },
        (response) => {
          const status = response.statusCode ?? 0;
          readAll(response).then((text) => resolve({ status, text }), reject);
        },
      );
      const timer = setTimeout(() => call.destroy(new Error(`no end within ${patience} s`)), patience * 1000);
      call.on("close", () => clearTimeout(timer));
      call.on("error", reject);
      call.end(body);
    });
  }

  private track(work: Promise<void>): void {
    this.open.add(work);
    void work.finally(() => this.open.delete(work));
  }
}

async function readAll(response: IncomingMessage): Promise<string> {
  const parts: string[] = [];
  for await (const part of response.setEncoding("utf8")) parts.push(String(part));
  return parts.join("");
}

function judge(kind: Sample["kind"], status: number, text: string): string {
  if (status !== 200) return `${status} ${text.slice(0, 200)}`;
  if (kind === "request") return text.includes('"choices"') ? "" : `200 ${text.slice(0, 200)}`;
  return text.trimEnd().endsWith("data: [DONE]") ? "" : `ends with ${text.slice(-200)}`;
}

function tell({ begun, ended, problem }: Sample): string {
  return `${(ended - begun).toFixed(1)} s from second ${begun.toFixed(1)}: ${problem}`;
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function now(): number {
  return performance.now() / 1000;
}
