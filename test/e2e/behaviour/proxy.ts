/** A running LiteLLM, as its clients see it. */
import { run } from "../run";
import { answerText } from "../observe";
import { Client } from "../traffic";
import type { Call } from "../traffic";

/** What one request cost and brought. */
export interface Sample {
  readonly milliseconds: number;
  readonly status: number;
  /** The backend that answered; the error's text where none did. */
  readonly by: string;
}

let sent = 0;

export class Proxy {
  readonly client: Client;

  constructor(
    readonly container: string,
    readonly redis: string | null,
    readonly postgres: string | null,
    readonly url: string,
    key: string | undefined,
  ) {
    this.client = new Client(url, key);
  }

  /** With another key, or none. */
  as(key: string | undefined): Client {
    return new Client(this.url, key);
  }

  logs(): Promise<string> {
    return run("docker", ["logs", this.container], { mayFail: true }).then(({ output }) => output);
  }

  /** One request that no other equals. */
  chat(model: string, more: object = {}): Promise<Call> {
    return this.client.chat(model, unique(), more);
  }

  /** A client that has waited for so long has given up. */
  async sample(model: string, more: object = {}, patienceSeconds = 60): Promise<Sample> {
    const begun = performance.now();
    const call = await this.client.chat(model, unique(), more, patienceSeconds).catch((reason: unknown) => ({
      status: 0,
      body: String(reason),
    }));
    const milliseconds = performance.now() - begun;
    const { status, body } = call;
    return { milliseconds, status, by: status === 200 ? (answerText(call) ?? "") : body };
  }

  /** So many requests, one after another unless there are more clients. */
  async samples(model: string, count: number, clients = 1): Promise<readonly Sample[]> {
    const samples: Sample[] = [];
    let left = count;
    const client = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        samples.push(await this.sample(model));
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    return samples;
  }
}

/** Never the words of a health check, and never the same twice. */
function unique(): string {
  return `behaviour ${(sent += 1)} ${process.pid}`;
}

/** How many requests each backend answered; what was not answered counts under its status. */
export function tally(samples: readonly Sample[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { status, by } of samples) {
    const who = status === 200 ? by : String(status);
    counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].toSorted());
}
