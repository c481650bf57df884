/** Every warning of the requirements that a file can show is found in the fixture folder of its system, and nothing else is. */
import { lintFiles } from "../../config";
import { errorCatalogue } from "../../config";
import { filesOf } from "../lint/files";
import { systems, warnings } from "./warnings";

const all = Object.values(warnings).flat();

test.each(systems)(
  "the findings of test/import/fixtures/%s are its warnings: none missing, none extra",
  (system) => {
    const found = lintFiles(filesOf(`import/fixtures/${system}`)).map(({ code, file, path }) =>
      [code, file, path].join(" ").trim(),
    );
    const expected = warnings[system].flatMap(({ finds }) => finds);
    // Two pairs of engines may say the same of one file, and one finding may belong to two warnings.
    expect(found.toSorted()).toEqual(found.filter((one) => expected.includes(one)).toSorted());
    expect(expected.filter((one) => !found.includes(one))).toEqual([]);
  },
);

test("no finding of a fixture folder is without a place", () => {
  const lost = systems
    .flatMap((system) => lintFiles(filesOf(`import/fixtures/${system}`)))
    .filter(({ location, file }) => location === undefined || file === undefined);
  expect(lost).toEqual([]);
});

test("every lint warning names findings with codes of the catalogue, every other none", () => {
  expect(all.filter(({ kind, finds }) => (kind === "lint") !== finds.length > 0)).toEqual([]);
  const codes = all.flatMap(({ finds }) => finds.map((find) => find.split(" ")[0] ?? ""));
  expect(codes.filter((code) => !errorCatalogue.has(code))).toEqual([]);
});

test("F1 to F15 are all found", () => {
  const fixtures = warnings.s2.filter(({ id, kind }) => id.startsWith("F") && kind === "lint");
  expect(fixtures.map(({ id }) => id)).toEqual(Array.from({ length: 15 }, (_, index) => `F${index + 1}`));
});

test("no message and no fix shows a value of the fixtures", () => {
  const values = [
    "sk-local-master",
    "sk-1234",
    "admin123",
    "postgres:postgres",
    "litellm:litellm",
    "your-first-key",
  ];
  const texts = systems.flatMap((system) => lintFiles(filesOf(`import/fixtures/${system}`)));
  expect(
    values.filter((value) => texts.some(({ message, fix }) => `${message} ${fix}`.includes(value))),
  ).toEqual([]);
});
