/** Loads the config file: TypeScript and JavaScript through jiti, YAML and JSON as data. The only I/O of this folder. */
import { existsSync, readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { types } from "node:util";
import { createJiti } from "jiti";
import { parse as parseYaml } from "yaml";
import * as messages from "./errors/file";
import type { Finding } from "./findings";

const defaultFiles = [
  "gateway.config.ts",
  "gateway.config.yaml",
  "gateway.config.yml",
  "gateway.config.json",
];
const code = new Set([".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"]);
const data = new Set([".yaml", ".yml", ".json"]);

export type Loaded = { readonly file: string } & (
  { readonly input: unknown } | { readonly finding: Finding }
);

/** The file that will be read: `--config`, else GATEWAY_CONFIG, else the first default file that is there. */
export function findConfigFile(directory: string, given: string | undefined): string {
  const name =
    (given === "" ? undefined : given) ??
    defaultFiles.find((file) => existsSync(resolve(directory, file))) ??
    "gateway.config.ts";
  return resolve(directory, name);
}

/** Reads the file. A user's mistake comes back as a finding, never as an exception. */
export async function loadGateway(file: string): Promise<Loaded> {
  if (!existsSync(file)) return { file, finding: messages.fileNotFound(file) };
  const extension = extname(file).toLowerCase();
  if (!code.has(extension) && !data.has(extension))
    return { file, finding: messages.fileFormatUnknown(file) };
  try {
    const input = data.has(extension)
      ? withoutSchema(parseYaml(readFileSync(file, "utf8")))
      : await evaluate(file);
    const isEmpty = typeof input !== "object" || input === null || Object.keys(input).length === 0;
    if (isEmpty || Array.isArray(input)) return { file, finding: messages.fileExportsNothing(file) };
    return { file, input };
  } catch (problem) {
    // Not instanceof: the file may have been evaluated in a realm of its own.
    const text = types.isNativeError(problem) ? problem.message || problem.name : String(problem);
    return { file, finding: messages.fileFailed(file, text.split("\n")[0] ?? "") };
  }
}

/** `$schema` at the top is for the editor. */
function withoutSchema(input: unknown): unknown {
  if (typeof input !== "object" || input === null || !("$schema" in input)) return input;
  const { $schema, ...rest } = input;
  return typeof $schema === "string" ? rest : input;
}

async function evaluate(given: string): Promise<unknown> {
  const file = resolve(given);
  const jiti = createJiti(file, {
    // A config may import the package it runs in by name, installed or not.
    alias: { "cdktf-vllm-litellm": resolve(__dirname, `define${extname(__filename)}`) },
    interopDefault: false,
    moduleCache: false,
  });
  // Only the default export counts: named ones are the file's own matter.
  const { default: exported } = await jiti.import<{ default?: unknown }>(file);
  return exported;
}
