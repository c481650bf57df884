/** Titled tables and findings as markup. */
import type { ExplainedEngine, Finding } from "../../../config";
import { isNumeric } from "../../table";
import { explainedRows, explainedTitle } from "../explain";
import type { Section } from "../sections";
import { markup } from "../../html/markup";
import type { Markup } from "../../html/markup";

export function sectionMarkup(section: Section): readonly Markup[] {
  if (section.rows.length === 0) return [];
  return [markup`<section>\n<h2>${section.title}</h2>\n${tableMarkup(section)}</section>\n`];
}

export function findingsMarkup(findings: readonly Finding[]): readonly Markup[] {
  if (findings.length === 0) return [];
  const items = findings.map(
    ({ severity, path, message, fix, code }) => markup`<li><span class="${severity}">${severity}</span> ${
      path === "" ? "" : markup`<code>${path}</code>: `
    }${message} <span class="quiet">${code}</span><br />${fix}</li>
`,
  );
  return [markup`<section>\n<h2>Findings</h2>\n<ul class="findings">\n${items}</ul>\n</section>\n`];
}

/** Every figure with the sum it comes from and the source of the rule. */
export function arithmeticMarkup(engines: readonly ExplainedEngine[]): readonly Markup[] {
  const known = engines.filter(({ lines }) => lines.length > 0);
  if (known.length === 0) return [];
  const blocks = known.map((engine) => {
    const title = explainedTitle(engine);
    const table = tableMarkup({ title, ...explainedRows(engine) });
    return markup`<h3>${title}</h3>\n${table}`;
  });
  return [markup`<section>\n<h2>Arithmetic</h2>\n${blocks}</section>\n`];
}

export function tableMarkup({ title, head, rows }: Section): Markup {
  const isNumber = head.map((_, column) => isNumeric(rows.map((row) => row[column] ?? "")));
  const kind = (column: number) => (isNumber[column] === true ? markup` class="number"` : "");
  const heads = head.map((name, column) => markup`<th scope="col"${kind(column)}>${name}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0
        ? markup`<th scope="row"${kind(column)}>${cell}</th>`
        : markup`<td${kind(column)}>${cellMarkup(cell)}</td>`,
    );
    return markup`<tr>${cells}</tr>\n`;
  });
  return markup`<div class="scroll" role="region" aria-label="${title}" tabindex="0">
<table>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody>
</table>
</div>
`;
}

/** An address is a link, so that the source of a figure is one step away; nothing is loaded from it. */
function cellMarkup(cell: string): Markup | string {
  return /^https:\/\/[^\s"<>]+$/.test(cell) ? markup`<a href="${cell}" rel="noreferrer">${cell}</a>` : cell;
}
