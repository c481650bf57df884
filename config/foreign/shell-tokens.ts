/**
 * Splits a shell script into commands of words as POSIX shells do: quotes, line continuations, comments, operators; here-documents
 * and redirections are left out. Ready-made splitters drop the places and fill variables in too early.
 */
import type { Location } from "../findings";
import { locator } from "./lines";

/** A stretch of a word under one kind of quotes. */
interface Part {
  readonly text: string;
  readonly quote: "" | "'" | '"';
}

export interface Token {
  readonly raw: string;
  readonly parts: readonly Part[];
  readonly location: Location;
}

/** The words up to the next operator or the end of the line. */
export type Sentence = readonly Token[];

interface Scan {
  readonly text: string;
  readonly locate: (offset: number) => Location;
  at: number;
  /** Ends of here-documents that begin on the next line. */
  readonly heredocs: { readonly end: string; readonly isIndented: boolean }[];
}

export function shellSentences(text: string): readonly Sentence[] {
  const scan: Scan = { text, locate: locator(text), at: 0, heredocs: [] };
  const sentences: Token[][] = [[]];
  while (scan.at < text.length) {
    const character = text[scan.at] ?? "";
    if (text.startsWith("\\\n", scan.at) || text.startsWith("\\\r\n", scan.at))
      scan.at = text.indexOf("\n", scan.at) + 1;
    else if (/[^\S\n]/.test(character)) scan.at++;
    else if (character === "#") scan.at = lineEnd(text, scan.at);
    else if (/[\n;&|()]/.test(character)) {
      scan.at++;
      if (character === "\n") skipHeredocs(scan);
      if (!(text[scan.at - 2] === "&" && character === "&")) sentences.push([]);
    } else if (!skipRedirection(scan)) sentences.at(-1)?.push(token(scan));
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function skipHeredocs(scan: Scan): void {
  for (const { end, isIndented } of scan.heredocs.splice(0)) {
    let isOver = false;
    while (!isOver && scan.at < scan.text.length) {
      const line = scan.text.slice(scan.at, lineEnd(scan.text, scan.at)).replace(/\r$/, "");
      isOver = (isIndented ? line.replace(/^\t+/, "") : line) === end;
      scan.at = Math.min(scan.text.length, lineEnd(scan.text, scan.at) + 1);
    }
  }
}

/** `2>&1`, `> file`, `<<EOF`: says nothing about what is started. */
function skipRedirection(scan: Scan): boolean {
  const operator = /(?:\d*(?:>>|>\||>|<<<|<<-?|<)|&>>?)&?[^\S\n]*/y;
  operator.lastIndex = scan.at;
  const found = operator.exec(scan.text)?.[0];
  if (found === undefined) return false;
  scan.at = operator.lastIndex;
  const target = token(scan);
  if (/^<<-?\s*$/.test(found.replace(/^\d+/, "")))
    scan.heredocs.push({
      end: target.parts.map(({ text }) => text).join(""),
      isIndented: found.includes("-"),
    });
  return true;
}

function token(scan: Scan): Token {
  const start = scan.at;
  const parts: Part[] = [];
  while (scan.at < scan.text.length && !/[\s;&|()<>]/.test(scan.text[scan.at] ?? "")) parts.push(part(scan));
  // An array: `ARGS=( … )`. Its words are read by whoever reads the assignment.
  if (scan.text[scan.at] === "(" && /^\w+\+?=$/.test(scan.text.slice(start, scan.at))) {
    const close = arrayEnd(scan.text, scan.at);
    parts.push({ text: scan.text.slice(scan.at, close), quote: "" });
    scan.at = close;
  }
  if (scan.at === start) scan.at++;
  return { raw: scan.text.slice(start, scan.at), parts, location: scan.locate(start) };
}

function arrayEnd(text: string, open: number): number {
  for (let at = open; at < text.length; at++) {
    const quote = text[at];
    if (quote === ")") return at + 1;
    if (quote === "#" && /\s/.test(text[at - 1] ?? "")) at = lineEnd(text, at);
    if (quote === "'" || quote === '"') {
      const close = quote === "'" ? text.indexOf("'", at + 1) : doubleEnd(text, at + 1);
      at = close < 0 ? text.length : close;
    }
  }
  return text.length;
}

function part(scan: Scan): Part {
  const { text, at } = scan;
  const quote = text[at];
  if (quote === "'") return quoted(scan, "'", text.indexOf("'", at + 1));
  if (quote === '"') return quoted(scan, '"', doubleEnd(text, at + 1));
  if (quote === "\\") {
    scan.at += 2;
    // An escaped character is like a quoted one; an escaped line end is nothing.
    return { text: text[at + 1] === "\n" ? "" : (text[at + 1] ?? ""), quote: "'" };
  }
  const bracket = bracketed(text, at);
  const plain = /(?:\$(?![{(])\w*|[^\s;&|()<>'"\\$])+/y;
  plain.lastIndex = at;
  const end = bracket ?? (plain.test(text) ? plain.lastIndex : at + 1);
  scan.at = end;
  return { text: text.slice(at, end), quote: "" };
}

/** `${…}` and `$(…)` hold characters that would end a word. */
function bracketed(text: string, at: number): number | undefined {
  const open = text[at] === "$" ? text[at + 1] : undefined;
  if (open !== "{" && open !== "(") return undefined;
  const close = open === "{" ? "}" : ")";
  let depth = 0;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === open) depth++;
    if (text[end] === close && --depth === 0) return end + 1;
  }
  return undefined;
}

function quoted(scan: Scan, quote: "'" | '"', close: number): Part {
  const end = close < 0 ? scan.text.length : close;
  const inner = scan.text.slice(scan.at + 1, end);
  scan.at = end + 1;
  return { text: quote === "'" ? inner : inner.replace(/\\\n/g, ""), quote };
}

function doubleEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}
