/** Fills variables into a text as compose and shells do: `$X`, `${X}`, `${X:-d}`, `${X-d}`, `${X:?e}`, `${X?e}`, `${X:+r}`, `${X+r}`. */
import type { LookUp } from "./document";

export interface Expanded {
  readonly text: string;
  readonly names: readonly string[];
  readonly missing: readonly string[];
}

/** A shell also has arguments: `$1`. */
const variableName = { compose: /[A-Za-z_][A-Za-z0-9_]*/y, shell: /[A-Za-z_][A-Za-z0-9_]*|\d+/y } as const;
type Dialect = keyof typeof variableName;

/** `$$` is a dollar sign in compose files; in a shell it is left as it stands, like `$(…)`. */
export function expand(text: string, lookUp: LookUp, dialect: Dialect = "compose"): Expanded {
  const names = new Set<string>();
  const missing = new Set<string>();
  let result = "";
  let at = 0;
  while (at < text.length) {
    const reference = text[at] === "$" ? referenceAt(text, at, variableName[dialect]) : undefined;
    if (reference) {
      names.add(reference.name);
      const value = lookUp(reference.name);
      result += valueOf(reference, value, (part) => {
        const inner = expand(part, lookUp, dialect);
        for (const one of inner.names) names.add(one);
        for (const one of inner.missing) missing.add(one);
        return inner.text;
      });
      if (isMissing(reference, value)) missing.add(reference.name);
      at = reference.end;
    } else {
      const isEscaped = dialect === "compose" && text.startsWith("$$", at);
      result += text[at] ?? "";
      at += isEscaped ? 2 : 1;
    }
  }
  return { text: result, names: [...names], missing: [...missing] };
}

interface Reference {
  readonly name: string;
  /** Such as `:-`; empty for a plain one. */
  readonly operator: string;
  readonly operand: string;
  readonly end: number;
}

function referenceAt(text: string, at: number, name: RegExp): Reference | undefined {
  const braced = text[at + 1] === "{";
  name.lastIndex = at + (braced ? 2 : 1);
  const found = name.exec(text)?.[0];
  if (found === undefined) return undefined;
  const behind = name.lastIndex;
  if (!braced) return { name: found, operator: "", operand: "", end: behind };
  const close = closingBrace(text, at + 1);
  if (close === undefined) return undefined;
  const [, operator, operand = ""] = /^(:?[-?+])?([\s\S]*)$/.exec(text.slice(behind, close)) ?? [];
  if (operator === undefined && operand !== "") return undefined;
  return { name: found, operator: operator ?? "", operand, end: close + 1 };
}

function closingBrace(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  return undefined;
}

function isSet({ operator }: Reference, value: string | undefined): value is string {
  return value !== undefined && (!operator.startsWith(":") || value !== "");
}

function isMissing(reference: Reference, value: string | undefined): boolean {
  return !/[-+]$/.test(reference.operator) && !isSet(reference, value);
}

function valueOf(reference: Reference, value: string | undefined, inner: (part: string) => string): string {
  if (reference.operator.endsWith("+")) return isSet(reference, value) ? inner(reference.operand) : "";
  if (isSet(reference, value)) return value;
  return reference.operator.endsWith("-") ? inner(reference.operand) : "";
}
