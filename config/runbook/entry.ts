/** What somebody who is woken reads: docs/runbook.md is made of these, and `llm-gateway explain` prints one. */
export interface RunbookEntry {
  /** What is seen. */
  readonly symptom: string;
  /** What is behind it, the usual one first. */
  readonly cause: string;
  /** What tells the causes apart; `<stack>` is the name of the stack. */
  readonly command: string;
  readonly fix: string;
}

export type Entries = Readonly<Record<string, RunbookEntry>>;
