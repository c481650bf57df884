/** In which parts two configs differ, and one config with single parts of the other. */
import { assign } from "./assignments";
import type { Assignment } from "./assignments";
import { compareText, formatPath } from "./findings";
import { imageLockName } from "./load-image-lock";
import { lockFileName } from "./load-lock";
import { rotationsFileName } from "./load-rotations";
import type { ConfigParts } from "./parts";
import { isContainer } from "./plain-data";

/** A key of the config, or a file beside it. */
export type PartDifference =
  | {
      readonly kind: "key";
      readonly path: readonly string[];
      readonly before: unknown;
      readonly after: unknown;
    }
  | { readonly kind: "file"; readonly file: string };

/** What a person calls it: `models.chat.vllm.replicas`, `gateway.lock.json`. */
export function differenceName(difference: PartDifference): string {
  return difference.kind === "key" ? formatPath(difference.path) : difference.file;
}

/** Keys sorted by path, then files. `texts`: files that either config names. `most`: where there are more, they are told by what holds them. */
export function partDifferences(
  before: ConfigParts,
  after: ConfigParts,
  {
    stack,
    texts,
    most,
  }: { readonly stack: string; readonly texts: readonly string[]; readonly most: number },
): readonly PartDifference[] {
  const keys = coarse(keyDifferences(before.input, after.input, []), most).map((path) => ({
    kind: "key" as const,
    path,
    before: valueAt(before.input, path),
    after: valueAt(after.input, path),
  }));
  const files = [
    ...(isSame(before.lock, after.lock) ? [] : [lockFileName]),
    ...(isSame(before.pins, after.pins) ? [] : [imageLockName]),
    ...(isSame(before.rotations(stack), after.rotations(stack)) ? [] : [rotationsFileName]),
    ...[...new Set(texts)].filter((file) => !isSame(before.readText(file), after.readText(file))),
  ];
  return [
    ...keys.toSorted((a, b) => compareText(formatPath(a.path), formatPath(b.path))),
    ...files.map((file) => ({ kind: "file" as const, file })),
  ];
}

/** `base` with the parts as `other` has them. */
export function exchange(
  base: ConfigParts,
  other: ConfigParts,
  differences: readonly PartDifference[],
): ConfigParts {
  const files = new Set(differences.flatMap((one) => (one.kind === "file" ? [one.file] : [])));
  const assignments = differences.flatMap((one): readonly Assignment[] =>
    one.kind === "key" ? [{ path: one.path, value: valueAt(other.input, one.path) }] : [],
  );
  return {
    ...base,
    input: assign(base.input, assignments),
    ...(files.has(lockFileName) && { lock: other.lock }),
    ...(files.has(imageLockName) && { pins: other.pins }),
    ...(files.has(rotationsFileName) && { rotations: other.rotations }),
    readText: (file) => (files.has(file) ? other : base).readText(file),
  };
}

/** A list is one value. A section that only one side has is told key by key; a model is told as a whole. */
function keyDifferences(
  before: unknown,
  after: unknown,
  path: readonly string[],
): readonly (readonly string[])[] {
  if (isSame(before, after)) return [];
  const [left, right] = [asObject(before), asObject(after)];
  const isBoth = left !== undefined && right !== undefined;
  const isSection = path.length <= 1 && [before, after].includes(undefined) && (left ?? right) !== undefined;
  if (!isBoth && !isSection) return [path];
  const keys = [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])];
  const inside = keys.flatMap((key) => keyDifferences(left?.[key], right?.[key], [...path, key]));
  return inside.length === 0 ? [path] : inside;
}

function coarse(paths: readonly (readonly string[])[], most: number): readonly (readonly string[])[] {
  for (let length = Math.max(1, ...paths.map((path) => path.length)); length > 1; length -= 1) {
    if (paths.length <= most) break;
    const cut = paths.map((path) => path.slice(0, length - 1));
    paths = [...new Map(cut.map((path) => [formatPath(path), path])).values()];
  }
  return paths;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isContainer(value) || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}

/** Of the object's own alone: a model may be called `constructor`. */
function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      isContainer(value) && Object.hasOwn(value, key) ? (Reflect.get(value, key) as unknown) : undefined,
    input,
  );
}

/** In any order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  return ordered(a) === ordered(b);
}

function ordered(value: unknown): string {
  if (value === undefined) return "";
  return JSON.stringify(value, (_, inner: unknown) =>
    isContainer(inner) && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => compareText(a, b)))
      : inner,
  );
}
