/** What several parts of a random gateway draw. */
import fc from "fast-check";

/** Every key by itself is there or not. */
export function some(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  return fc.record({ ...fields }, { requiredKeys: [] });
}

/** Absent, or one of these. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

/** Without the keys whose value is undefined: an author does not write them. */
export function given(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export function seconds(min: number, max: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.integer({ min, max }).map((value) => `${value}s`),
    fc.integer({ min: min * 1000, max: max * 1000 }).map((value) => `${value}ms`),
  );
}

export const days = fc.constantFrom("90m", "6h", "1d", "14d", "36h", "2.5d");

const secretNames = ["A_KEY", "B_KEY", "C_KEY", "LONG_KEY_WITH_9_DIGITS"] as const;
export const aSecret = fc.constantFrom(...secretNames);
export const someSecrets = fc.uniqueArray(aSecret, { minLength: 1, maxLength: 3 });

/** What a careless reader of YAML takes for something else, and what must be quoted. */
const words = [
  "shelf",
  "true",
  "no",
  "null",
  "0x1F",
  "1e3",
  "12:30:45",
  "2026-11-21",
  "a b",
  "ünï",
  'quo"te',
  "it's",
  "$HOME",
  "{x}",
  "# not a comment",
  "a: b",
  "back\\slash",
] as const;
export const word = fc.constantFrom(...words);
