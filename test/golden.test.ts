/**
 * Everything that is compiled from the examples, compared byte for byte with test/golden/.
 * `npm run golden` rewrites the files; the change then shows in the diff.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileExample, evaluateFile, exampleFile, exampleNames, goldenFolder, root } from "./examples";

const isUpdate = process.env.UPDATE_GOLDEN === "1";
const names = exampleNames();

test("every golden folder has its example", () => {
  if (isUpdate) removeStaleFolders();
  expect(readdirSync(goldenFolder).toSorted()).toEqual(names);
});

describe.each(names)("examples/%s", (name) => {
  let compiled: Readonly<Record<string, string>>;
  const folder = join(goldenFolder, name);

  beforeAll(async () => {
    compiled = await compileExample(name);
    if (isUpdate) rewrite(folder, compiled);
  });

  test("compiles to the files in its golden folder and no others", () => {
    expect(Object.keys(compiled).toSorted()).toEqual(readdirSync(folder).toSorted());
  });

  test.each([
    "argv.json",
    "cdk.tf.json",
    "compose.yaml",
    "generated-config.yaml",
    "Caddyfile",
    "plan.json",
    "prometheus.yml",
    "rules.yml",
  ])("%s is the golden file, byte for byte", (file) => {
    expect(compiled[file]).toBe(readFileSync(join(folder, file), "utf8"));
  });

  test("the files of Grafana, where it runs, are the golden ones, byte for byte", () => {
    const files = Object.keys(compiled).filter((file) => file.startsWith("grafana-"));
    for (const file of files) expect(compiled[file]).toBe(readFileSync(join(folder, file), "utf8"));
    expect(files.length > 0).toBe(compiled["plan.json"]?.includes('"role": "grafana"'));
  });

  test("compiles to the same bytes a second time", async () => {
    expect(await compileExample(name)).toEqual(compiled);
  });

  test("holds no path of the machine that compiled it and no time", () => {
    const text = Object.values(compiled).join("\n");
    const paths = [join(root, "examples"), join(root, "cdktf.out"), join(tmpdir(), "synth-")];
    expect(paths.filter((path) => text.includes(path))).toEqual([]);
    expect(text.match(/\b20\d\d-\d\d-\d\d\b/g)).toBeNull();
  });
});

test("the config at the root is examples/dgx-three-models", async () => {
  const own = await evaluateFile(join(root, "gateway.config.ts"));
  expect(own).toEqual(await evaluateFile(exampleFile("dgx-three-models")));
});

function rewrite(folder: string, files: Readonly<Record<string, string>>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
}

function removeStaleFolders(): void {
  mkdirSync(goldenFolder, { recursive: true });
  for (const folder of readdirSync(goldenFolder).filter((entry) => !names.includes(entry)))
    rmSync(join(goldenFolder, folder), { recursive: true });
  for (const name of names) mkdirSync(join(goldenFolder, name), { recursive: true });
}
