import { formatFindings, hasErrors, sortFindings } from "../../config";
import type { Finding } from "../../config";
import { formatPath, locatedFindings, parsePath, touches, within } from "../../config/findings";
import { error, warning } from "./fixtures/fixture";

describe("formatPath", () => {
  test.each([
    [["models", "gpt-oss-120b", "vllm", "gpus"], "models.gpt-oss-120b.vllm.gpus"],
    [["models", "llama-3.1", "vllm"], 'models["llama-3.1"].vllm'],
    [["models", 'a"b'], 'models["a\\"b"]'],
    [["models", "shelf", "vllm", "gpuIds", 0, 1], "models.shelf.vllm.gpuIds[0][1]"],
    [[""], '[""]'],
    [[], ""],
  ])("%j is %s", (segments, path) => {
    expect(formatPath(segments)).toBe(path);
    expect(parsePath(path)).toEqual(segments.map(String));
  });

  test("what it did not write is read up to where it could have", () => {
    expect(parsePath("models.llama 3.vllm")).toEqual(["models", "llama"]);
  });
});

describe("touches", () => {
  test.each([
    ["host", "host", true],
    ["host", "host.gpus", true],
    ["host.gpus[0]", "host.gpus", true],
    ['models["a.b"].vllm', "models", true],
    ["host", "hostname", false],
    ["models.a", "models.ab", false],
    ["", "host", false],
    ["host", "", false],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(touches(a, b)).toBe(expected);
    expect(touches(b, a)).toBe(expected);
  });

  test("within has a direction", () => {
    expect(within("host.gpus", "host")).toBe(true);
    expect(within("host", "host.gpus")).toBe(false);
  });
});

describe("sortFindings", () => {
  test("puts shallow paths first, then sorts by path, code and message", () => {
    const sorted = [
      error("A.B", "", "m", "f"),
      error("B.A", "alpha", "m", "f"),
      error("A.A", "beta", "m", "f"),
      error("A.B", "beta", "a", "f"),
      error("A.B", "beta", "b", "f"),
      error("A.A", "alpha[0]", "m", "f"),
      error("A.A", "alpha.b.c", "m", "f"),
    ];
    expect(sortFindings(sorted.toReversed())).toEqual(sorted);
  });

  test("removes exact duplicates only", () => {
    const one = error("A.A", "a", "m", "f");
    expect(sortFindings([one, { ...one }, { ...one, severity: "warning" }])).toHaveLength(2);
  });
});

describe("formatFindings", () => {
  const wrong = error("SHAPE.MISSING", "models.far", "missing; needs text", "Add the key.");
  const odd = warning("EDGE.OFF", "", "no edge", "Leave it on.");

  test("prints a mark, path, message, code and fix, and counts at the end", () => {
    expect(formatFindings([wrong, odd, { ...wrong, path: "models.near" }], "shelf.yaml")).toBe(
      [
        "⚠ no edge  EDGE.OFF",
        "  fix: Leave it on.",
        "✖ models.far: missing; needs text  SHAPE.MISSING",
        "  fix: Add the key.",
        "✖ models.near: missing; needs text  SHAPE.MISSING",
        "  fix: Add the key.",
        "2 errors, 1 warning in shelf.yaml",
      ].join("\n"),
    );
  });

  test("names the place in the file where one is known", () => {
    const located = { ...wrong, location: { line: 12, column: 5 } };
    expect(formatFindings([located], "shelf.yaml").split("\n")[1]).toBe("  at shelf.yaml:12:5");
  });

  test("counts only what there is", () => {
    expect(formatFindings([wrong], "a").split("\n").at(-1)).toBe("1 error in a");
    expect(
      formatFindings([odd, { ...odd, code: "X.Y" }], "a")
        .split("\n")
        .at(-1),
    ).toBe("2 warnings in a");
    expect(formatFindings([], "a")).toBe("");
  });
});

test("hasErrors does not count warnings", () => {
  expect(hasErrors([])).toBe(false);
  expect(hasErrors([warning("A.A", "", "m", "f")])).toBe(false);
  expect(hasErrors([warning("A.A", "", "m", "f"), error("A.A", "", "m", "f")])).toBe(true);
});

describe("findings of several files", () => {
  const finding = (file: string, line: number | undefined, path: string): Finding => ({
    code: "SHAPE.UNKNOWN_KEY",
    severity: "error",
    path,
    message: "m",
    fix: "F.",
    file,
    ...(line === undefined ? {} : { location: { line, column: 1 } }),
  });
  const list = [
    finding("b.yml", 1, "x"),
    finding("a.yml", 9, "a"),
    finding("a.yml", 2, "b"),
    finding("c.ts", undefined, ""),
  ];

  test("come by file, then by line", () => {
    expect(locatedFindings(list).map(({ file, location }) => [file, location?.line])).toEqual([
      ["a.yml", 2],
      ["a.yml", 9],
      ["b.yml", 1],
      ["c.ts", undefined],
    ]);
  });

  test("are printed with their own file", () => {
    expect(
      formatFindings(list, "3 files")
        .split("\n")
        .filter((line) => line.startsWith("  at")),
    ).toEqual(["  at a.yml:2:1", "  at a.yml:9:1", "  at b.yml:1:1", "  at c.ts"]);
  });
});
