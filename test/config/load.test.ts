import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findConfigFile, loadGateway } from "../../config";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "load-test-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): string {
  writeFileSync(join(folder, file), text);
  return join(folder, file);
}

describe("loadGateway", () => {
  const input = { name: "shelf", edge: { enabled: false } };

  test("reads TypeScript that imports the package by name and other files beside it", async () => {
    write("model.ts", 'export const model: string = "groq/far";');
    const file = write(
      "any.config.ts",
      `import { defineGateway } from "cdktf-vllm-litellm";
       import { model } from "./model";
       export default defineGateway({ models: { far: { upstream: { model } } } });`,
    );
    expect(await loadGateway(file)).toEqual({
      file,
      input: { models: { far: { upstream: { model: "groq/far" } } } },
    });
  });

  test("reads a changed TypeScript file again", async () => {
    const file = write("any.config.ts", 'export default { name: "first" };');
    await loadGateway(file);
    write("any.config.ts", 'export default { name: "second" };');
    expect(await loadGateway(file)).toEqual({ file, input: { name: "second" } });
  });

  test.each([
    ["any.yaml", "name: shelf\nedge: { enabled: false }\n"],
    ["any.yml", "name: shelf\nedge:\n  enabled: false\n"],
    ["any.json", JSON.stringify(input)],
    ["ANY.JSON", JSON.stringify(input)],
    ["any.ts", `export default ${JSON.stringify(input)};`],
    ["any.mts", `export default ${JSON.stringify(input)};`],
  ])("reads %s", async (name, text) => {
    const file = write(name, text);
    const isData = /\.(ya?ml|json)$/i.test(name);
    expect(await loadGateway(file)).toEqual(isData ? { file, input, text } : { file, input });
  });

  test.each([
    ["any.json", JSON.stringify({ $schema: "./gateway.schema.json", ...input })],
    ["any.yaml", "$schema: ./gateway.schema.json\nname: shelf\nedge: { enabled: false }\n"],
  ])("leaves out what %s says to the editor", async (name, text) => {
    const file = write(name, text);
    expect(await loadGateway(file)).toEqual({ file, input, text });
  });

  test.each([
    ["any.json", { $schema: 7 }],
    ["any.json", { edge: { $schema: "./gateway.schema.json" } }],
    ["any.ts", { $schema: "./gateway.schema.json" }],
  ])("leaves $schema in %s where it says nothing to the editor: %j", async (name, given) => {
    const file = write(name, `${name.endsWith("ts") ? "export default " : ""}${JSON.stringify(given)}`);
    expect(await loadGateway(file)).toMatchObject({ input: given });
  });

  test("takes off, on, yes and no in YAML for words, and times and octals for what they look like", async () => {
    const text = "a: off\nb: on\nc: yes\nd: no\ne: 12:30:45\nf: 010\n";
    const file = write("words.yaml", text);
    expect(await loadGateway(file)).toEqual({
      file,
      text,
      input: { a: "off", b: "on", c: "yes", d: "no", e: "12:30:45", f: 10 },
    });
  });

  test("ignores named exports beside the default one", async () => {
    const file = write("any.ts", 'export const models = {}; export default { name: "shelf" };');
    expect(await loadGateway(file)).toEqual({ file, input: { name: "shelf" } });
  });
});

describe("findConfigFile", () => {
  test("takes the named file, relative to the directory", () => {
    write("gateway.config.ts", "");
    expect(findConfigFile(folder, "sub/shelf.yaml")).toBe(join(folder, "sub/shelf.yaml"));
    expect(findConfigFile(folder, "/srv/shelf.yaml")).toBe("/srv/shelf.yaml");
  });

  test("prefers ts over yaml over yml over json", () => {
    const files = ["gateway.config.ts", "gateway.config.yaml", "gateway.config.yml", "gateway.config.json"];
    for (const file of files.toReversed()) {
      write(file, "");
      expect(findConfigFile(folder, undefined)).toBe(join(folder, file));
    }
  });

  test("names the TypeScript file where there is none", () => {
    expect(findConfigFile(folder, undefined)).toBe(join(folder, "gateway.config.ts"));
  });
});
