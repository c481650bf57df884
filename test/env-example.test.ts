/** .env.example is the one that its table gives, and the table knows every secret of the schema and every variable of the code. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { secretName } from "../config/schema/secret";
import { gatewayFromEnvironment } from "../config";
import { configVariables, envExample, madeSecrets, namedSecrets, shellVariables } from "./env-example";
import { evaluateFile, exampleFile, exampleNames, root } from "./examples";
import { jsonSchema } from "./json-schema";

const file = join(root, ".env.example");

/** Paths of the fields whose value is a secret's name. */
function secretFields(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = Reflect.get(schema, "pattern") === secretName().meta()?.pattern ? [path] : [];
  const below = Object.entries(schema).flatMap(([key, value]) => {
    if (key !== "properties") return secretFields(value, path);
    const properties = Object.entries(value as object);
    return properties.flatMap(([name, inner]) => secretFields(inner, path === "" ? name : `${path}.${name}`));
  });
  return [...own, ...below];
}

/** `models` and `alerts.receivers` hold what they hold by name. */
const inDocs = (path: string) => path.replace(/^(models|alerts\.receivers)\./, "$1.<name>.");

test("S1-03: .env.example is the one that the table gives, byte for byte", () => {
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, envExample());
  expect(readFileSync(file, "utf8")).toBe(envExample());
});

test("S1-03: says of every field that takes a secret which one belongs there", () => {
  const told = [...madeSecrets, ...namedSecrets].flatMap(({ fields }) => fields);
  // `secrets.sources` says where secrets that other fields take come from.
  const needed = [...new Set(secretFields(jsonSchema(), "").map(inDocs))].filter(
    (path) => path !== "secrets.sources",
  );
  expect(needed).toContain("proxy.secretEnv");
  expect(told.toSorted()).toEqual(needed.toSorted());
});

test("tells every variable that the toolkit reads", () => {
  const bin = readdirSync(join(root, "bin"), { recursive: true, encoding: "utf8" });
  const sources = [...bin.filter((name) => name.endsWith(".ts")).map((name) => join("bin", name)), "main.ts"];
  const text = sources.map((source) => readFileSync(join(root, source), "utf8")).join("\n");
  const read = [...text.matchAll(/\benv(?:ironment)?\.([A-Z][A-Z_]+)/g)].map(([, name = ""]) => name);
  const told = Object.keys(shellVariables).flatMap((names) => names.split(", "));
  expect(read).toContain("GATEWAY_CONFIG");
  expect([...new Set(read)].filter((name) => !told.includes(name))).toEqual([]);
});

test("tells the variables that make a config, all of them and no others", () => {
  const told = Object.keys(configVariables).flatMap((names) => names.replaceAll("<KEY>", "LAMP").split(", "));
  const values = new Map(told.map((name) => [name, "lamp"]));
  const { used } = gatewayFromEnvironment(values);
  expect(told.filter((name) => !used.has(name))).toEqual([]);
  const page = readFileSync(join(root, "docs/environment.md"), "utf8").replaceAll("<KEY>", "LAMP");
  expect(told.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  const files = readdirSync(join(root, "config/environment")).map((name) => join("config/environment", name));
  const text = files.map((name) => readFileSync(join(root, name), "utf8")).join("\n");
  const read = [
    ...text.matchAll(/\b(?:read|take)\(context, (?:\[[^\]]*\], )?((?:"[A-Z_]+"(?:, )?)+)\)/g),
  ].flatMap(([, names = ""]) => names.replaceAll('"', "").split(", "));
  const secret = /PASSWORD|API_KEY|POSTGRES_(USER|DB)$|LITELLM_UI_USER/;
  expect(read.length).toBeGreaterThan(10);
  expect([...new Set(read)].filter((name) => !told.includes(name) && !secret.test(name))).toEqual([]);
});

describe("names", () => {
  const secrets = async () => {
    const plans = await Promise.all(exampleNames().map((name) => evaluateFile(exampleFile(name))));
    return plans.flatMap(({ plan }) => plan.secrets);
  };

  it("are those of every secret of every example", async () => {
    const listed = [...madeSecrets, ...namedSecrets].flatMap(({ names }) => names);
    const needed = (await secrets()).map(({ name }) => name);
    expect(needed.length).toBeGreaterThan(0);
    expect(needed.filter((name) => !listed.includes(name))).toEqual([]);
  });

  it("are open where `secrets init` makes a value, and commented out elsewhere; none has a value", async () => {
    const made = (await secrets()).filter(({ canBeMade }) => canBeMade).map(({ name }) => name);
    const text = readFileSync(file, "utf8");
    const open = [...text.matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)];
    expect(open.map(([, name]) => name).toSorted()).toEqual([...new Set(made)].toSorted());
    expect([...text.matchAll(/^(?:# )?[A-Z][A-Z0-9_]*=(.+)$/gm)]).toEqual([]);
  });
});
