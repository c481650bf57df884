import { readEnv } from "../../../config/foreign";

const values = (text: string) => readEnv(text).variables.map(({ name, value }) => [name, value?.text]);

test.each([
  ["A=1", [["A", "1"]]],
  ["export A=1 # why", [["A", "1"]]],
  ["A = 1", [["A", "1"]]],
  ["A: 1", [["A", "1"]]],
  ["A=a#b", [["A", "a#b"]]],
  ["A='x $B'", [["A", "x $B"]]],
  [
    'A=1\nB="${A}\\n$A"',
    [
      ["A", "1"],
      ["B", "1\n1"],
    ],
  ],
  ["A=${B:-d}", [["A", "d"]]],
  [
    'A="two\nlines"\nB=1',
    [
      ["A", "two\nlines"],
      ["B", "1"],
    ],
  ],
  [
    "A=\nB=",
    [
      ["A", ""],
      ["B", ""],
    ],
  ],
  ["A", [["A", undefined]]],
  ["\n# A=1\n\n", []],
  [
    "\uFEFFA=1\r\nB=2\r\n",
    [
      ["A", "1"],
      ["B", "2"],
    ],
  ],
])("%j", (text, expected) => {
  expect(values(text)).toEqual(expected);
  expect(readEnv(text).problems).toEqual([]);
});

test("places, and what is no line of an env file", () => {
  expect(readEnv("A=1\n  this is text\nB='open\nC=3")).toMatchObject({
    variables: [
      { name: "A", location: { line: 1, column: 1 }, value: { location: { line: 1, column: 3 } } },
      { name: "B", value: { text: "open" } },
      { name: "C", location: { line: 4, column: 1 } },
    ],
    problems: [
      { location: { line: 2, column: 3 }, message: "the line is no NAME=value" },
      { location: { line: 3, column: 1 }, message: "the quote of B is never closed" },
    ],
  });
});
