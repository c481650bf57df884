/** A hash over everything that makes a container what it is. */
import { createHash } from "node:crypto";

/** The same for equal inputs in any key order. Secrets are in it by name only. */
export function configHash(inputs: unknown): string {
  return createHash("sha256").update(canonical(inputs)).digest("hex").slice(0, 32);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
  }
  return value === undefined ? "null" : JSON.stringify(value);
}
