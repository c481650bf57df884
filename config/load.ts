/** Loads the config file: TypeScript and JavaScript through jiti, YAML and JSON as data. The only I/O of this folder. */
import { existsSync, readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
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
    given ?? defaultFiles.find((file) => existsSync(resolve(directory, file))) ?? "gateway.config.ts";
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
      ? (parseYaml(readFileSync(file, "utf8")) as unknown)
      : await evaluate(file);
    if (typeof input !== "object" || input === null || Array.isArray(input) || isEmptyModule(input)) {
      return { file, finding: messages.fileExportsNothing(file) };
    }
    return { file, input };
  } catch (problem) {
    const reason =
      problem instanceof Error ? (problem.message.split("\n")[0] ?? problem.name) : String(problem);
    return { file, finding: messages.fileFailed(file, reason) };
  }
}

async function evaluate(given: string): Promise<unknown> {
  const file = resolve(given);
  const jiti = createJiti(file, {
    // A config may import the package it runs in by name, installed or not.
    alias: { "cdktf-vllm-litellm": resolve(__dirname, `define${extname(__filename)}`) },
    interopDefault: true,
    moduleCache: false,
  });
  return await jiti.import(file, { default: true });
}

/** Without a default export jiti hands out the module itself. */
function isEmptyModule(input: object): boolean {
  return Object.prototype.toString.call(input) === "[object Module]" || Object.keys(input).length === 0;
}
