/** Writes what a package says as the TypeScript file under `config/upstream/vllm/`, formatted as the project is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as estree from "prettier/plugins/estree";
import * as typescript from "prettier/plugins/typescript";
import { format } from "prettier/standalone";
import { words } from "../words";
import type { ExtractedFlag, ExtractedPackage } from "./extracted";

/** The whole file; the same package always gives the same bytes. */
export function tableText(extracted: ExtractedPackage): Promise<string> {
  const style = JSON.parse(readFileSync(join(__dirname, "../../.prettierrc.json"), "utf8")) as object;
  return format(source(extracted), { ...style, parser: "typescript", plugins: [estree, typescript] });
}

function source({ version, positional, flags, registries, environmentVariables }: ExtractedPackage): string {
  const registryLines = Object.entries(registries).map(([name, names]) => `${name}: ${words(names)},`);
  return `/** What vLLM ${version} accepts. Generated from its package by \`npm run tables\`: do not edit; README.md says how. */
import { words } from "../words";
import { tableOf } from "./table";

export const vllm_${version.replaceAll(".", "_")} = tableOf({
  version: "${version}",
  positional: "${positional}",
  registries: { ${registryLines.join("\n")} },
  flags: { ${flagFacts(flags)} },
  environmentVariables: ${words(environmentVariables)},
});
`;
}

const types = ["bool", "int", "float", "string", "json", "json|string", "list"] as const;

function flagFacts(flags: readonly ExtractedFlag[]): string {
  const named = (wanted: (flag: ExtractedFlag) => boolean) =>
    words(flags.filter(wanted).map(({ name }) => name));
  const lists = (of: (flag: ExtractedFlag) => readonly string[] | null) =>
    record(flags, (flag) => (of(flag)?.length ? words(of(flag) ?? []) : undefined));
  const texts = (of: (flag: ExtractedFlag) => string | null | undefined) =>
    record(flags, (flag) => (of(flag) ? JSON.stringify(of(flag)) : undefined));
  return [
    `types: { ${types.map((type) => `"${type}": ${named((flag) => flag.type === type)},`).join("\n")} },`,
    `withoutNegation: ${named((flag) => flag.negatable === false)},`,
    `withNumberSuffixes: ${named((flag) => flag.hasNumberSuffixes === true)},`,
    `intLists: ${named((flag) => flag.type === "list" && flag.items === "int")},`,
    `separators: ${texts(({ separator }) => (separator === "space" ? null : separator))},`,
    `keywords: ${lists(({ keywords = [] }) => keywords)},`,
    `aliases: ${lists(({ aliases }) => aliases)},`,
    `deprecated: ${texts(({ deprecated }) => deprecated)},`,
    `choices: ${lists(({ choices = null }) => choices)},`,
    `bounds: ${words(flags.flatMap(({ name, range = [] }) => (range.length ? [name + range.join("")] : [])))},`,
    `defaults: ${words(flags.flatMap(defaultWord))},`,
  ].join("\n");
}

/** False is the default of a switch, null of all else: they need no word. */
function defaultWord(flag: ExtractedFlag): readonly string[] {
  if (flag.default === (flag.type === "bool" ? false : null)) return [];
  return [`${flag.name}=${JSON.stringify(flag.default).replaceAll(" ", "\\u0020")}`];
}

function record(flags: readonly ExtractedFlag[], value: (flag: ExtractedFlag) => string | undefined): string {
  const lines = flags.flatMap((flag) => {
    const text = value(flag);
    return text === undefined ? [] : [`"${flag.name}": ${text},`];
  });
  return `{ ${lines.join("\n")} }`;
}
