/** Parses the loaded value: shape findings, then presets and defaults. Keeps going past mistakes, to report all at once. */
import { findingOf } from "./parse-issue";
import { formatPath } from "./findings";
import type { Finding } from "./findings";
import type { GatewayConfig } from "./gateway-config";
import { resolveGateway } from "./resolve/gateway";
import { gatewaySchema } from "./schema/gateway";
import type { ParsedGateway } from "./schema/gateway";

export interface Parsed {
  /** Undefined when nothing usable is left. With findings it is what remains without the wrong parts. */
  readonly config: GatewayConfig | undefined;
  readonly findings: readonly Finding[];
}

/** `z.input` → resolved config. Findings about parts that were cut away are left out: one mistake, one finding. */
export function parseGateway(input: unknown): Parsed {
  const { parsed, findings, cut } = parseShape(structuredClone(input));
  if (parsed === undefined) return { config: undefined, findings };
  const resolved = resolveGateway(parsed);
  const later = resolved.findings.filter((finding) => !cut.some((path) => touches(finding.path, path)));
  return { config: resolved.config, findings: [...findings, ...later] };
}

interface Shape {
  readonly parsed: ParsedGateway | undefined;
  readonly findings: readonly Finding[];
  /** Paths of the removed parts. */
  readonly cut: readonly string[];
}

function parseShape(input: unknown): Shape {
  const findings: Finding[] = [];
  const cut: string[] = [];
  // Every round removes at least one wrong part, so the number of rounds is bounded by the input.
  for (;;) {
    const result = gatewaySchema.safeParse(input);
    if (result.success) return { parsed: result.data, findings, cut };
    for (const issue of result.error.issues) {
      for (const finding of findingOf(issue, input)) {
        if (!cut.some((path) => touches(finding.path, path))) findings.push(finding);
      }
    }
    const removed = result.error.issues.map((issue) => remove(input, issue));
    cut.push(...removed.filter((path) => path !== undefined));
    if (removed.every((path) => path === undefined)) return { parsed: undefined, findings, cut };
  }
}

/** Removes what an issue is about: the unknown keys, or the nearest existing value at its path. Returns the path removed. */
function remove(
  input: unknown,
  issue: { code: string; path: PropertyKey[]; keys?: string[] },
): string | undefined {
  if (issue.code === "unrecognized_keys") {
    const holder = valueAt(input, issue.path);
    if (!isContainer(holder)) return undefined;
    for (const key of issue.keys ?? []) Reflect.deleteProperty(holder, key);
    return "\0unknown key";
  }
  for (let length = issue.path.length; length > 0; length -= 1) {
    const holder = valueAt(input, issue.path.slice(0, length - 1));
    const key = issue.path[length - 1];
    if (key === undefined || !isContainer(holder) || !Object.hasOwn(holder, key)) continue;
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
    return formatPath(issue.path.slice(0, length));
  }
  return undefined;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isContainer(value) ? Reflect.get(value, key) : undefined),
    input,
  );
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** True when one path lies within the other. */
export function touches(a: string, b: string): boolean {
  return a !== "" && b !== "" && (within(a, b) || within(b, a));
}

function within(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}
