/** Where a verb reads its surroundings from and writes to. Verbs touch `process` only through it, so tests pass their own. */
import type { Style } from "./style";

export interface Terminal {
  /** Exactly this text on standard output. */
  readonly write: (text: string) => void;
  /** One line, or several, for people: standard error. */
  readonly say: (text: string) => void;
  /** Asks a yes-or-no question; undefined when nobody is there to answer. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  /** All of standard input. */
  readonly input: () => Promise<string>;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Standard error shows colours. */
  readonly hasColor: boolean;
  /** How text on standard output may look. */
  readonly style: Style;
}

const codes = { red: 31, yellow: 33, green: 32 } as const;

/** Colours a text where the terminal shows colours. */
export function paint(terminal: Terminal, color: keyof typeof codes, text: string): string {
  return terminal.hasColor ? `\u001b[${codes[color]}m${text}\u001b[0m` : text;
}

/** One JSON document on standard output. */
export function writeJson(terminal: Terminal, document: unknown): void {
  terminal.write(`${JSON.stringify(document, null, 2)}\n`);
}
