/** The catalogue has every code that can be reported, as it is reported, and no other. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { errorAreas, errorCatalogue } from "../../../config";
import { ofConfigs, reported } from "../fixtures/reported";

const folder = resolve(__dirname, "../../../config/errors");
const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && file !== "catalogue.ts");

function codesIn(file: string): readonly string[] {
  const text = readFileSync(join(folder, file), "utf8");
  return [...new Set([...text.matchAll(/"([A-Z]+\.[A-Z_]+)"/g)].map(([, code = ""]) => code))];
}

test("there are codes", () => {
  expect(files.flatMap(codesIn).length).toBeGreaterThan(50);
  expect(reported.length).toBeGreaterThan(50);
});

test("has every code of the factories, each in one file, and no other", () => {
  expect([...errorCatalogue.keys()].toSorted()).toEqual(files.flatMap(codesIn).toSorted());
});

test("every code has one area, whose heading names its first part", () => {
  const placed = errorAreas.flatMap(({ entries }) => Object.keys(entries));
  expect(placed).toEqual([...errorCatalogue.keys()]);
  const strange = errorAreas.flatMap(({ prefixes, entries }) =>
    Object.keys(entries).filter((code) => !prefixes.some((prefix) => code.startsWith(prefix))),
  );
  // They lie where people look for them, not where their first part says.
  expect(strange).toEqual(["KEY.NO_EFFECT"]);
});

test("says in sentences what a code means and what to do", () => {
  const open = [...errorCatalogue].filter(
    ([, { meaning, fix }]) => !/^.*[.]$/.test(meaning) || !/^[A-Z`].*[.]$/.test(fix),
  );
  expect(open).toEqual([]);
});

test("has the severity that is reported", () => {
  const told = (code: string) => {
    const entry = errorCatalogue.get(code);
    return [entry?.severity, entry?.elsewhere?.split(" ")[0]];
  };
  const wrong = reported.filter(({ code, severity }) => !told(code).includes(severity));
  expect(wrong).toEqual([]);
});

test("shows of every code a finding that is really made", () => {
  const made = new Set(reported.map(({ code, path, message }) => JSON.stringify({ code, path, message })));
  const invented = [...errorCatalogue]
    .map(([code, { example }]) => ({ code, path: example.path, message: example.message }))
    .filter((example) => !made.has(JSON.stringify(example)));
  expect(invented).toEqual([]);
});

/** Messages about a machine, an env file, a running stack. */
const surroundings = new Set([
  "access-live.ts",
  "backup.ts",
  "bundle.ts",
  "construct.ts",
  "diff.ts",
  "doctor-clients.ts",
  "doctor-running.ts",
  "doctor.ts",
  "environment.ts",
  "images.ts",
  "report.ts",
  "secret-rotation.ts",
  "secret-values.ts",
  "security.ts",
  "upgrade.ts",
  "weights.ts",
]);

test("a config alone triggers every code outside of the surroundings", () => {
  const triggered = new Set(ofConfigs.map(({ code }) => code));
  const left = files.filter((file) => !surroundings.has(file)).flatMap(codesIn);
  expect(left.length).toBeGreaterThan(50);
  expect(left.filter((code) => !triggered.has(code))).toEqual([]);
});
