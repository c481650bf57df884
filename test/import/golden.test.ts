/** The whole config and the whole report of each source system. `UPDATE_GOLDEN=1` rewrites them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { writeConfig } from "../../config/import";
import { goldenFolder, imported, sourcesOf, systemNames } from "./fixtures";

const isUpdate = process.env.UPDATE_GOLDEN === "1";
const root = resolve(__dirname, "../..");

function golden(system: string, file: string, text: string): string {
  const path = join(goldenFolder, system, file);
  if (isUpdate) {
    mkdirSync(join(goldenFolder, system), { recursive: true });
    writeFileSync(path, text);
  }
  return readFileSync(path, "utf8");
}

describe.each(systemNames)("import of %s", (system) => {
  const { input, text, report } = imported(system);

  test("writes the config of the golden file", () => {
    expect(text).toBe(golden(system, "gateway.config.ts.txt", text));
  });

  test("tells what became of every part", () => {
    const document = `${JSON.stringify(report, null, 2)}\n`;
    expect(document).toBe(golden(system, "report.json", document));
  });

  test("says the same in YAML", () => {
    expect(parse(writeConfig(input, report, "yaml"))).toEqual(input);
  });

  test("shows no value of a secret", () => {
    const values = sourcesOf(system)
      .filter(({ file }) => file.endsWith(".env"))
      .flatMap((source) =>
        [...source.text.matchAll(/^\w*(?:KEY|PASSWORD)\w*=(\S{6,})$/gm)].map(([, value]) => value ?? ""),
      );
    const shown = `${text}${JSON.stringify(report)}`;
    expect(values.filter((value) => shown.includes(value))).toEqual([]);
  });
});

test("written configs have the shape that prettier gives them", () => {
  const folder = mkdtempSync(join(tmpdir(), "imported-"));
  const files = systemNames.map((system) => {
    const path = join(folder, `${system}.ts`);
    writeFileSync(path, imported(system).text);
    return path;
  });
  const prettier = join(root, "node_modules/prettier/bin/prettier.cjs");
  const run = () =>
    execFileSync(process.execPath, [
      prettier,
      "--config",
      join(root, ".prettierrc.json"),
      "--list-different",
      ...files,
    ]);
  expect(run).not.toThrow();
  rmSync(folder, { recursive: true, force: true });
});
