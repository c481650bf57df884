import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { evaluateGateway } from "../../config";
import type { Finding } from "../../config";
import { evaluateInput } from "../../config/evaluate";
import { missingSecrets } from "../../config/secrets";
import { far, warning } from "./fixtures/fixture";
import { fileFixtures } from "./fixtures/file";
import { findingsOf, fitFixtures, unlisted } from "./fixtures/fit";
import { gpuFixtures } from "./fixtures/gpu";
import { hostFixtures } from "./fixtures/host";
import { hostMemoryFixtures } from "./fixtures/host-memory";
import { kernelFixtures } from "./fixtures/kernel";
import { modelFixtures } from "./fixtures/model";
import { secretFixtures } from "./fixtures/secret";
import { serviceFixtures } from "./fixtures/service";
import { shapeFixtures } from "./fixtures/shape";
import { vllmFixtures } from "./fixtures/vllm";

const areas = {
  shape: shapeFixtures,
  secrets: secretFixtures,
  "the host": hostFixtures,
  "the host's memory": hostMemoryFixtures,
  "placement on GPUs": gpuFixtures,
  "what a GPU can compute": kernelFixtures,
  memory: fitFixtures,
  models: modelFixtures,
  services: serviceFixtures,
  engines: vllmFixtures,
};
const fixtures = Object.values(areas).flat();

describe.each(Object.entries(areas))("evaluateInput on %s", (_, list) => {
  test.each(list.map(({ name, ...fixture }) => [name, fixture] as const))("reports %s", (_name, fixture) => {
    const { findings, result } = evaluateInput(fixture.input);
    expect(findings).toEqual(fixture.findings);
    expect(result === undefined).toBe(findings.some(({ severity }) => severity === "error"));
  });
});

test.each(unlisted)("a plan reports $name", (one) => {
  expect(findingsOf(one)).toEqual(one.findings);
});

describe("evaluateGateway on files", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "config-files-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test.each(fileFixtures)("reports $name", async ({ file, text, finding }) => {
    const path = join(folder, file);
    if (text !== undefined) writeFileSync(path, text);
    const { findings } = await evaluateGateway(path);
    expect(findings).toEqual([{ ...finding, message: finding.message.replace("<file>", path) }]);
  });
});

test("missingSecrets reports a planned secret without a value", () => {
  const { result } = evaluateInput({ models: { far }, cache: { type: "none" }, database: { type: "none" } });
  const plan = result?.plan ?? { secrets: [] };
  expect(missingSecrets(plan, new Map([["LITELLM_MASTER_KEY", "x"]]), "warning")).toEqual([
    warning(
      "SECRET.MISSING",
      "",
      "FAR_KEY has no value (needed by vllm-litellm-proxy)",
      "Add FAR_KEY=… to the env file; `llm-gateway secrets init` makes those that can be made.",
    ),
  ]);
});

test("no message shows a secret's value", () => {
  const text = JSON.stringify(fixtures.map(({ findings }) => findings));
  const values = [
    "sk-proj-4711",
    "sk-very-long",
    "sk-live-1",
    "hunter2",
    "hf_x",
    "ls-1",
    "lf-4711",
    "AKIAIOS",
    "sk-1234",
  ];
  const inputs = JSON.stringify(fixtures.map(({ input }) => input));
  expect(values.filter((value) => !inputs.includes(value))).toEqual([]);
  expect(values.filter((value) => text.includes(value))).toEqual([]);
});

test("messages are fragments, fixes are sentences", () => {
  const all: readonly Finding[] = fixtures.flatMap(({ findings }) => findings);
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter(({ message }) => message.endsWith("."))).toEqual([]);
  expect(all.filter(({ fix }) => !/^[A-Z].*[.]$/.test(fix))).toEqual([]);
});

describe("docs/errors.md", () => {
  const folder = resolve(__dirname, "../../config/errors");
  const codesIn = (file: string) => [
    ...new Set(
      [...readFileSync(join(folder, file), "utf8").matchAll(/"([A-Z]+\.[A-Z_]+)"/g)].map(
        ([, code = ""]) => code,
      ),
    ),
  ];
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const rows = new Map(
    readFileSync(resolve(__dirname, "../../docs/errors.md"), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("| <a id="))
      .map((line) => {
        const [, code = "", severity = "", meaning = "", action = ""] = line
          .split(" | ")
          .join("|")
          .split("|");
        return [
          code.replace(/.*`(.+)`.*/, "$1").trim(),
          { line, severity: severity.trim(), meaning: meaning.trim(), action: action.trim() },
        ];
      }),
  );

  test("there are codes and rows", () => {
    expect(files.flatMap(codesIn).length).toBeGreaterThan(50);
    expect(rows.size).toBeGreaterThan(50);
  });

  test("has a row with an anchor for every code, and no other row", () => {
    expect([...rows.keys()].toSorted()).toEqual(files.flatMap(codesIn).toSorted());
    for (const [code, { line }] of rows) expect(line).toContain(`<a id="${code}"></a>\`${code}\``);
  });

  test("says of every code what it means and what to do", () => {
    expect(
      [...rows].filter(([, { meaning, action }]) => !meaning.endsWith(".") || !action.endsWith(".")),
    ).toEqual([]);
  });

  test("has the severity that is reported", () => {
    const reported = fixtures.flatMap(({ findings }) => findings);
    const wrong = reported.filter(
      ({ code, severity }) => rows.get(code)?.severity.startsWith(severity) !== true,
    );
    expect(wrong).toEqual([]);
  });

  // What surrounds a deployment needs a machine, or a stand-in for one: test/bin.
  test.each(files.filter((file) => file !== "environment.ts" && codesIn(file).length > 0))(
    "every code of config/errors/%s is triggered by a fixture",
    (file) => {
      const triggered = [
        ...fixtures.flatMap(({ findings }) => findings),
        ...unlisted.flatMap(({ findings }) => findings),
        ...fileFixtures.map(({ finding }) => finding),
      ].map(({ code }) => code);
      expect(codesIn(file).filter((code) => ![...triggered, "SECRET.MISSING"].includes(code))).toEqual([]);
    },
  );
});
