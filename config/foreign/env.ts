/**
 * Reads env files: `NAME=value` lines with quotes, comments, `export` and variables of earlier lines. Ready-made parsers give
 * neither places nor the lines that they skip, and both are what a report is made of.
 */
import type { LookUp, Problem, Variable, Word } from "./document";
import { expand } from "./expand";
import { locator } from "./lines";

export interface EnvFile {
  /** In the order of the file; a name may stand there twice, and the last one counts. */
  readonly variables: readonly Variable[];
  readonly problems: readonly Problem[];
}

const start = /[^\S\n]*(?:export[^\S\n]+)?([^\s=:#]+)[^\S\n]*(?:([=:])[^\S\n]*|(?=\n|$|#))/y;

/** `lookUp` knows what the surroundings set; the file's own earlier lines win. */
export function readEnv(text: string, lookUp: LookUp = () => undefined): EnvFile {
  const locate = locator(text);
  const variables: Variable[] = [];
  const problems: Problem[] = [];
  const own = new Map<string, string>();
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    const blank = /[^\S\n]*(?:#[^\n]*)?(?:\n|$)/y;
    blank.lastIndex = at;
    if (blank.test(text)) {
      if (blank.lastIndex === at) break;
      at = blank.lastIndex;
      continue;
    }
    at += /^[^\S\n]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0;
    start.lastIndex = at;
    const found = start.exec(text);
    const [whole = "", name = "", sign] = found ?? [];
    const location = locate(at + (found ? whole.indexOf(name) : 0));
    if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name)) {
      problems.push({ location, message: "the line is no NAME=value" });
      at = endOfLine(text, at);
      continue;
    }
    const from = at + whole.length;
    const value = sign === undefined ? undefined : valueAt(text, from);
    if (value?.isOpen === true) problems.push({ location, message: `the quote of ${name} is never closed` });
    const word = value && wordOf(value, locate(from), (other) => own.get(other) ?? lookUp(other));
    if (word) own.set(name, word.text);
    variables.push({ name, value: word ?? null, location });
    at = endOfLine(text, value?.end ?? from);
  }
  return { variables, problems };
}

interface Value {
  readonly raw: string;
  readonly quote: "" | "'" | '"';
  readonly end: number;
  readonly isOpen: boolean;
}

function valueAt(text: string, from: number): Value {
  const quote = text[from];
  if (quote !== "'" && quote !== '"') {
    const line = text.slice(from, endOfLine(text, from)).replace(/\n$/, "");
    return { raw: line.replace(/(^|\s)#.*$/, "").trim(), quote: "", end: from, isOpen: false };
  }
  let end = from + 1;
  while (end < text.length && text[end] !== quote) end += quote === '"' && text[end] === "\\" ? 2 : 1;
  if (end < text.length) return { raw: text.slice(from + 1, end), quote, end: end + 1, isOpen: false };
  // Only the line is lost, not the rest of the file.
  const line = text.slice(from + 1, endOfLine(text, from)).trimEnd();
  return { raw: line, quote: "", end: from, isOpen: true };
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function wordOf({ raw, quote }: Value, location: Word["location"], lookUp: LookUp): Word {
  if (quote === "'") return { text: raw, raw, names: [], missing: [], location };
  const expanded = expand(raw.replaceAll("\\$", "$$$$"), lookUp);
  const text =
    quote === '"'
      ? expanded.text.replace(/\\(.)/g, (_, character: string) => escapes[character] ?? character)
      : expanded.text;
  return { ...expanded, text, raw, location };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}
