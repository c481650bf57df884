/** Traffic from the client's side: single calls, and a bounded load that counts what a client would notice. */

export interface Call {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

export class Client {
  constructor(
    readonly url: string,
    readonly key: string | undefined,
  ) {}

  async call(
    path: string,
    body?: unknown,
    method = body === undefined ? "GET" : "POST",
    patienceSeconds = 60,
  ): Promise<Call> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        ...(this.key === undefined ? {} : { authorization: `Bearer ${this.key}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "manual",
      signal: AbortSignal.timeout(patienceSeconds * 1000),
    });
    return { status: response.status, body: await response.text(), headers: response.headers };
  }

  /** One chat; the text makes it unique, so that no cache answers. */
  chat(model: string, text: string, more: object = {}, patienceSeconds?: number): Promise<Call> {
    const body = { model, messages: [{ role: "user", content: text }], max_tokens: 4, ...more };
    return this.call("/v1/chat/completions", body, "POST", patienceSeconds);
  }
}

/** What the clients of a load saw. */
export interface Outcome {
  readonly sent: number;
  /** Each with the time it took and the second it began. */
  readonly failures: readonly string[];
  /** Seconds that the slowest request took. */
  readonly longest: number;
  /** The five slowest requests, in the same form. */
  readonly slowest: readonly string[];
}

export interface Load {
  /** Ends the load and says what happened. */
  stop(): Promise<Outcome>;
}

/** `clients` clients send one chat after another until stopped, at most for ten minutes. */
export function startLoad(client: Client, model: string, clients = 4): Load {
  const start = Date.now();
  const requests: { begun: number; took: number; problem: string }[] = [];
  let sent = 0;
  let stopped = false;
  const worker = async (id: number): Promise<void> => {
    while (!stopped && Date.now() < start + 600_000) {
      sent += 1;
      const begun = Date.now();
      const problem = await client.chat(model, `load ${id} ${sent} ${Math.random()}`).then(
        ({ status, body }) => (status === 200 ? "" : `${status} ${body.slice(0, 300)}`),
        (reason: unknown) => String(reason),
      );
      requests.push({ begun: begun - start, took: Date.now() - begun, problem });
    }
  };
  const workers = Array.from({ length: clients }, (_, id) => worker(id));
  const told = ({ begun, took, problem }: (typeof requests)[number]) =>
    `${seconds(took)} s from second ${seconds(begun)}${problem === "" ? "" : `: ${problem}`}`;
  return {
    async stop() {
      stopped = true;
      await Promise.all(workers);
      const slowest = requests.toSorted((a, b) => b.took - a.took).slice(0, 5);
      return {
        sent,
        failures: requests.filter(({ problem }) => problem !== "").map(told),
        longest: (slowest[0]?.took ?? 0) / 1000,
        slowest: slowest.map(told),
      };
    },
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

export async function sleep(seconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

/** Asks until the answer is true; fails with `what` after the given time. */
export async function eventually(
  what: string,
  seconds: number,
  isTrue: () => Promise<boolean>,
): Promise<void> {
  const until = Date.now() + seconds * 1000;
  while (!(await isTrue().catch(() => false))) {
    if (Date.now() > until) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(1);
  }
}
