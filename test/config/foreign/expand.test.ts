import fc from "fast-check";
import { expand } from "../../../config/foreign";

const values: Readonly<Record<string, string>> = { SET: "value", EMPTY: "" };
const lookUp = (name: string) => values[name];

test.each([
  ["$SET", "value", []],
  ["a${SET}b", "avalueb", []],
  ["$NOT", "", ["NOT"]],
  ["${NOT:-d}", "d", []],
  ["${EMPTY:-d}", "d", []],
  ["${EMPTY-d}", "", []],
  ["${NOT:-${SET}}", "value", []],
  ["${NOT:-${ALSO:-z}}", "z", []],
  ["${NOT:?message}", "", ["NOT"]],
  ["${EMPTY:?message}", "", ["EMPTY"]],
  ["${EMPTY?message}", "", []],
  ["${SET:+r}${NOT:+r}", "r", []],
  ["$$SET", "$SET", []],
  ["$", "$", []],
  ["${", "${", []],
  ["${SET!}", "${SET!}", []],
  ["$1", "$1", []],
])("%s", (text, expected, missing) => {
  expect(expand(text, lookUp)).toMatchObject({ text: expected, missing });
});

test("a text without a dollar sign is itself", () => {
  const plain = fc.string().map((text) => text.replaceAll("$", ""));
  const isItself = fc.property(plain, (text) => expand(text, lookUp).text === text);
  expect(fc.check(isItself).counterexample).toBeNull();
});
