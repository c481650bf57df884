/** No false alarm: configs in the style of LiteLLM's own documentation, and a whole stack, that are right. */
import { lintFiles } from "../../config";
import { exampleNames } from "../examples";
import { filesOf } from "./files";

const alone = filesOf("lint/clean").filter(({ file }) => !file.startsWith("stack/"));

test("there are enough of them", () => {
  expect(alone.length).toBeGreaterThanOrEqual(6);
});

test.each(alone.map((file) => [file.file, file] as const))("%s has no finding", (_, file) => {
  expect(lintFiles([file])).toEqual([]);
});

const compiled = exampleNames().map((name) => `golden/${name}`);

test.each(compiled)("what this toolkit compiles is right: %s", (folder) => {
  const files = filesOf(folder).filter(({ file }) => file === "generated-config.yaml");
  expect(files).toHaveLength(1);
  expect(lintFiles(files)).toEqual([]);
});

test("a whole stack has no finding", () => {
  expect(lintFiles(filesOf("lint/clean/stack"))).toEqual([]);
});

test("unrelated files given together have none either", () => {
  expect(lintFiles(filesOf("lint/clean"))).toEqual([]);
});
