import { differenceName, exchange, partDifferences } from "../../config";
import type { ConfigParts } from "../../config";

const parts = (input: unknown, more: Partial<ConfigParts> = {}): ConfigParts => ({
  input,
  lock: undefined,
  pins: undefined,
  rotations: () => ({ rotations: {}, findings: [] }),
  readText: () => ({ problem: "there is no such file" }),
  findings: [],
  ...more,
});
const named = (before: ConfigParts, after: ConfigParts, most = 40) =>
  partDifferences(before, after, { stack: "shelf", texts: ["own.yaml"], most }).map(differenceName);

describe("differences of two configs", () => {
  test.each<[string, unknown, unknown, readonly string[]]>([
    ["nothing but order", { a: { x: 1, y: [1, 2] }, b: 2 }, { b: 2, a: { y: [1, 2], x: 1 } }, []],
    ["a value", { a: { x: 1 } }, { a: { x: 2 } }, ["a.x"]],
    ["a value that is gone", { a: { x: 1, y: 1 } }, { a: { y: 1 } }, ["a.x"]],
    ["a list, as one value", { a: { x: [1, 2] } }, { a: { x: [2, 1] } }, ["a.x"]],
    [
      "a section that is new, key by key",
      {},
      { edge: { tls: "acme", domain: "x" } },
      ["edge.domain", "edge.tls"],
    ],
    ["an empty section", {}, { edge: {} }, ["edge"]],
    [
      "a model that is new, as a whole",
      { models: { a: {} } },
      { models: { a: {}, b: { vllm: {} } } },
      ["models.b"],
    ],
    ["a value of another kind", { cache: { type: "none" } }, { cache: "none" }, ["cache"]],
    [
      "keys that JavaScript has already",
      { models: {} },
      { models: { constructor: { x: 1 } } },
      ["models.constructor"],
    ],
  ])("are %s", (_, before, after, expected) => {
    expect(named(parts(before), parts(after))).toEqual(expected);
  });

  test("are told by what holds them where there are more than can be tried", () => {
    const many = (value: number) => ({
      models: { a: { x: value, y: value }, b: { x: value } },
      name: `${value}`,
    });
    expect(named(parts(many(1)), parts(many(2)))).toEqual(["models.a.x", "models.a.y", "models.b.x", "name"]);
    expect(named(parts(many(1)), parts(many(2)), 3)).toEqual(["models.a", "models.b", "name"]);
    expect(named(parts(many(1)), parts(many(2)), 2)).toEqual(["models", "name"]);
  });

  test("are the files beside the config too", () => {
    const before = parts({}, { readText: () => ({ text: "a" }) });
    const after = parts(
      {},
      {
        lock: { version: 1 },
        pins: {},
        rotations: () => ({ rotations: { KEY: 1 }, findings: [] }),
        readText: () => ({ text: "b" }),
      },
    );
    expect(named(before, after)).toEqual([
      "gateway.lock.json",
      "images.lock.json",
      "secrets.lock.json",
      "own.yaml",
    ]);
  });
});

describe("a config with parts of another", () => {
  const before = parts({ a: { x: 1, y: 1 }, c: [1] }, { readText: () => ({ text: "old" }), lock: "old" });
  const after = parts({ a: { x: 2 }, b: 3, c: [2] }, { readText: () => ({ text: "new" }), lock: "new" });
  const differences = partDifferences(before, after, { stack: "shelf", texts: ["own.yaml"], most: 40 });
  const only = (...wanted: readonly string[]) =>
    exchange(
      before,
      after,
      differences.filter((one) => wanted.includes(differenceName(one))),
    );

  test("has those, and its own beside them; the configs stay as they are", () => {
    expect(only("a.x", "b").input).toEqual({ a: { x: 2, y: 1 }, b: 3, c: [1] });
    expect(only("a.y").input).toEqual({ a: { x: 1 }, c: [1] });
    expect(only("c").lock).toBe("old");
    expect(only("gateway.lock.json")).toMatchObject({ input: before.input, lock: "new" });
    expect(before.input).toEqual({ a: { x: 1, y: 1 }, c: [1] });
  });

  test("reads the files of the one that it takes them from", () => {
    expect(only("own.yaml").readText("own.yaml")).toEqual({ text: "new" });
    expect(only("own.yaml").readText("other.yaml")).toEqual({ text: "old" });
    expect(only("a.x").readText("own.yaml")).toEqual({ text: "old" });
  });
});
