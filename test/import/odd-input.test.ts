import fc from "fast-check";
import { importGateway } from "../../config";
import { sourcesOf, systemNames } from "./fixtures";

test("files with missing and strange parts are imported without an exception", () => {
  const strange = fc.constantFrom("", "null", "[]", "{}", "- 1", ": x", "${", '"', "  a: 1");
  const edit = fc.record({ file: fc.nat(), line: fc.nat(), by: strange });
  const edits = fc.array(edit, { minLength: 1, maxLength: 8 });
  const survives = fc.property(fc.constantFrom(...systemNames), edits, (system, list) => {
    const sources = sourcesOf(system).map(({ file, text }) => ({ file, lines: text.split("\n") }));
    for (const { file, line, by } of list) {
      const source = sources[file % sources.length];
      if (source) source.lines[line % source.lines.length] = by;
    }
    const imported = importGateway(sources.map(({ file, lines }) => ({ file, text: lines.join("\n") })));
    return imported.text.length > 0;
  });
  expect(fc.check(survives, { numRuns: 150 }).counterexample).toBeNull();
});
