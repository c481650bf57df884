import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateGateway, parseGateway, planGateway } from "../../config";
import type { Finding } from "../../config";
import { evaluateInput } from "../../config/evaluate";
import { missingSecrets } from "../../config/secrets";
import { far, reader, warning } from "./fixtures/fixture";
import { fileFixtures } from "./fixtures/file";
import { ownConfigFixtures } from "./fixtures/own-config";
import { findingsOf, unlisted } from "./fixtures/unlisted";
import { islandFixtures } from "./fixtures/placement";
import { areas, fixtures } from "./fixtures/reported";

describe.each(Object.entries(areas))("evaluateInput on %s", (_, list) => {
  test.each(list.map(({ name, ...fixture }) => [name, fixture] as const))("reports %s", (_name, fixture) => {
    const names = fixture.set && new Set(fixture.set);
    const secrets = names && { secrets: () => ({ set: names, written: names }) };
    const { findings, result } = evaluateInput(fixture.input, {
      lock: fixture.lock,
      readText: reader(fixture.texts),
      ...secrets,
    });
    expect(findings).toEqual(fixture.findings);
    expect(result === undefined).toBe(findings.some(({ severity }) => severity === "error"));
  });
});

test.each(ownConfigFixtures)("an own YAML reports $name", ({ input, text, findings }) => {
  expect(evaluateInput(input, { readText: () => ({ text }) }).findings).toEqual(findings);
});

test.each(unlisted)("a plan reports $name", (one) => {
  expect(findingsOf(one)).toEqual(one.findings);
});

describe("planGateway on what is known of single GPUs", () => {
  test.each(islandFixtures.map(({ name, ...fixture }) => [name, fixture] as const))(
    "reports %s",
    (_name, { input, facts, findings }) => {
      const { config } = parseGateway(input);
      if (!config) throw new Error("no config");
      const gpus = config.host.gpus.map((gpu, index) => ({ ...gpu, ...facts[index] }));
      expect(planGateway({ ...config, host: { ...config.host, gpus } }).findings).toEqual(findings);
    },
  );
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
