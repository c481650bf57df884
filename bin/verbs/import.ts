/** `llm-gateway import`: files of an older setup become a config. Prints names of secrets, never values. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { foreignKind, formatFindings, hasErrors, importGateway, textsBeside } from "../../config";
import type {
  ConfigFormat,
  Finding,
  ImportedGateway,
  ImportItem,
  ImportSecret,
  ImportSource,
} from "../../config";
import { outputExists, pathNotFound } from "../../config/errors/import";
import { exit } from "../exit";
import type { ExitCode } from "../exit";
import { refuse, show } from "../open-config";
import { paint, writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface ImportOptions {
  readonly out?: string;
  readonly format?: ConfigFormat;
  readonly host?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly strict?: boolean;
}

export function importFiles(terminal: Terminal, paths: readonly string[], options: ImportOptions): ExitCode {
  const out = options.out === undefined ? undefined : resolve(terminal.directory, options.out);
  const missing = paths.filter((path) => !existsSync(resolve(terminal.directory, path)));
  const wrong = missing.map(pathNotFound);
  if (out !== undefined && options.force !== true && existsSync(out))
    wrong.push(outputExists(show(terminal, out)));
  if (wrong.length > 0) return refuse(terminal, options, wrong, "import");
  const sources = paths.flatMap((path) => readPath(terminal, resolve(terminal.directory, path)));
  const unique = [...new Map(sources.map((source) => [source.file, source])).values()];
  const readText = textsBeside(out ?? join(terminal.directory, "gateway.config.ts"));
  const imported = importGateway(unique, { host: options.host, format: formatOf(options), readText });
  const hasModels = Object.hasOwn(imported.input, "models");
  if (out !== undefined && hasModels) writeFileSync(out, imported.text);
  if (options.json === true) writeJson(terminal, documentOf(imported));
  else if (out === undefined && hasModels) terminal.write(imported.text);
  report(terminal, imported, unique.length);
  if (out !== undefined && hasModels)
    terminal.say(`wrote ${show(terminal, out)}; next: llm-gateway check --config ${show(terminal, out)}`);
  return failed(imported.findings, options) ? exit.failed : exit.fine;
}

function failed(findings: readonly Finding[], { strict }: ImportOptions): boolean {
  return hasErrors(findings) || (strict === true && findings.length > 0);
}

function formatOf({ format, out }: ImportOptions): ConfigFormat {
  return format ?? (/\.ya?ml$/.test(out ?? "") ? "yaml" : "ts");
}

const largest = 1024 * 1024;

/** A file as it is; of a folder the files that are understood. */
function readPath(terminal: Terminal, path: string): readonly ImportSource[] {
  if (statSync(path).isFile()) return [sourceOf(terminal, path)];
  const found = filesIn(path).map((file) => sourceOf(terminal, file));
  const understood = found.filter(({ file, text }) => foreignKind(file, text) !== "unknown");
  const others = found.length - understood.length;
  if (others > 0)
    terminal.say(`${show(terminal, path)}: ${others} other ${others === 1 ? "file" : "files"} not read`);
  return understood;
}

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === "node_modules" || entry.name.startsWith(".") ? [] : filesIn(path);
    return entry.isFile() && statSync(path).size <= largest ? [path] : [];
  });
}

function sourceOf(terminal: Terminal, path: string): ImportSource {
  return { file: show(terminal, path).split(sep).join("/"), text: readFileSync(path, "utf8") };
}

function documentOf({ input, text, report: parts, lint, findings }: ImportedGateway): object {
  return { config: input, text, ...parts, lint, findings };
}

function report(terminal: Terminal, imported: ImportedGateway, files: number): void {
  const { mapped, corrected, unmapped, secrets } = imported.report;
  const wrong = wrongLines(imported);
  const section = (title: string, color: "yellow" | "red", lines: readonly string[]) => {
    if (lines.length > 0) terminal.say(`\n${paint(terminal, color, title)}\n${lines.join("\n")}`);
  };
  const rest = (items: readonly ImportItem[]) => items.filter((item) => !wrong.told.has(item)).map(line);
  section("Wrong in the files, and what became of it", "yellow", wrong.lines);
  section("Corrected", "yellow", rest(corrected));
  section("Not mapped", "red", rest(unmapped));
  if (secrets.length > 0)
    terminal.say(
      `\nSecrets, by name; their values belong into .env beside the config\n${secrets.map(secretLine).join("\n")}`,
    );
  if (imported.findings.length > 0)
    terminal.say(`\n${formatFindings(imported.findings, "the imported config")}`);
  terminal.say(
    `\n${files} ${files === 1 ? "file" : "files"}: ${mapped.length} mapped, ${corrected.length} corrected, ${unmapped.length} not mapped`,
  );
}

const states = {
  set: "has a value",
  weak: "has a value that everybody knows: change it",
  missing: "has no value",
};

function secretLine({ name, file, line: at, state, optional }: ImportSecret): string {
  const also = optional ? " (optional: without it its deployment is left out)" : "";
  return `  ${name}  ${states[state]}${also}  ${file}:${at}`;
}

/** What lint finds, line by line, each line with what became of it, which is then not told again. */
function wrongLines({ lint, report: { corrected, unmapped } }: ImportedGateway) {
  const told = new Set<ImportItem>();
  const places = new Map<string, Finding[]>();
  for (const finding of lint) {
    const place = `${finding.file ?? ""}:${finding.location?.line ?? 1}`;
    places.set(place, [...(places.get(place) ?? []), finding]);
  }
  const lines = [...places].flatMap(([place, findings]) => {
    const fates = [...corrected, ...unmapped].filter((item) => `${item.file}:${item.line}` === place);
    for (const item of fates) told.add(item);
    return [
      ...findings.map(
        ({ code, path, message }) => `  ${place}  ${path === "" ? "" : `${path}: `}${message}  ${code}`,
      ),
      ...fates.map(({ from, to, note }) => `    → ${to ?? from}${note === null ? "" : `: ${note}`}`),
    ];
  });
  return { lines, told };
}

function line({ file, line: at, from, to, note }: ImportItem): string {
  return `  ${file}:${at}  ${from}${to === null ? "" : ` → ${to}`}${note === null ? "" : `\n    ${note}`}`;
}
