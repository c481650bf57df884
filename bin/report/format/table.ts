/** A report as aligned columns. */
import { table } from "../../table";
import type { Answer } from "../run";
import { shortly } from "./cells";
import { windowText } from "./window-text";

/** A row stays readable on one line; what is cut is whole as CSV and JSON. */
const longest = 60;

export function asTable(answer: Answer): string {
  const names = answer.report.columns.map(({ name }) => name);
  const rows = answer.rows.map((row) => names.map((name) => shortly(row[name], longest)));
  const title = [answer.report.title, windowText(answer)].filter((line) => line !== "").join("\n");
  return rows.length === 0 ? `${title}\n  no rows\n` : `${table(title, names, rows)}\n`;
}
