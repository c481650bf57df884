/** `llm-gateway explain CODE|ALERT`: what a code means, or what to do when an alert fires. Reads no config. */
import { closestMatch, errorAreas, errorCatalogue, runbook } from "../../config";
import type { ErrorEntry } from "../../config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { inStyle } from "../style";
import { columns } from "../table";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface ExplainOptions {
  readonly json?: boolean;
}

/** Without a code: all of them, by area. */
export function explain(terminal: Terminal, asked: string | undefined, options: ExplainOptions): ExitCode {
  if (asked === undefined) list(terminal, options);
  else one(terminal, asked, options);
  return exit.fine;
}

function one(terminal: Terminal, asked: string, options: ExplainOptions): void {
  const alert = Object.keys(runbook).find((name) => name.toLowerCase() === asked.toLowerCase());
  if (alert !== undefined) {
    page(terminal, alert, options);
    return;
  }
  const code = asked.toUpperCase();
  const entry = errorCatalogue.get(code);
  if (!entry) throw new WrongUsage(unknownCode(asked, code));
  if (options.json === true) writeJson(terminal, { code, ...entry });
  else terminal.write(`${inStyle(terminal.style, text(code, entry))}\n`);
}

/** An alert, or a row of trouble, as docs/runbook.md has it. */
function page(terminal: Terminal, name: string, options: ExplainOptions): void {
  const entry = runbook[name];
  if (entry === undefined) return;
  if (options.json === true) writeJson(terminal, { name, ...entry });
  else {
    const rows = Object.entries(entry).map(([what, text]) => `  ${what.padEnd(9)}${text}`);
    terminal.write(`${inStyle(terminal.style, [`${name} (runbook)`, ...rows].join("\n"))}\n`);
  }
}

/** There are too many codes to name them all, as is done for other names. */
function unknownCode(asked: string, code: string): string {
  const match = closestMatch(code, errorCatalogue.keys());
  const hint =
    match === undefined ? "`llm-gateway explain` lists them" : `did you mean ${JSON.stringify(match)}?`;
  return `there is no code ${JSON.stringify(asked)}; ${hint}`;
}

function text(code: string, entry: ErrorEntry): string {
  const { example } = entry;
  const shown = example.path === "" ? example.message : `${example.path}: ${example.message}`;
  return [
    `${code} (${severityOf(entry)})`,
    `  means    ${entry.meaning}`,
    `  example  ${shown}`,
    `  fix      ${entry.fix}`,
  ].join("\n");
}

function severityOf({ severity, elsewhere }: ErrorEntry): string {
  return elsewhere === undefined ? severity : `${severity}; ${elsewhere}`;
}

function list(terminal: Terminal, options: ExplainOptions): void {
  if (options.json === true) {
    const areas = errorAreas.map(({ title, entries }) => ({
      title,
      codes: Object.entries(entries).map(([code, entry]) => ({ code, ...entry })),
    }));
    writeJson(terminal, { areas });
    return;
  }
  const sections = errorAreas.map(({ title, entries }) =>
    columns(
      title,
      Object.entries(entries).map(([code, { severity, meaning }]) => [
        code,
        severity,
        firstSentence(meaning),
      ]),
    ),
  );
  terminal.write(`${inStyle(terminal.style, sections.join("\n\n"))}\n`);
}

function firstSentence(meaning: string): string {
  return /^.*?[.](?=\s|$)/.exec(meaning)?.[0] ?? meaning;
}
