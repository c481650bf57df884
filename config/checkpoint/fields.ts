/** Reads fields of JSON that nobody has checked: what is not of the right kind is not there. */

import { isMapping } from "../mapping";

export type Fields = Readonly<Record<string, unknown>>;

/** The object under the key, or an empty one. */
export function inside(fields: Fields, key: string): Fields {
  const value = fields[key];
  return isMapping(value) ? value : {};
}

/** The first of the keys that holds a whole number above zero. */
export function count(fields: Fields, ...keys: readonly string[]): number | undefined {
  return keys.map((key) => fields[key]).find(isCount);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

export function numberAt(fields: Fields, key: string): number | undefined {
  const value = fields[key];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function textAt(fields: Fields, key: string): string | undefined {
  const value = fields[key];
  return typeof value === "string" ? value : undefined;
}

export function listAt(fields: Fields, key: string): readonly unknown[] | undefined {
  const value = fields[key];
  return Array.isArray(value) ? value : undefined;
}
