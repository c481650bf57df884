/** The list of reports in docs/reports.md, from the comments above their SQL. */
import { loadReports } from "../bin/report/catalogue";
import type { Report } from "../bin/report/catalogue";
import { groups } from "../bin/report/header";
import { code, table } from "./markdown";

export function reportsList(): string {
  const reports = loadReports();
  return groups
    .map((group) =>
      [`### ${group}`, ...reports.filter((one) => one.group === group).map(section)].join("\n\n"),
    )
    .join("\n\n");
}

function section(report: Report): string {
  const { name, title, requirements, about, columns } = report;
  const rows = columns.map((column) => [code(column.name), column.meaning]);
  return [
    `#### ${code(name)}: ${title}`,
    `${about} (${requirements.join(", ")})`,
    ...takes(report),
    table(["column", "meaning"], rows),
  ].join("\n\n");
}

function takes({ window, bucket, limit, by, needs, chart }: Report): readonly string[] {
  const parts = [
    ...(needs === undefined
      ? []
      : [`needs ${needs === "table" ? "the name of a table" : code(`--${needs}`)}`]),
    ...(window === undefined
      ? []
      : [`${code(`--since ${window}`)}${bucket === undefined ? "" : `, in whole ${bucket}s`}`]),
    ...(limit === undefined ? [] : [code(`--limit ${limit}`)]),
    ...(by.length === 0 ? [] : [`--by ${by.join(", ")}`]),
    ...(chart === undefined ? [] : [`${code("--format chart")} draws ${code(chart.values[0] ?? "")}`]),
  ];
  return parts.length === 0 ? [] : [`Takes: ${parts.join("; ")}.`];
}
