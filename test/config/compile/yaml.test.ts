import fc from "fast-check";
import { parse } from "yaml";
import { printYaml } from "../../../config/compile/yaml";

/** As PyYAML reads: YAML 1.1. */
const read = (text: string): unknown => parse(text, { version: "1.1" });
const printed = (value: unknown) => printYaml(value, "shelf").replace("# shelf\n", "");

/** Text that a UTF-8 file can hold. */
const text = fc.oneof(fc.string({ unit: "binary" }), fc.string());
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  fc.constantFrom(
    1e-7,
    5e-324,
    1.5e-9,
    1e21,
    1.7976931348623157e308,
    2 ** 53,
    0.1,
    1e-100,
    1e-101,
    123456789.125,
  ),
);
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc.dictionary(
    text.filter((key) => key !== "__proto__"),
    tie("value"),
    { maxKeys: 4 },
  ),
})).object;

describe("printYaml", () => {
  test("whatever is printed is read back equal by a YAML 1.1 reader", () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(read(printYaml(value, "shelf"))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  test("what is printed has no character that PyYAML refuses or takes for a line break", () => {
    fc.assert(
      fc.property(data, (value) => {
        // The characters that PyYAML's reader allows, less line breaks.
        expect(printYaml(value, "shelf")).toMatch(
          /^[\t\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u,
        );
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [{ a: "on" }, 'a: "on"\n'],
    [{ a: "12:30:45" }, 'a: "12:30:45"\n'],
    [{ a: "010" }, 'a: "010"\n'],
    [{ a: "2026-01-01" }, 'a: "2026-01-01"\n'],
    [{ a: "~" }, 'a: "~"\n'],
    [{ a: "" }, 'a: ""\n'],
    [{ a: "two\nlines" }, 'a: "two\\nlines"\n'],
    [{ a: "\u2028\x7f\x85" }, 'a: "\\u2028\\u007f\\u0085"\n'],
    [{ a: 1e-7 }, "a: 0.0000001\n"],
    [{ a: 1.85185185185e-6 }, "a: 0.00000185185185185\n"],
    [{ a: -2.5e-9 }, "a: -0.0000000025\n"],
    [{ a: 1e21 }, "a: 1.0e+21\n"],
    [{ a: 1e-120 }, "a: 1.0e-120\n"],
    [{ a: 0.3, b: 4000, c: true, d: null }, "a: 0.3\nb: 4000\nc: true\nd: null\n"],
    [{ "gpt-oss-20b": 1 }, '"gpt-oss-20b": 1\n'],
    [{ y: 1, No: 2, off: 3, null: 4 }, '"y": 1\n"No": 2\n"off": 3\n"null": 4\n'],
    [{ "1e3": 1, "<<": 2, "": 3 }, '"1e3": 1\n"<<": 2\n"": 3\n'],
    [{ rpm: 1, model_list: 2 }, "rpm: 1\nmodel_list: 2\n"],
    [{ a: [], b: {} }, "a: []\nb: {}\n"],
    [{ b: 1, a: 2 }, "b: 1\na: 2\n"],
  ])("%j", (value, expected) => {
    expect(printed(value)).toBe(expected);
  });

  test("one object in two places is printed twice, without an anchor", () => {
    const shared = { x: 1 };
    expect(printed({ a: shared, b: shared })).toBe("a:\n  x: 1\nb:\n  x: 1\n");
  });

  test("long text stays on one line", () => {
    const long = "word ".repeat(80);
    expect(printed({ a: long })).toBe(`a: "${long}"\n`);
  });

  test("the heading becomes the first line", () => {
    expect(printYaml({ a: 1 }, "compiled from shelf")).toBe("# compiled from shelf\na: 1\n");
  });
});
