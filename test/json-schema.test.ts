/** gateway.schema.json is the one that the schema and docs/config.md give, and agrees with the schema. `npm run golden` writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import fc from "fast-check";
import { parse } from "yaml";
import { gatewaySchema } from "../config/schema/gateway";
import { loadGateway } from "../config";
import { rich } from "./config/fixtures/rich";
import { secretFixtures } from "./config/fixtures/secret";
import { shapeFixtures } from "./config/fixtures/shape";
import { exampleFile, exampleNames, root } from "./examples";
import { jsonSchema } from "./json-schema";
import { mutants } from "./mutants";

const file = join(root, "gateway.schema.json");
const schema = jsonSchema();
const validate = new Ajv({ allErrors: true }).compile(schema);
const isRight = (input: unknown) => validate(input) === true;

/** What the schema of the config and the one for editors say. */
const verdicts = (input: unknown) => ({
  config: gatewaySchema.safeParse(input).success,
  editor: isRight(input),
});

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;
function nodes(value: unknown): readonly Node[] {
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodes)] : [];
}

test("gateway.schema.json is up to date, byte for byte", () => {
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, text);
  expect(readFileSync(file, "utf8")).toBe(text);
});

describe("gateway.schema.json", () => {
  const all = nodes(schema);

  it("describes every key", () => {
    const keys = all.flatMap(({ properties }) => (isNode(properties) ? Object.entries(properties) : []));
    const isTold = ([, value]: [string, unknown]) => isNode(value) && typeof value.description === "string";
    expect(keys.length).toBeGreaterThan(200);
    expect(keys.filter((entry) => !isTold(entry)).map(([key]) => key)).toEqual([]);
  });

  it("allows no unknown key anywhere", () => {
    const open = all.filter(({ properties, type }) => type === "object" && isNode(properties));
    expect(open.length).toBeGreaterThan(30);
    expect(open.filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([]);
  });

  it("has patterns that editors can read", () => {
    const patterns = all.flatMap(({ pattern }) => (typeof pattern === "string" ? [pattern] : []));
    expect(patterns.length).toBeGreaterThan(10);
    for (const pattern of patterns) expect(() => new RegExp(pattern, "u")).not.toThrow();
  });

  it("is published", () => {
    const { files, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly files: readonly string[];
      readonly exports: Readonly<Record<string, unknown>>;
    };
    expect(files).toContain("gateway.schema.json");
    expect(exports["./gateway.schema.json"]).toBe("./gateway.schema.json");
  });
});

describe("agrees with the schema of the config", () => {
  test.each(exampleNames())("on examples/%s", async (name) => {
    const loaded = await loadGateway(exampleFile(name));
    expect("input" in loaded && verdicts(loaded.input)).toEqual({ config: true, editor: true });
  });

  test.each(
    [...readFileSync(join(root, "docs/config.md"), "utf8").matchAll(/```yaml\n([\s\S]*?)```/g)].map(
      ([, text = ""]) => text,
    ),
  )("on the YAML of docs/config.md", (text) =>
    expect(verdicts(parse(text))).toEqual({ config: true, editor: true }),
  );

  test("on a config that says something about nearly everything", () => {
    expect(verdicts(rich)).toEqual({ config: true, editor: true });
  });

  test.each([...shapeFixtures, ...secretFixtures].map(({ name, input }) => ({ name, input })))(
    "on $name",
    ({ input }) => {
      const { config, editor } = verdicts(input);
      expect(editor).toBe(config);
    },
  );

  test("on what may be written in several ways", () => {
    const written = [
      { cache: { type: false } },
      { database: { type: false } },
      { proxy: { masterKey: false } },
      { proxy: { masterKey: "none", bind: ["127.0.0.1", "::1"] } },
      { routing: { healthChecks: false } },
      { models: { a: { vllm: { preset: "gpt-oss-20b", gpuIds: [0, "GPU-1"] } } } },
      { models: { a: { vllm: { preset: "gpt-oss-20b", gpuIds: [[0], ["GPU-1"]] } } } },
    ];
    expect(written.map(verdicts)).toEqual(written.map(() => ({ config: true, editor: true })));
    const wrong = [{ cache: { type: true } }, { edge: false }, { proxy: { saltKey: false } }];
    expect(wrong.map(verdicts)).toEqual(wrong.map(() => ({ config: false, editor: false })));
  });

  test("on configs with anything changed at random", () => {
    fc.assert(
      fc.property(mutants(rich), (input) => {
        const { config, editor } = verdicts(input);
        expect(editor).toBe(config);
      }),
      { numRuns: 500 },
    );
  });
});

test("names of presets are those of the tables", () => {
  const wrong = [
    { host: { preset: "dgx-h10" } },
    { host: { gpus: [{ type: "h10" }] } },
    { models: { a: { vllm: { preset: "gpt-oss" } } } },
  ];
  expect(wrong.map(verdicts)).toEqual(wrong.map(() => ({ config: true, editor: false })));
});

test("examples in YAML name the schema in their first line, where editors find it", () => {
  const files = exampleNames()
    .map(exampleFile)
    .filter((name) => name.endsWith(".yaml"));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) {
    const [, path = ""] = /^# yaml-language-server: \$schema=(.+)\n/.exec(readFileSync(name, "utf8")) ?? [];
    expect(join(dirname(name), path)).toBe(file);
  }
});

test("$schema may stand at the top", () => {
  expect(isRight({ $schema: "./gateway.schema.json", models: {} })).toBe(true);
  expect(isRight({ models: { a: { $schema: "./gateway.schema.json" } } })).toBe(false);
});
