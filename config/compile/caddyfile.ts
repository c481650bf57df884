/** Prints Caddy's own format. https://caddyserver.com/docs/caddyfile */

/** A line, or a line with a block. */
export type Directive = string | { readonly line: string; readonly inner: readonly Directive[] };

/** Without lines inside it is a line. */
export function block(line: string, inner: readonly Directive[]): Directive {
  return inner.length === 0 ? line : { line, inner };
}

export function printCaddyfile(heading: string, directives: readonly Directive[]): string {
  return `${heading}\n${directives.map((directive) => print(directive, "")).join("\n\n")}\n`;
}

function print(directive: Directive, indent: string): string {
  if (typeof directive === "string") return `${indent}${directive}`;
  const inner = directive.inner.map((one) => print(one, `${indent}\t`)).join("\n");
  return `${indent}${directive.line === "" ? "" : `${directive.line} `}{\n${inner}\n${indent}}`;
}
