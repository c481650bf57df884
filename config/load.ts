/** Loads the config file: TypeScript and JavaScript through jiti, YAML and JSON as data. The only I/O of this folder. */
import { existsSync, readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { types } from "node:util";
import { createJiti } from "jiti";
import { parseDocument } from "yaml";
import * as messages from "./errors/file";
import type { Finding } from "./findings";
import { locateSyntaxError } from "./locate";

const defaultFiles = [
  "gateway.config.ts",
  "gateway.config.yaml",
  "gateway.config.yml",
  "gateway.config.json",
];
const code = new Set([".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"]);
const data = new Set([".yaml", ".yml", ".json"]);

/** A config file as it was read: its value, or why there is none. */
export type Loaded = { readonly file: string } & (
  | {
      readonly input: unknown;
      /** What the file holds, where that is data: YAML or JSON. */
      readonly text?: string;
    }
  | { readonly finding: Finding }
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
  return data.has(extension) ? loadData(file) : loadCode(file);
}

function loadData(file: string): Loaded {
  let text = "";
  try {
    text = readFileSync(file, "utf8");
    const loaded = withInput(file, withoutSchema(readYaml(text)));
    return "input" in loaded ? { ...loaded, text } : loaded;
  } catch (problem) {
    const location = locateSyntaxError(text);
    const finding = failure(file, problem);
    return { file, finding: location ? { ...finding, location } : finding };
  }
}

/** What YAML itself would only warn of, such as a tag that nobody knows, is a mistake too. */
function readYaml(text: string): unknown {
  const document = parseDocument(text, { logLevel: "error" });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) throw problem;
  return document.toJS();
}

async function loadCode(file: string): Promise<Loaded> {
  try {
    return withInput(file, await evaluate(file));
  } catch (problem) {
    return { file, finding: failure(file, problem) };
  }
}

function withInput(file: string, input: unknown): Loaded {
  const isEmpty = typeof input !== "object" || input === null || Object.keys(input).length === 0;
  if (isEmpty || Array.isArray(input)) return { file, finding: messages.fileExportsNothing(file) };
  return { file, input };
}

function failure(file: string, problem: unknown): Finding {
  // Not instanceof: the file may have been evaluated in a realm of its own.
  const text = types.isNativeError(problem) ? problem.message || problem.name : String(problem);
  return messages.fileFailed(file, text.split("\n")[0] ?? "");
}

/** `$schema` at the top is for the editor. */
function withoutSchema(input: unknown): unknown {
  if (typeof input !== "object" || input === null || !("$schema" in input)) return input;
  const { $schema, ...rest } = input;
  return typeof $schema === "string" ? rest : input;
}

async function evaluate(given: string): Promise<unknown> {
  const file = resolve(given);
  const define = resolve(__dirname, `define${extname(__filename)}`);
  const jiti = createJiti(file, {
    // A config may import the package it runs in by name, installed or not.
    alias: { "cdktf-vllm-litellm": define, "cdktf-vllm-litellm/compiler": define },
    interopDefault: false,
    moduleCache: false,
  });
  // Only the default export counts: named ones are the file's own matter.
  const { default: exported } = await jiti.import<{ default?: unknown }>(file);
  return exported;
}
