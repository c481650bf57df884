import fc from "fast-check";
import { cycles } from "../../../config/checks/cycles";

type Graph = Readonly<Record<string, readonly string[]>>;

const letters = ["a", "b", "c", "d", "e", "f"];
const graph: fc.Arbitrary<Graph> = fc.dictionary(
  fc.constantFrom(...letters),
  fc.uniqueArray(fc.constantFrom(...letters), { maxLength: 4 }),
);

/** Models that can reach themselves over others. Slow and plain, to compare with. */
function onACycle(fallbacks: Graph): readonly string[] {
  const reach = (from: string, seen: Set<string>): Set<string> => {
    for (const next of fallbacks[from] ?? []) {
      if (next === from || seen.has(next)) continue;
      seen.add(next);
      reach(next, seen);
    }
    return seen;
  };
  return Object.keys(fallbacks).filter((model) => reach(model, new Set()).has(model));
}

describe("cycles", () => {
  test("every cycle is one: each model falls back to the next, and none comes twice", () => {
    fc.assert(
      fc.property(graph, (fallbacks) => {
        for (const cycle of cycles(fallbacks)) {
          const models = cycle.slice(0, -1);
          expect(cycle.at(-1)).toBe(cycle[0]);
          expect(new Set(models).size).toBe(models.length);
          expect(models.length).toBeGreaterThan(1);
          expect(models.toSorted()[0]).toBe(cycle[0]);
          for (const [index, model] of models.entries()) expect(fallbacks[model]).toContain(cycle[index + 1]);
        }
      }),
    );
  });

  test("there are some exactly where a model can reach itself over others", () => {
    fc.assert(
      fc.property(graph, (fallbacks) => {
        expect(cycles(fallbacks).length > 0).toBe(onACycle(fallbacks).length > 0);
      }),
    );
  });

  test("none is found twice", () => {
    fc.assert(
      fc.property(graph, (fallbacks) => {
        const found = cycles(fallbacks).map((cycle) => cycle.join());
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  test.each<[string, Graph, string[]]>([
    ["a pair", { b: ["a"], a: ["b"] }, ["a b a"]],
    ["a ring", { c: ["a"], a: ["b"], b: ["c"] }, ["a b c a"]],
    ["two that share a model", { a: ["b", "c"], b: ["a"], c: ["a"] }, ["a b a", "a c a"]],
    ["the shortest way back", { a: ["b"], b: ["c", "a"], c: ["a"] }, ["a b a"]],
    ["one behind an open end", { a: ["b"], b: ["c"], c: ["b"] }, ["b c b"]],
    ["itself, which is an error of its own", { a: ["a"] }, []],
    ["a chain", { a: ["b"], b: ["c"] }, []],
    ["a name that all objects have", { constructor: ["toString"], toString: ["valueOf"] }, []],
  ])("%s", (_, fallbacks, expected) => {
    expect(cycles(fallbacks).map((cycle) => cycle.join(" "))).toEqual(expected);
  });

  test("thirty models that all back each other up are answered at once", () => {
    const models = Array.from({ length: 30 }, (_, index) => `m${String(index).padStart(2, "0")}`);
    const all = Object.fromEntries(models.map((model) => [model, models.filter((other) => other !== model)]));
    expect(cycles(all)).toHaveLength((30 * 29) / 2);
  });
});
