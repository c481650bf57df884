/** The documentation says what the code says: every key, every default, every path, a README that works. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { planTables } from "../bin/plan/tables";
import { evaluateGateway } from "../config";
import { hostPresets } from "../config/presets/hosts";
import { serviceImages } from "../config/presets/images";
import { modelPresets } from "../config/presets/models";
import { gatewaySchema } from "../config/schema/gateway";
import { documentedKeys, rowsFor } from "./config-page";
import { evaluateFile, root } from "./examples";

const read = (file: string) => readFileSync(join(root, file), "utf8");

interface Key {
  readonly path: string;
  /** As the author would write it; undefined when the schema has none. */
  readonly fallback: unknown;
}

/** Every key of a schema with its path: `models.<name>.vllm.gpus`, `host.gpus[].type`. */
function keysOf(schema: unknown, path: string, fallback?: unknown): readonly Key[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return keysOf(schema.unwrap(), path, schema.def.defaultValue);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return keysOf(schema.unwrap(), path, fallback);
  if (schema instanceof z.ZodPipe)
    return keysOf(schema.in instanceof z.ZodTransform ? schema.out : schema.in, path, fallback);
  const own = path === "" ? [] : [{ path, fallback }];
  const below = (inner: unknown, innerPath: string) =>
    keysOf(inner, innerPath).filter((key) => key.path !== innerPath);
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape);
    return [...own, ...shape.flatMap(([key, inner]) => keysOf(inner, path === "" ? key : `${path}.${key}`))];
  }
  if (schema instanceof z.ZodRecord) return [...own, ...below(schema.valueType, `${path}.<name>`)];
  if (schema instanceof z.ZodArray) return [...own, ...below(schema.element, `${path}[]`)];
  if (schema instanceof z.ZodUnion)
    return [...own, ...schema.options.flatMap((option: unknown) => below(option, path))];
  return own;
}

/** Keys that hold a value: not the objects around them. */
function leaves(keys: readonly Key[]): readonly Key[] {
  const isAround = (path: string) =>
    keys.some((other) => other.path.startsWith(`${path}.`) || other.path.startsWith(`${path}[`));
  return keys.filter(({ path }) => !isAround(path));
}

/** The others are in docs/presets.md, which is made from the table. */
const mainModels: readonly string[] = ["gpt-oss-120b", "gpt-oss-20b", "qwen-30b"];

describe("docs/config.md", () => {
  const keys = keysOf(gatewaySchema, "");
  const documented = documentedKeys();
  const presets = new Set([hostPresets, modelPresets].flatMap((table) => Object.keys(table)));

  it("has a row for every key of the schema", () => {
    const needed = leaves(keys).flatMap(({ path }) => rowsFor(path));
    expect(needed.length).toBeGreaterThan(100);
    expect(needed.filter((path) => !documented.has(path))).toEqual([]);
  });

  it("has no row for a key that is gone", () => {
    const known = new Set(keys.map(({ path }) => path));
    expect([...documented.keys()].filter((path) => !known.has(path) && !presets.has(path))).toEqual([]);
  });

  it("says the defaults that the schema has", () => {
    const scalars = keys.filter(({ fallback }) => ["string", "number", "boolean"].includes(typeof fallback));
    const expected = scalars.map(({ path, fallback }) => `${path}: \`${String(fallback)}\``);
    expect(expected.length).toBeGreaterThan(20);
    expect(scalars.map(({ path }) => `${path}: ${documented.get(path)?.fallback ?? ""}`)).toEqual(expected);
  });

  it("leaves no meaning and no default open", () => {
    const open = [...documented].filter(([, row]) => row.meaning === "" || row.fallback === "");
    expect(open).toEqual([]);
  });

  it("names the pinned images", () => {
    const images = Object.entries(serviceImages).map(([key, { image }]) => [`images.${key}`, `\`${image}\``]);
    expect(images.map(([key = ""]) => [key, documented.get(key)?.fallback])).toEqual(images);
  });

  it("lists the GPU and host presets and the main models with their figures", () => {
    const cells = (line: string) => line.split("|").map((cell) => cell.trim());
    const rows = read("docs/config.md").split("\n").map(cells);
    const row = (name: string) => rows.find((candidate) => candidate[1] === `\`${name}\``)?.slice(2, -1);
    const main = Object.entries(modelPresets).filter(([name]) => mainModels.includes(name));
    expect(main).toHaveLength(mainModels.length);
    for (const [name, preset] of main) {
      const { source, checkpoint, gpus, maxModelLen, maxNumSeqs, loadBudgetSeconds } = preset;
      const figures = [checkpoint.weights.fileGiB, gpus, maxModelLen, maxNumSeqs].map(String);
      expect(row(name)).toEqual([`\`${source}\``, ...figures, `${loadBudgetSeconds / 60}m`]);
    }
    for (const [name, { gpuType, gpuCount, architecture }] of Object.entries(hostPresets)) {
      expect(row(name)?.[0]).toBe(gpuType === null ? "none" : `${gpuCount} × ${gpuType}`);
      expect(row(name)?.[2]).toBe(architecture);
    }
  });
});

describe("paths", () => {
  it.each(["docs/extending.md", "CONTRIBUTING.md"])("that %s names exist", (file) => {
    const paths = [...read(file).matchAll(/`([\w.@-]+(?:\/[\w.@-]+)*\/?)`/g)]
      .map((match) => match[1] ?? "")
      .filter((path) => path.includes("/") || /\.(ts|md|json|example)$/.test(path))
      .filter((path) => path !== "gateway.config.ts");
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe("excerpts of output", () => {
  it.each(["README.md", "docs/architecture.md", "docs/decisions/011-edge.md"])(
    "in %s are those of the default config",
    async (file) => {
      const { plan, artefacts } = await evaluateFile(join(root, "gateway.config.ts"));
      const output =
        `${planTables(plan, new Map(), { hasColor: false, isUnicode: true })}\n${artefacts.edge}`.split("\n");
      const shown = [...read(file).matchAll(/```text\n([\s\S]*?)```/g)].flatMap((match) =>
        (match[1] ?? "").trimEnd().split("\n"),
      );
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.filter((line) => !output.includes(line))).toEqual([]);
    },
  );
});

describe("README.md", () => {
  it("shows a config without findings", async () => {
    const config = /```ts\n([\s\S]*?)```/.exec(read("README.md"))?.[1] ?? "";
    expect(config).toContain("defineGateway");
    const folder = mkdtempSync(join(tmpdir(), "readme-"));
    try {
      const file = join(folder, "gateway.config.ts");
      writeFileSync(file, config);
      const { findings, result } = await evaluateGateway(file);
      expect(findings).toEqual([]);
      expect(result?.plan.routes.map(({ model }) => model)).toEqual([
        "gpt-4o-mini",
        "gpt-oss-120b",
        "gpt-oss-20b",
        "qwen-30b",
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 30_000);
});
