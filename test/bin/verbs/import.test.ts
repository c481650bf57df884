import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { evaluateGateway } from "../../../config";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

let place: Workplace;
beforeEach(() => {
  place = workplace("cpu.yaml");
  mkdirSync(join(place.directory, "old"));
  place.write(
    "old/config.yaml",
    "model_list:\n  - { model_name: far, litellm_params: { model: gpt-4o, api_key: os.environ/FAR_KEY } }\n",
  );
  place.write("old/.env", "FAR_KEY=sk-value-that-stays-away\n");
  place.write("old/notes.txt", "about the shelf");
});
afterEach(() => place.remove());

test("prints a config, and on standard error what became of the files", async () => {
  const { code, out, err } = await place.run("import", "old");
  expect(code).toBe(0);
  expect(out).toContain(
    'far: {\n      upstream: {\n        // LiteLLM wants the provider before the model\n        model: "openai/gpt-4o"',
  );
  expect(err).toContain("old: 1 other file not read");
  expect(err).toContain("FAR_KEY  has a value  old/.env:1");
  expect(err).toContain("2 files: 2 mapped, 1 corrected, 0 not mapped");
  expect(out + err).not.toContain("stays-away");
});

test.each(["new.config.yaml", "new.config.ts"])(
  "writes %s, which is a config without findings",
  async (file) => {
    expect((await place.run("import", "old", "--out", file)).code).toBe(0);
    const { findings } = await evaluateGateway(`${place.directory}/${file}`);
    expect(findings).toEqual([]);
    const again = await place.run("import", "old", "--out", file);
    expect([again.code, again.err]).toEqual([
      1,
      expect.stringContaining(`${file} exists and is not overwritten  IMPORT.EXISTS`),
    ]);
    expect((await place.run("import", "old", "--out", file, "--force")).code).toBe(0);
  },
);

test("--json is one document with the config, the report and the findings", async () => {
  const { code, out } = await place.run("import", "old/config.yaml", "old/.env", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    config: { models: { far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } } } },
    mapped: [{ file: "old/.env", line: 1, from: "FAR_KEY" }, { from: "litellm_params.api_key" }],
    corrected: [{ file: "old/config.yaml", line: 2, from: "gpt-4o", to: "models.far.upstream.model" }],
    unmapped: [],
    secrets: [{ name: "FAR_KEY", state: "set" }],
    findings: [],
  });
});

test.each([
  ["a path that is not there", ["import", "nowhere"], "no file or folder nowhere  IMPORT.PATH_NOT_FOUND"],
  ["nothing to import", ["import", "old/notes.txt"], "no models in 1 file  IMPORT.NOTHING_FOUND"],
])("%s", async (_, argv, message) => {
  const { code, out, err } = await place.run(...argv);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain(message);
});
