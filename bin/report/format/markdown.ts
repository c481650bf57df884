/** A report as a table in Markdown. */
import { isNumeric } from "../../table";
import type { Answer } from "../run";
import { shortly } from "./cells";
import { windowText } from "./window-text";

export function asMarkdown(answer: Answer): string {
  const names = answer.report.columns.map(({ name }) => name);
  const rows = answer.rows.map((row) => names.map((name) => escaped(shortly(row[name], 300))));
  const rule = names.map((_, column) => (isNumeric(rows.map((row) => row[column] ?? "")) ? "---:" : "---"));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const table = rows.length === 0 ? ["No rows."] : [names.map(escaped), rule, ...rows].map(line);
  const window = windowText(answer);
  return [`## ${answer.report.title}`, "", ...(window === "" ? [] : [window, ""]), ...table, ""].join("\n");
}

function escaped(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, (sign) => `\\${sign}`);
}
