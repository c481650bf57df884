import { configHash } from "../../constructs/config-hash";

describe("configHash", () => {
  test("is 32 hexadecimal digits", () => {
    expect(configHash({ a: 1 })).toMatch(/^[0-9a-f]{32}$/);
  });

  test("is the same for every order of keys, at every depth", () => {
    expect(configHash({ a: { x: 1, y: [{ p: 1, q: 2 }] }, b: "2" })).toBe(
      configHash({ b: "2", a: { y: [{ q: 2, p: 1 }], x: 1 } }),
    );
  });

  test.each([
    ["a value", { a: 1 }, { a: 2 }],
    ["a type", { a: 1 }, { a: "1" }],
    ["a key", { a: 1 }, { b: 1 }],
    ["the order of a list", [1, 2], [2, 1]],
    ["nothing and an empty text", { a: null }, { a: "" }],
    ["nesting", { a: ["b,c"] }, { a: ["b", "c"] }],
    ["a key that looks like a value", { 'a":1,"b': 2 }, { a: 1, b: 2 }],
  ])("differs with %s", (_, one, other) => {
    expect(configHash(one)).not.toBe(configHash(other));
  });
});
