/** docs/requirements.md is what the tests say, and no requirement is forgotten. `npm run golden` writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../examples";
import { idPattern, namesIn, testNames } from "./names";
import { gaps, reasons } from "./open";
import { quoted, requirementsPage, rowsOf } from "./page";
import { requirementSystems } from "./titles";
import { warnings } from "./warnings";

const file = join(root, "docs/requirements.md");
const tests = quoted(testNames());
const rows = requirementSystems.flatMap((system) => rowsOf(system, tests));
const ids = new Set(rows.map(({ id }) => id));

test("docs/requirements.md is the one that the tests give, byte for byte", () => {
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, requirementsPage());
  expect(readFileSync(file, "utf8")).toBe(requirementsPage());
});

test("there are 149 requirements, one of which has six parts, and seven needs", () => {
  expect(rows).toHaveLength(149 + 5 + 7);
  expect(ids.size).toBe(rows.length);
});

test("every requirement has a test, or a reason why not", () => {
  expect(rows.filter(({ state }) => state === undefined).map(({ id }) => id)).toEqual([]);
});

test("no reason stands beside a test, no gap beside none, and neither for an id that is not there", () => {
  expect(Object.keys(reasons).filter((id) => !ids.has(id) || tests.has(id))).toEqual([]);
  expect(Object.keys(gaps).filter((id) => !tests.has(id))).toEqual([]);
});

test("no test quotes an id that is not there", () => {
  expect([...tests.keys()].filter((id) => !ids.has(id))).toEqual([]);
});

test("every warning belongs to a requirement or is one of F1 to F15", () => {
  const owners = Object.values(warnings)
    .flat()
    .map(({ id }) => id.replace(/\.\d+$/, ""))
    .filter((id) => !/^F([1-9]|1[0-5])$/.test(id));
  // S1-31 says of its six parts together what is wrong with them.
  expect(owners.filter((id) => !ids.has(id) && id !== "S1-31")).toEqual([]);
});

test("names are what tests, suites, fixtures and the heads of rows are called, and nothing else", () => {
  const text = `
    // S0-01 in a comment
    describe("S0-02: a suite", () => {
      test.each([["S0-03: a row", "S0-04"], [\`S0-05 \${1}\`, 2]])("S0-06: %s", () => {
        expect(call("S0-07", { name: "S0-08: a fixture", other: "S0-09" })).toBe("S0-10");
      });
      it("S0-11", () => undefined);
    });
    reports("S0-12: a fixture", {});
    describe.each(list)("S0-13", () => undefined);`;
  const found = namesIn("a.test.ts", text).flatMap(({ name }) => name.match(idPattern) ?? []);
  expect(found).toEqual(["S0-02", "S0-03", "S0-05", "S0-06", "S0-08", "S0-11", "S0-12", "S0-13"]);
});
