/** A fake backend, told what to do and asked what it saw. See fake_backend.py. */
import { z } from "zod";
import { docker } from "../run";

export interface Behaviour {
  /** `refuse`: the port is closed; `blackhole`: packets are lost. @default "answer" */
  readonly listen?: "answer" | "refuse" | "blackhole";
  readonly status?: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Only requests with one of these keys fail. @default all */
  readonly keys?: readonly string[];
  /** Seconds before the first byte. */
  readonly delay?: number;
  /** Accepts and never answers. */
  readonly hang?: boolean;
  readonly chunks?: number;
  /** Seconds between the chunks of a stream. */
  readonly chunk_delay?: number;
  /** What an answer says of its tokens; nothing where it is empty. */
  readonly usage?: object;
  /** Calls the first tool of a request that brings any, with these arguments. */
  readonly calls?: object;
  /** This text, in place of an answer. */
  readonly raw?: string;
}

const seen = z.object({
  served: z.int(),
  checks: z.int(),
  aborted: z.int(),
  bodies: z.array(z.record(z.string(), z.unknown())),
});

export class Backend {
  constructor(
    readonly name: string,
    readonly container: string,
    private readonly control: string,
    /** Where this machine reaches it directly. */
    readonly url: string,
  ) {}

  /** What is not given is back at its default. */
  async behave(behaviour: Behaviour): Promise<void> {
    await this.ask("behaviour", behaviour);
  }

  async reset(): Promise<void> {
    await this.ask("reset", {});
  }

  /** Requests of clients and of health checks since the last reset, and the last bodies of clients. */
  async seen(): Promise<z.output<typeof seen>> {
    return seen.parse(await this.ask("seen"));
  }

  /** The body that came in last. */
  async lastBody(): Promise<Readonly<Record<string, unknown>>> {
    const { bodies } = await this.seen();
    const last = bodies.at(-1);
    if (!last) throw new Error(`${this.name} saw no request`);
    return last;
  }

  /** The container ends: its name and its address are gone. */
  async kill(): Promise<void> {
    await docker("kill", this.container);
  }

  private async ask(path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.control}/${path}`, {
      signal: AbortSignal.timeout(20_000),
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${this.name}: ${text}`);
    return JSON.parse(text) as unknown;
  }
}
