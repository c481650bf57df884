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
    secrets: [{ name: "FAR_KEY", state: "set", optional: false }],
    lint: [],
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

test("what lint finds stands once, with what became of it, and does not fail the import", async () => {
  place.write(
    "old/config.yaml",
    `${place.read("old/config.yaml")}litellm_settings: { cache_type: local, rpm: 5 }\n`,
  );
  const { code, err } = await place.run("import", "old");
  expect(code).toBe(0);
  expect(err).toContain("cache_type has no reader  LITELLM.KEY_DEAD\n");
  expect(err).toContain("    → cache.type: cache_type does nothing; cache_params is read\n");
  expect(err.match(/cache_type does nothing/g)).toHaveLength(1);
  expect(err).not.toContain("Not mapped");
});

test("a chat template is looked for beside the config to come", async () => {
  place.write("old/run.sh", "#!/bin/sh\nvllm serve Qwen/Qwen3-8B --chat-template tools.jinja\n");
  const argv = ["import", "old/run.sh", "--host", "dgx-h100", "--json"];
  expect((await place.run(...argv)).out).toContain("VLLM.TEMPLATE_UNREADABLE");
  place.write("old/tools.jinja", "{{ messages }}");
  expect((await place.run(...argv)).code).toBe(0);
});
