/** One table of rules: Rego, checkov and docs/policies.md say the same. What the rules find is tried with the real tools in test/e2e. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../examples";
import { fixtures } from "./fixtures";
import { readCheckovPolicies, readRules, rego, rulesTable } from "./rules";

const rules = readRules();
const ids = Object.keys(rules);

it("numbers its rules without a gap, and every rule says everything", () => {
  expect(ids).toEqual(
    Array.from({ length: ids.length }, (_, index) => `DOCKER${String(index + 1).padStart(3, "0")}`),
  );
  expect(ids.length).toBeGreaterThan(20);
  for (const rule of Object.values(rules)) {
    expect(rule).toEqual({
      severity: expect.stringMatching(/^(error|warning)$/) as string,
      title: expect.stringMatching(/^[a-z].*[^.]$/) as string,
      why: expect.stringMatching(/^[A-Z].*\.$/) as string,
      fix: expect.stringMatching(/^[A-Z].*\.$/) as string,
    });
  }
});

it("has a policy for checkov for every rule, with the words of the table", () => {
  const expected = Object.entries(rules).map(([id, { severity, title, fix }]) => [
    `${id}.yaml`,
    {
      id,
      name: title,
      category: "GENERAL_SECURITY",
      severity: severity === "error" ? "HIGH" : "LOW",
      guideline: fix,
    },
  ]);
  const found = Object.entries(readCheckovPolicies()).map(([file, { metadata }]) => [file, metadata]);
  expect(found).toEqual(expected);
});

it("has a rule in Rego for every row of the table", () => {
  const texts = readdirSync(rego).map((file) => readFileSync(join(rego, file), "utf8"));
  const written = texts.flatMap((text) => [...text.matchAll(/contains found\("(\w+)"/g)].map(([, id]) => id));
  expect([...new Set(written)].toSorted()).toEqual(ids);
});

it("has a good and a bad fixture for every rule", () => {
  const counts = Object.entries(fixtures).map(([id, { good, bad }]) => [
    id,
    good.length > 0 && bad.length > 0,
  ]);
  expect(counts).toEqual(ids.map((id) => [id, true]));
});

test("docs/policies.md has the table", () => {
  const file = join(root, "docs/policies.md");
  const part = /(<!-- prettier-ignore-start -->\n\n)([\s\S]*?)(\n\n<!-- prettier-ignore-end -->)/;
  const written = readFileSync(file, "utf8").replace(
    part,
    (_, start: string, _old, end: string) => start + rulesTable() + end,
  );
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, written);
  expect(readFileSync(file, "utf8")).toBe(written);
  expect(written).toContain(rulesTable());
});

test.each(["docs/policies.md", ".github/workflows/review.yml"])(
  "%s lets checkov pass what is a warning",
  (file) => {
    const text = readFileSync(join(root, file), "utf8");
    const lists = [...text.matchAll(/--soft-fail-on ([\w,]+)/g)].map(([, list]) => list);
    const warnings = Object.entries(rules).filter(([, { severity }]) => severity === "warning");
    expect(new Set(lists)).toEqual(new Set([warnings.map(([id]) => id).join(",")]));
  },
);
