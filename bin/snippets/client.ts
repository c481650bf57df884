/** What a snippet is made from, and what it is. The key is only ever named. */
import type { clientNames } from "../choices";

export interface Facts {
  /** With `/v1`. */
  readonly baseUrl: string;
  /** Chat model that the snippet asks. */
  readonly model: string;
  /** Chat models with their windows, for clients that want a list. */
  readonly models: readonly {
    readonly name: string;
    readonly input: number | null;
    readonly output: number | null;
  }[];
  /** Name of the variable with the client's key. */
  readonly keyVariable: string;
  /** Name of the stack: what lists call the gateway. */
  readonly stack: string;
}

export interface Client {
  readonly name: (typeof clientNames)[number];
  /** As people call it. */
  readonly title: string;
  readonly file: string;
  /** What has to be installed first; empty for nothing. */
  readonly install: string;
  readonly text: (facts: Facts) => string;
}

/** JSON's form of a text is also JavaScript's and Python's. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

export const question = "Say hello in one short sentence.";
