/** The reports: one file of SQL each, in assets/reports. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { groups, parseHeader } from "./header";
import type { ReportHeader } from "./header";

export interface Report extends ReportHeader {
  /** As the command line calls it: the file's name. */
  readonly name: string;
  /** One SELECT without a semicolon; its parameters are psql's variables. */
  readonly sql: string;
}

/** By group, then by name. */
export function loadReports(): readonly Report[] {
  const folder = join(packageRoot(__dirname), "assets", "reports");
  return readdirSync(folder)
    .flatMap((file) => (file.endsWith(".sql") ? [file.slice(0, -".sql".length)] : []))
    .toSorted()
    .map((name) => parseReport(name, readFileSync(join(folder, `${name}.sql`), "utf8")))
    .toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
}

export function parseReport(name: string, text: string): Report {
  const sql = text
    .replace(/^(--.*\n)+/, "")
    .trim()
    .replace(/;$/, "");
  return { name, ...parseHeader(text), sql };
}

/** Compiled files lie one folder deeper than those of a clone. */
function packageRoot(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : packageRoot(dirname(folder));
}
