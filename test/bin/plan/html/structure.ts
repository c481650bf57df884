/** Reads a page strictly, as XML with an HTML doctype: every tag closed in order, every attribute quoted. */

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const token = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<]*")*)( \/)?>|([^<]+)/gy;

/** All elements in document order, and the text between the tags. Throws at the first thing that is not well-formed. */
export function readPage(page: string): { elements: readonly Element[]; text: string } {
  const elements: Element[] = [];
  const open: string[] = [];
  let text = "";
  let at = 0;
  for (const match of page.matchAll(token)) {
    at = match.index + match[0].length;
    const [, closing, name, attributes = "", empty, words] = match;
    if (words !== undefined) text += checked(words);
    else if (closing === "/") expectLast(open, name ?? "", page.slice(match.index));
    else if (name !== undefined) {
      elements.push({ name, attributes: read(attributes) });
      if (empty === undefined) open.push(name);
    }
  }
  if (at !== page.length) throw new Error(`not markup: ${page.slice(at, at + 80)}`);
  if (open.length > 0) throw new Error(`never closed: ${open.join(" ")}`);
  return { elements, text };
}

function expectLast(open: string[], name: string, rest: string): void {
  const last = open.pop();
  if (last !== name) throw new Error(`</${name}> closes <${last ?? ""}> at ${rest.slice(0, 80)}`);
}

function read(attributes: string): Record<string, string> {
  const pairs = [...attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, checked(value)]));
}

/** An ampersand may only begin an entity. */
function checked(text: string): string {
  if (/&(?!(amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`a bare & in ${text}`);
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "");
}
