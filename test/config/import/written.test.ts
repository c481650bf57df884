/** The written file is a config: TypeScript that compiles and says the same, and YAML with its reasons in place. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as ts from "typescript";
import { parse } from "yaml";
import { importGateway, loadGateway } from "../../../config";
import { imported, sourcesOf, systemNames } from "../../import/fixtures";

const root = resolve(__dirname, "../../..");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "written-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(systemNames)("%s: the TypeScript file loads, and is the imported config", async (system) => {
  const { input, text } = imported(system);
  const file = join(folder, `${system}.config.ts`);
  writeFileSync(file, text);
  expect(await loadGateway(file)).toMatchObject({ input });
});

test("the TypeScript files compile against the package's own types", () => {
  const files = systemNames.map((system) => {
    const file = join(folder, `${system}.ts`);
    writeFileSync(file, imported(system).text);
    return file;
  });
  const wrong = join(folder, "wrong.ts");
  writeFileSync(wrong, imported("s0").text.replace("dropParams: true", "dropParam: true"));
  const program = ts.createProgram([...files, wrong], {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    types: [],
    paths: { "cdktf-vllm-litellm": [join(root, "config/index.ts")] },
  });
  const found = [...files, wrong].flatMap((file) =>
    program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ code }) => `${file} ${code}`),
  );
  expect(found).toEqual([expect.stringContaining(wrong) as string]);
});

test.each(systemNames)(
  "%s: the YAML names its schema first, and has a comment for each correction",
  (system) => {
    const { input, text, report } = importGateway(sourcesOf(system), { format: "yaml" });
    expect(text.split("\n")[0]).toBe(
      "# yaml-language-server: $schema=./node_modules/cdktf-vllm-litellm/gateway.schema.json",
    );
    expect(parse(text)).toEqual(input);
    const missing = report.corrected
      .filter(({ to }) => to?.startsWith("models") ?? false)
      .filter(({ note }) => !text.includes(`# ${note ?? ""}`));
    expect(missing).toEqual([]);
  },
);
