/** The policy pack in Rego, with the real OPA: on fixtures in both forms, on a plan of the real provider, on all examples. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rego } from "../policies/rules";
import { exampleStacks, explainedWarnings, rolesOf } from "./policies/examples";
import { expectedOf, fileOf, forms, groupedBy, kinds, writeForms } from "./policies/forms";
import type { Found } from "./policies/forms";
import { ensureOpa } from "./rig/tools";
import { run } from "./run";

const folder = mkdtempSync(join(tmpdir(), "policies-"));
let opa = "";

beforeAll(async () => {
  opa = await ensureOpa();
  await writeForms(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Verdict {
  readonly deny: readonly Found[];
  readonly warn: readonly Found[];
  readonly broken: readonly Found[];
}

async function judge(file: string, ...data: readonly string[]): Promise<Verdict> {
  const more = data.flatMap((path) => ["--data", path]);
  const args = ["eval", "--format", "json", "--data", rego, ...more, "--input", file, "data.docker"];
  const { stdout } = await run(opa, args);
  const { result } = JSON.parse(stdout) as { result: [{ expressions: [{ value: Verdict }] }] };
  return result[0].expressions[0].value;
}

it("is formatted, and passes the strict compiler", async () => {
  expect(readdirSync(rego).length).toBeGreaterThan(0);
  await run(opa, ["check", "--strict", rego]);
  expect((await run(opa, ["fmt", "--list", rego])).stdout).toBe("");
});

describe.each(forms)("a %s", (form) => {
  test.each(kinds)("each %s fixture breaks its own rule or none", async (kind) => {
    const { broken } = await judge(fileOf(folder, kind, form));
    expect(groupedBy(kind, broken)).toEqual(expectedOf(kind));
  });

  test("errors and warnings are told apart, and no rule is neither", async () => {
    const { deny, warn, broken } = await judge(fileOf(folder, "bad", form));
    expect(new Set(warn.map(({ id }) => id))).toEqual(new Set(["DOCKER012", "DOCKER016", "DOCKER017"]));
    expect(deny.length + warn.length).toBe(broken.length);
    expect(deny[0]).toEqual({
      id: "DOCKER001",
      address: "docker_container.DOCKER001-bad-1",
      severity: "error",
      fix: expect.stringContaining("privileged") as string,
      msg: expect.stringMatching(/^DOCKER001 docker_container\.DOCKER001-bad-1 breaks the rule/) as string,
    });
  });
});

test("exceptions let an address through, and nothing else", async () => {
  const file = join(folder, "exceptions.json");
  writeFileSync(file, JSON.stringify({ exceptions: { DOCKER001: ["docker_container.DOCKER001-*"] } }));
  const ids = ({ deny }: Verdict) => new Set(deny.map(({ id }) => id));
  const all = ids(await judge(fileOf(folder, "bad", "stack")));
  const left = ids(await judge(fileOf(folder, "bad", "stack"), file));
  expect([...all].filter((id) => !left.has(id))).toEqual(["DOCKER001"]);
});

test("what is neither a plan nor a stack is an error, not a pass", async () => {
  const file = join(folder, "else.json");
  writeFileSync(file, "{}");
  const { deny } = await judge(file);
  expect(deny.map(({ id }) => id)).toEqual(["DOCKER000"]);
});

test("the examples break no rule, and warn only where it is explained", async () => {
  const warnings = new Set<string>();
  for (const { name, file } of exampleStacks()) {
    const { deny, warn } = await judge(file);
    expect({ name, deny }).toEqual({ name, deny: [] });
    for (const one of rolesOf(name, warn)) warnings.add(one);
  }
  expect([...warnings].toSorted()).toEqual(explainedWarnings);
});
