/** Fills variables into the words of a command: what the program would see as its arguments. */
import type { Location } from "../findings";
import type { LookUp, Word } from "./document";
import { expand } from "./expand";
import { shellSentences } from "./shell-tokens";
import type { Sentence, Token } from "./shell-tokens";

/** Arrays by name, such as `ARGS=(--a b)`. */
export type Arrays = ReadonlyMap<string, readonly Word[]>;

const noArrays: Arrays = new Map();

export function shellWords(sentence: Sentence, lookUp: LookUp, arrays: Arrays = noArrays): readonly Word[] {
  return sentence.flatMap((token) => {
    const array = /^"?\$\{(\w+)\[[@*]\]\}"?$/.exec(token.raw)?.[1];
    return (array === undefined ? undefined : arrays.get(array)) ?? words(token, lookUp);
  });
}

/** A variable outside quotes may hold several words, or none. */
function words(token: Token, lookUp: LookUp): readonly Word[] {
  const word = shellWord(token, lookUp);
  const isSplit = token.parts.some(({ text, quote }) => quote === "" && /\$[\w{]/.test(text));
  if (!isSplit || token.parts.length > 1) return [word];
  // A shell would leave the word out; whoever reads it wants to know that something is missing.
  if (word.text === "" && word.missing.length > 0) return [word];
  return word.text
    .split(/\s+/)
    .filter((text) => text !== "")
    .map((text) => ({ ...word, text }));
}

export function shellWord({ parts, raw, location }: Token, lookUp: LookUp): Word {
  const filled = parts.map(({ text, quote }) => {
    if (quote === "'") return { text, names: [], missing: [] };
    const expanded = expand(quote === '"' ? text.replace(/\\\$/g, "\u0000") : text, lookUp, "shell");
    if (quote === "") return expanded;
    return { ...expanded, text: expanded.text.replace(/\\(["\\`])/g, "$1").replaceAll("\u0000", "$") };
  });
  return {
    text: filled.map(({ text }) => text).join(""),
    raw,
    names: [...new Set(filled.flatMap(({ names }) => names))],
    missing: [...new Set(filled.flatMap(({ missing }) => missing))],
    location,
  };
}

/** A command given as one text, such as `command:` of a compose file, whose variables are filled in before it is split. */
export function splitCommand(text: string, location: Location, lookUp: LookUp): readonly Word[] {
  return shellSentences(text)
    .flat()
    .map(({ parts, raw }) => {
      const plain = parts.map(({ text: part, quote }) =>
        quote === '"' ? part.replace(/\\(["\\`])/g, "$1") : part,
      );
      return { ...expand(plain.join(""), lookUp), raw, location };
    });
}
