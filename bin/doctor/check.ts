/** What a check is: it looks at one thing and says what it saw. Judging is a pure function beside it. */
import type { Finding } from "../../config";
import type { Subject } from "./subject";

export interface Seen {
  /** In a few words; empty where the findings say all. */
  readonly said: string;
  readonly findings: readonly Finding[];
}

/** Why nothing was looked at. */
export interface NotSeen {
  readonly reason: string;
}

export interface Check {
  /** As it is printed, and named in JSON. */
  readonly name: string;
  readonly look: (subject: Subject) => Promise<Seen | NotSeen> | Seen | NotSeen;
}

export function seen(said: string, findings: readonly Finding[] = []): Seen {
  return { said, findings };
}

export function notSeen(reason: string): NotSeen {
  return { reason };
}
