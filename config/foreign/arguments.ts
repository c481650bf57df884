/** Reads the flags of a command line whose flags are not known beforehand. */
import type { Location } from "../findings";
import type { Word } from "./document";

export interface Flag {
  /** With its dashes. */
  readonly name: string;
  /** What follows it up to the next flag; one for `--name=value`. */
  readonly values: readonly Word[];
  readonly location: Location;
}

export interface Arguments {
  readonly positional: readonly Word[];
  readonly flags: readonly Flag[];
}

/** `most` says how many values a flag takes at most. Negative numbers are values. */
export function readArguments(words: readonly Word[], most: (flag: string) => number): Arguments {
  const positional: Word[] = [];
  const flags: { name: string; values: Word[]; location: Location }[] = [];
  let open: Word[] = positional;
  let room = Infinity;
  for (const word of words) {
    const [, name, value] = /^(-{1,2}[A-Za-z][^=\s]*)(?:=([\s\S]*))?$/.exec(word.text) ?? [];
    if (name === undefined) {
      (room-- > 0 ? open : positional).push(word);
      continue;
    }
    const values = value === undefined ? [] : [{ ...word, text: value }];
    flags.push({ name, values, location: word.location });
    open = values;
    room = value === undefined ? most(name) : 0;
  }
  return { positional, flags };
}
