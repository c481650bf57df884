/** What a reviewer reads of each kind of change, exact. `UPDATE_GOLDEN=1` rewrites the files. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markdownOf } from "../../../bin/diff/markdown";
import { textOf } from "../../../bin/diff/text";
import { viewOf } from "../../../bin/diff/view";
import { kinds } from "./kinds";
import { compareVersions, compareWithPlan } from "./sides";

const isUpdate = process.env.UPDATE_GOLDEN === "1";
const folder = join(__dirname, "golden");
const style = { hasColor: false, isUnicode: true };
const names = Object.keys(kinds);
const fileOf = (kind: string) => kind.replaceAll("'", "").replaceAll(" ", "-");

function golden(file: string, text: string): string {
  if (isUpdate) writeFileSync(join(folder, file), text);
  return readFileSync(join(folder, file), "utf8");
}

beforeAll(() => {
  if (!isUpdate) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

describe.each(names)("%s", (name) => {
  const { before, after } = kinds[name] ?? { before: undefined, after: { input: {} } };
  const document = compareVersions(before, after);
  const view = viewOf(document);

  test("is told in the terminal, in a pull request and to programs as in the golden files", () => {
    const file = fileOf(name);
    const [text, markdown] = [textOf(view, style), markdownOf("gateway.config.yaml", view)];
    const json = `${JSON.stringify(document, null, 2)}\n`;
    expect(text).toBe(golden(`${file}.txt`, text));
    expect(markdown).toBe(golden(`${file}.md`, markdown));
    expect(json).toBe(golden(`${file}.json`, json));
  });

  test("has a reason for every container that is not kept", () => {
    const changed = document.containers.filter(({ action }) => action !== "keep");
    const expected = before ? changed.map(({ workload }) => workload) : [];
    expect(changed.filter(({ why }) => (why ?? []).length > 0).map(({ workload }) => workload)).toEqual(
      expected,
    );
  });
});

const steps = names.flatMap((name) => {
  const { before, after } = kinds[name] ?? {};
  return before && after ? [{ name, before, after }] : [];
});

describe.each(steps)("$name, where only the plan of before is there", ({ before, after }) => {
  const known = compareVersions(before, after);
  const document = compareWithPlan(before, after);
  const withoutWhy = <T extends { readonly why: unknown }>(list: readonly T[]) =>
    list.map((one) => ({ ...one, why: null }));

  test("is the same change", () => {
    const rest = { base: null, keys: null, findings: [] };
    const compared = ({ containers, routes, ...more }: typeof known) => ({
      ...{ ...more, ...rest },
      containers: withoutWhy(containers),
      routes: withoutWhy(routes),
    });
    expect(compared(document)).toEqual(compared(known));
  });

  test("has no key, and does not claim to", () => {
    const changed = document.containers.filter(({ action }) => action !== "keep");
    expect(document.keys).toBeNull();
    expect(changed.filter(({ why }) => why !== null)).toEqual([]);
  });
});

test("there is no golden file of a kind that is gone", () => {
  const expected = names.flatMap((name) => ["json", "md", "txt"].map((form) => `${fileOf(name)}.${form}`));
  expect(readdirSync(folder).toSorted()).toEqual(expected.toSorted());
});
