/** `--set key=value`: values that win over everything that the config says. */
import { formatPath } from "./findings";
import { copyOf, isContainer } from "./plain-data";

export interface Assignment {
  /** Numbers are places in a list. */
  readonly path: readonly (string | number)[];
  /** Undefined takes the key out, as if nobody had written it. */
  readonly value: unknown;
}

const quoted = String.raw`"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[0-9A-Fa-f]{4})*"`;
const part = String.raw`\.[A-Za-z0-9_-]+|\[\d+\]|\[${quoted}\]`;
const form = new RegExp(`^((?:[A-Za-z0-9_-]+|\\[${quoted}\\])(?:${part})*)=([\\s\\S]*)$`);

/** `routing.retries=2`, `models["llama-3.1"].vllm.gpus=2`; undefined for what is neither. */
export function parseAssignment(text: string): Assignment | undefined {
  const [, path, value] = form.exec(text) ?? [];
  return path === undefined || value === undefined
    ? undefined
    : { path: segmentsOf(path), value: valueOf(value) };
}

/** The text that parseAssignment reads, on one line. */
export function formatAssignment({ path, value }: Assignment): string {
  return `${formatPath(path)}=${value === undefined ? "" : JSON.stringify(value)}`;
}

/** What the variable GATEWAY_SET holds: one assignment on each line. */
export function assignmentLines(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** A copy with every value in its place; a later one wins. What is in the way, such as text where an object belongs, gives way. */
export function assign(input: unknown, assignments: readonly Assignment[]): unknown {
  return assignments.reduce<unknown>((result, { path, value }) => placed(result, path, value), copyOf(input));
}

function placed(holder: unknown, [key, ...rest]: Assignment["path"], value: unknown): unknown {
  if (key === undefined) return value;
  const isList = typeof key === "number";
  const target = isContainer(holder) && Array.isArray(holder) === isList ? holder : isList ? [] : {};
  const before: unknown = Object.hasOwn(target, key) ? Reflect.get(target, key) : undefined;
  const after = placed(before, rest, value);
  // Defined, not set: `__proto__` is a name like any other.
  if (after !== undefined)
    Object.defineProperty(target, key, {
      value: after,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  else if (Array.isArray(target)) target.splice(Number(key), 1);
  else Reflect.deleteProperty(target, key);
  return target;
}

function segmentsOf(path: string): readonly (string | number)[] {
  const parts = path.match(new RegExp(`${part}|^[A-Za-z0-9_-]+`, "g")) ?? [];
  return parts.map((text) => {
    if (!text.startsWith("[")) return text.replace(/^\./, "");
    return JSON.parse(text.slice(1, -1)) as string | number; // the pattern allows no other
  });
}

/** JSON where it is JSON, else the text itself. */
function valueOf(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
