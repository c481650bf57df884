/** A report as bars of characters: trends, and who has most. */
import { columns } from "../../table";
import type { Answer, Row } from "../run";
import { exactly, shortly } from "./cells";
import { windowText } from "./window-text";

const width = 40;
/** More names than that are no picture. */
const most = 40;

/** Undefined for a report that has nothing to draw. */
export function asChart(answer: Answer): string | undefined {
  const { chart } = answer.report;
  if (chart === undefined) return undefined;
  const [value = ""] = chart.values;
  const title = [`${answer.report.title}: ${value}`, windowText(answer)]
    .filter((line) => line !== "")
    .join("\n");
  if (answer.rows.length === 0) return `${title}\n  no rows\n`;
  const shown = chart.kind === "line" ? answer.rows : answer.rows.slice(0, most);
  const largest = Math.max(...shown.map((row) => numberOf(row, value)));
  const rows = shown.map((row) => [
    shortly(row[chart.label], 30),
    exactly(row[value] ?? 0),
    bar(numberOf(row, value), largest),
  ]);
  const rest = answer.rows.length - shown.length;
  return `${columns(title, rows)}\n${rest > 0 ? `  and ${rest} more\n` : ""}`;
}

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  return typeof value === "number" ? value : 0;
}

/** What is more than nothing has at least one cell. */
function bar(value: number, largest: number): string {
  return value <= 0 || largest <= 0 ? "" : "█".repeat(Math.max(1, Math.round((value / largest) * width)));
}
