/** A config with one to three places changed: another value, no key, an unknown key. For comparing two judges of configs. */
import fc from "fast-check";

type Path = readonly (string | number)[];

/** Values that are right somewhere, nearly right, or wrong. */
const values: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 0.5, 1.5, 16, 65_536, 1e300],
  ...["", "none", "0s", "30s", "1.5h", "5 s", "off", "redis", "127.0.0.1", "::1", "localhost", "/srv", "srv"],
  ...["SHELF_KEY", "shelf-key", "AKIAABCDEFGHIJKLMNOP", "sk-1234", "Shelf", "full", "fp8"],
  ...["https://api.example.net/v1", "http:api.example.net", "https://user@example.net", "ftp://example.net"],
  ...[[], ["127.0.0.1"], ["SHELF_KEY"], [0, "GPU-1"], [[0], [1]], [[]], [[0], 1]],
  ...[{}, { port: 1 }, { local: {} }, { s3: {} }, { s3: {}, gcs: {} }, { upstream: { model: "x" } }],
];
const keys = ["", "shelf", "port", "kind", "9shelf", "enabled", "preset"];

/** The names of presets are no matter of shape: the two judges differ there on purpose. */
const isPresetName = (path: Path) => /(^|\.)(preset|gpus\.\d+\.type)$/.test(path.join("."));

export function mutants(base: object): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom("replace", "replace", "remove", "add"),
    value: fc.constantFrom(...values),
    key: fc.constantFrom(...keys),
  });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const config: unknown = structuredClone(base);
    for (const { at, kind, value, key } of changes) {
      const paths = pathsOf(config, []);
      const path = paths[at % paths.length];
      if (path) apply(config, kind === "add" ? [...path, key] : path, kind === "remove" ? undefined : value);
    }
    return config;
  });
}

function pathsOf(value: unknown, path: Path): readonly Path[] {
  const below = isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) =>
        pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : [];
  return path.length === 0 ? below : [path, ...below];
}

/** Undefined removes. */
function apply(config: unknown, path: Path, value: unknown): void {
  const last = path.at(-1);
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((at, key) => (isObject(at) ? Reflect.get(at, key) : at), config);
  if (last === undefined || !isObject(holder) || (isPresetName(path) && typeof value === "string")) return;
  if (Array.isArray(holder) && value === undefined) holder.splice(Number(last), 1);
  else if (Array.isArray(holder)) holder.splice(Number(last) || 0, 1, structuredClone(value));
  else if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, structuredClone(value));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
