/** Sites of nginx: plain requests are sent on to HTTPS, not answered. */
import { noRedirect } from "../errors/lint-compose";
import type { Finding } from "../findings";
import { at } from "./project";

export function checkNginx(text: string): readonly Finding[] {
  const code = text.replace(/#[^\n]*/g, (comment) => " ".repeat(comment.length));
  return blocks(code).flatMap(({ start, body }) => {
    const listens = [...body.matchAll(/\blisten\s+([^;]+);/g)].map(([, value = ""]) => value);
    const isPlain = listens.some((value) => /(^|:|\s)80(\s|$)/.test(value) && !value.includes("ssl"));
    const isSecure = listens.some((value) => /(^|:|\s)443(\s|$)/.test(value) || value.includes("ssl"));
    const redirects = /\breturn\s+30[1278]\s|\brewrite\b[^;]*https:|error_page\s+497/.test(body);
    if (!isPlain || !isSecure || redirects) return [];
    const line = code.slice(0, start).split("\n").length;
    const column = start - code.lastIndexOf("\n", start - 1);
    const host = /\bserver_name\s+([^;\s]+)/.exec(body)?.[1] ?? "";
    return [at({ line, column }, noRedirect(host === "_" ? "" : host))];
  });
}

interface Block {
  readonly start: number;
  readonly body: string;
}

function blocks(code: string): readonly Block[] {
  return [...code.matchAll(/\bserver\s*\{/g)].map(({ index, 0: opening }) => {
    let depth = 1;
    let end = index + opening.length;
    while (end < code.length && depth > 0) {
      if (code[end] === "{") depth++;
      if (code[end] === "}") depth--;
      end++;
    }
    return { start: index, body: code.slice(index, end) };
  });
}
