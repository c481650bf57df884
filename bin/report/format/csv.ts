/** A report as CSV (RFC 4180, with a header), which spreadsheets may open. */
import type { Answer, Cell } from "../run";
import { exactly } from "./cells";

export function asCsv({ report, rows }: Answer): string {
  const head = report.columns.map(({ name }) => name);
  const lines = rows.map((row) => head.map((name) => field(row[name])));
  return [head, ...lines].map((line) => `${line.join(",")}\r\n`).join("");
}

/** Clients choose some of these texts, and a spreadsheet takes one that begins like this for a formula. */
function field(cell: Cell | undefined): string {
  const text = exactly(cell);
  const safe = typeof cell !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
