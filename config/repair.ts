/** Takes wrong parts out of a raw config, so that parsing can go on behind the first mistake. Works on a copy. */
import { formatPath } from "./findings";
import { isContainer } from "./plain-data";
import { gatewaySchema } from "./schema/gateway";
import { allowedKeys } from "./schema/keys";
import { closestMatch } from "./upstream/closest";

type Path = readonly PropertyKey[];

/** Removes keys that would be lost in silence, and returns their paths: `__proto__` is no key of an object that is made like others. */
export function removeReserved(input: unknown, path: Path = []): readonly string[] {
  if (!isContainer(input)) return [];
  return Object.entries(input).flatMap(([key, value]) => {
    const inner = [...path, Array.isArray(input) ? Number(key) : key];
    if (key !== "__proto__") return removeReserved(value, inner);
    Reflect.deleteProperty(input, key);
    return [formatPath(inner)];
  });
}

/** Removes unknown keys. One that is a misspelling moves its value to the key that was meant; returns their paths. */
export function respell(input: unknown, path: Path, keys: readonly string[]): readonly string[] {
  const holder = valueAt(input, path);
  if (!isContainer(holder)) return [];
  const allowed = allowedKeys(gatewaySchema, path);
  return keys.flatMap((key) => {
    const value: unknown = Reflect.get(holder, key);
    Reflect.deleteProperty(holder, key);
    const meant = closestMatch(key, allowed);
    if (meant === undefined || Object.hasOwn(holder, meant)) return [];
    Reflect.set(holder, meant, value);
    return [formatPath([...path, meant])];
  });
}

/** Removes the nearest existing value at each path, and returns the paths removed. */
export function cutOut(input: unknown, paths: readonly Path[]): readonly string[] {
  const unique = new Map(paths.map((path) => [formatPath(path), path]));
  // From the back, so that the indexes of a list stay true.
  return [...unique.values()].toSorted(fromTheBack).flatMap((path) => cutOne(input, path));
}

function cutOne(input: unknown, path: Path): readonly string[] {
  for (let length = path.length; length > 0; length -= 1) {
    const holder = valueAt(input, path.slice(0, length - 1));
    const key = path[length - 1];
    if (key === undefined || !isContainer(holder) || !Object.hasOwn(holder, key)) continue;
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
    return [formatPath(path.slice(0, length))];
  }
  return [];
}

function fromTheBack(a: Path, b: Path): number {
  const at = a.findIndex((key, index) => key !== b[index]);
  const [left, right] = [a[at], b[at]];
  if (typeof left === "number" && typeof right === "number") return right - left;
  return b.length - a.length;
}

export function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (isContainer(value) ? Reflect.get(value, key) : undefined),
    input,
  );
}
