/** The policy pack with checkov, and through Conftest: the same fixtures, plans and examples as with OPA. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { containersOf } from "../policies/fixtures";
import { checkov as policies, readRules, rego } from "../policies/rules";
import { exampleStacks, explainedWarnings, rolesOf } from "./policies/examples";
import { expectedOf, fileOf, forms, groupedBy, kinds, writeForms } from "./policies/forms";
import type { Form, Found } from "./policies/forms";
import { ensureCheckov, ensureConftest } from "./rig/tools";
import { run } from "./run";

const folder = mkdtempSync(join(tmpdir(), "policies-"));
const ids = Object.entries(readRules());
const warnings = ids.filter(([, { severity }]) => severity === "warning").map(([id]) => id);
const framework = { stack: "terraform_json", plan: "terraform_plan" } as const satisfies Record<Form, string>;

beforeAll(() => writeForms(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("checkov", () => {
  let checkov = "";
  beforeAll(async () => void (checkov = await ensureCheckov()));

  interface Report {
    readonly results: {
      readonly failed_checks: readonly { readonly check_id: string; readonly resource: string }[];
      readonly passed_checks: readonly { readonly check_id: string }[];
    };
  }

  async function judge(form: Form, ...of: readonly string[]) {
    const ours = ["--external-checks-dir", policies, "--check", "DOCKER*", "--skip-download"];
    const softly = ["--soft-fail-on", warnings.join(",")];
    const output = ["--output", "json"];
    const args = [...of, "--framework", framework[form], ...ours, ...softly, ...output];
    const { code, stdout } = await run(checkov, args, { mayFail: true });
    const { results } = JSON.parse(stdout) as Report;
    const found = results.failed_checks.map(({ check_id: id, resource: address }): Found => ({
      id,
      address,
    }));
    return { code, found, passed: new Set(results.passed_checks.map(({ check_id: id }) => id)) };
  }

  describe.each(forms)("a %s", (form) => {
    test.each(kinds)("each %s fixture breaks its own rule or none", async (kind) => {
      const { code, found, passed } = await judge(form, "--file", fileOf(folder, kind, form));
      expect(groupedBy(kind, found)).toEqual(expectedOf(kind));
      // Every rule was asked: what is not loaded passes silently.
      expect([...passed].toSorted()).toEqual(ids.map(([id]) => id));
      expect(code).toBe(kind === "good" ? 0 : 1);
    });
  });

  test("the examples break no rule, and warn only where it is explained", async () => {
    const seen = new Set<string>();
    for (const { name, file } of exampleStacks()) {
      const there = join(folder, name, "cdk.tf.json");
      cpSync(file, there);
      const { code, found } = await judge("stack", "--file", there);
      expect({ name, code }).toEqual({ name, code: 0 });
      for (const one of rolesOf(name, found)) seen.add(one);
    }
    expect([...seen].toSorted()).toEqual(explainedWarnings);
  });
});

describe("Conftest", () => {
  let conftest = "";
  beforeAll(async () => void (conftest = await ensureConftest()));

  test.each([...kinds])("judges %s plans", async (kind) => {
    const args = ["test", fileOf(folder, kind, "plan"), "--policy", rego, "--namespace", "docker"];
    const { code, stdout } = await run(conftest, [...args, "--output", "json"], { mayFail: true });
    const [first] = JSON.parse(stdout) as { failures?: unknown[]; warnings?: unknown[] }[];
    const all = Object.keys(containersOf(kind)).length;
    const found = (first?.failures?.length ?? 0) + (first?.warnings?.length ?? 0);
    expect({ code, found }).toEqual(kind === "good" ? { code: 0, found: 0 } : { code: 1, found: all });
  });
});
