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

  async call(path: string, body?: unknown, method = body === undefined ? "GET" : "POST"): Promise<Call> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        ...(this.key === undefined ? {} : { authorization: `Bearer ${this.key}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "manual",
      signal: AbortSignal.timeout(60_000),
    });
    return { status: response.status, body: await response.text(), headers: response.headers };
  }

  /** One chat; the text makes it unique, so that no cache answers. */
  chat(model: string, text: string, more: object = {}): Promise<Call> {
    return this.call("/v1/chat/completions", {
      model,
      messages: [{ role: "user", content: text }],
      max_tokens: 4,
      ...more,
    });
  }
}

export interface Load {
  /** Ends the load and says what happened. */
  stop(): Promise<{ sent: number; failures: readonly string[] }>;
}

/** `clients` clients send one chat after another until stopped, at most for ten minutes. */
export function startLoad(client: Client, model: string, clients = 4): Load {
  const until = Date.now() + 600_000;
  const failures: string[] = [];
  let sent = 0;
  let stopped = false;
  const worker = async (id: number): Promise<void> => {
    while (!stopped && Date.now() < until) {
      sent += 1;
      const text = `load ${id} ${sent} ${Math.random()}`;
      const answer = await client.chat(model, text).catch((problem: unknown) => String(problem));
      if (typeof answer === "string") failures.push(answer);
      else if (answer.status !== 200) failures.push(`${answer.status} ${answer.body.slice(0, 300)}`);
    }
  };
  const workers = Array.from({ length: clients }, (_, id) => worker(id));
  return {
    async stop() {
      stopped = true;
      await Promise.all(workers);
      return { sent, failures };
    },
  };
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
