/** A report as a document. */
import type { Answer } from "../run";

export function asDocument({ report, since, until, timeZone, rows }: Answer): object {
  return {
    report: report.name,
    title: report.title,
    since,
    until,
    timeZone,
    columns: report.columns.map(({ name }) => name),
    rows,
  };
}
