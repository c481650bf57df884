/** All reports as one page. */
import { htmlDocument } from "../../html/document";
import { markup } from "../../html/markup";
import type { Markup } from "../../html/markup";
import { tableMarkup } from "../../plan/html/tables";
import { shortly } from "../format/cells";
import { windowText } from "../format/window-text";
import { groups } from "../header";
import type { Answer } from "../run";
import { chartsMarkup } from "./chart";

/** The rest of a long table is in its file. */
const longest = 50;

const style = `svg { width: 100%; max-width: 45rem; height: auto; }
nav ul { columns: 14rem; padding-left: 1.2rem; }
.charts { display: flex; flex-wrap: wrap; gap: 0 2rem; }
.charts figure { flex: 1 1 24rem; }
`;

export async function reportsPage(stack: string, made: string, answers: readonly Answer[]): Promise<string> {
  const sections = await Promise.all(
    groups.map(async (group) => {
      const own = answers.filter(({ report }) => report.group === group);
      return markup`<h2>${group}</h2>\n${await Promise.all(own.map(section))}`;
    }),
  );
  return htmlDocument({
    title: `Reports of ${stack}`,
    heading: `${stack}: reports`,
    about: `made ${made}`,
    style,
    navigation: markup`<nav>
<ul>
${answers.map(({ report }) => markup`<li><a href="#${report.name}">${report.title}</a></li>\n`)}</ul>
</nav>
`,
    main: sections,
  });
}

async function section(answer: Answer): Promise<Markup> {
  const { report, rows } = answer;
  const charts = await chartsMarkup(answer);
  const window = windowText(answer);
  const rest =
    rows.length > longest
      ? markup`<p class="quiet">${rows.length - longest} more rows in ${report.name}.csv</p>\n`
      : markup``;
  return markup`<section id="${report.name}">
<h3>${report.title}</h3>
<p class="quiet">${report.about.replaceAll("`", "")}${window === "" ? "" : markup`<br />${window}`}</p>
${charts.length === 0 ? markup`` : markup`<div class="charts">\n${charts}</div>\n`}${rowsMarkup(answer)}${rest}</section>
`;
}

function rowsMarkup({ report, rows }: Answer): Markup {
  if (rows.length === 0) return markup`<p>No rows.</p>\n`;
  const head = report.columns.map(({ name }) => name);
  const cells = rows.slice(0, longest).map((row) => head.map((name) => shortly(row[name], 120)));
  return tableMarkup({ title: report.title, head, rows: cells });
}
