/** The arithmetic of an engine as text: each figure, the sum it comes from, and the source of the rule. */
import type { ExplainedEngine } from "../../config";
import { table } from "../table";
import { times } from "./answers";
import { fixed } from "./sections";
import type { Section } from "./sections";
import { idRanges } from "./short-names";

export function explainText(engines: readonly ExplainedEngine[]): string {
  return engines
    .map((engine) => {
      const title = explainedTitle(engine);
      if (engine.gpus.length === 0) return `${title}: on the CPU, where the container's memory is the limit`;
      if (engine.lines.length === 0) return `${title}: the model's size is not known`;
      return withFootnotes(title, explainedRows(engine));
    })
    .join("\n\n");
}

/** Sources are long: below the table, each once. */
function withFootnotes(title: string, { head, rows }: Omit<Section, "title">): string {
  const last = head.length - 1;
  const sources = [...new Set(rows.map((row) => row[last] ?? ""))].filter((source) => source !== "");
  const numbered = rows.map((row) =>
    row.map((cell, column) => (column === last && cell !== "" ? `[${sources.indexOf(cell) + 1}]` : cell)),
  );
  const notes = sources.map((source, index) => `  [${index + 1}] ${source}`);
  return [table(title, head, numbered), ...notes].join("\n");
}

/** `gpt-oss-20b × 2 on GPU 2-3`. */
export function explainedTitle({ model, workloads, gpus }: ExplainedEngine): string {
  const name = times(model, workloads.length);
  return gpus.length === 0 ? name : `${name} on GPU ${idRanges(gpus)}`;
}

export function explainedRows({ lines }: ExplainedEngine): Omit<Section, "title"> {
  const rows = lines.map(({ what, value, unit, how, source }) => [
    what,
    shown(value, unit),
    unit,
    how,
    source ?? "",
  ]);
  return { head: ["WHAT", "VALUE", "UNIT", "HOW", "SOURCE"], rows };
}

function shown(value: number | string, unit: string): string {
  if (typeof value === "string") return value;
  if (unit === "GiB") return value.toFixed(2);
  return Number.isInteger(value) ? String(value) : fixed(value);
}
