/** A chart as SVG, drawn by Apache ECharts without a browser. Colours are those of the page it stands on. */
import { numberOf } from "../format/chart";
import { shortly } from "../format/cells";
import { Markup, markup } from "../../html/markup";
import type { Chart } from "../header";
import type { Answer, Row } from "../run";

/** Names that fit under each other. */
const most = 12;
const width = 720;

/** One picture for each column that the report draws; none without rows or with nothing but zeros. */
export async function chartsMarkup({ report, rows }: Answer): Promise<readonly Markup[]> {
  const { chart } = report;
  if (chart === undefined) return [];
  const drawn = chart.values.filter((value) => rows.some((row) => numberOf(row, value) !== 0));
  return Promise.all(drawn.map((value) => figure(chart, rows, value)));
}

async function figure(chart: Chart, rows: readonly Row[], value: string): Promise<Markup> {
  const shown =
    chart.kind === "line"
      ? rows
      : rows.toSorted((a, b) => numberOf(b, value) - numberOf(a, value)).slice(0, most);
  const names = shown.map((row) => shortTime(shortly(row[chart.label], 30)));
  const svg = await draw(
    chart.kind,
    names,
    shown.map((row) => numberOf(row, value)),
  );
  const rest = chart.kind === "bar" && rows.length > most ? `, the ${most} largest of ${rows.length}` : "";
  return markup`<figure><figcaption>${value}${rest}</figcaption>
${new Markup(svg)}</figure>
`;
}

/** Loaded when it is needed: it is larger than all the rest. */
async function draw(
  kind: Chart["kind"],
  names: readonly string[],
  values: readonly number[],
): Promise<string> {
  const { init } = await import("echarts");
  const isLine = kind === "line";
  const chart = init(null, null, {
    ...{ renderer: "svg", ssr: true, width },
    height: isLine ? 200 : 50 + 24 * names.length,
  });
  const label = { color: "currentColor", hideOverlap: true };
  const line = { lineStyle: { color: "var(--line)" } };
  const category = { type: "category" as const, data: [...names], axisLabel: label, axisLine: line };
  const number = { type: "value" as const, axisLabel: label, splitLine: line, splitNumber: 4 };
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: "system-ui, sans-serif" },
    grid: { left: isLine ? 70 : 200, right: 30, top: 15, bottom: 30, outerBoundsMode: "none" },
    xAxis: isLine ? category : number,
    yAxis: isLine ? number : { ...category, inverse: true, axisTick: { show: false } },
    series: [
      {
        type: "bar",
        data: [...values],
        itemStyle: { color: "var(--weights)" },
        barMaxWidth: isLine ? 40 : 16,
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return still(svg);
}

/** Without what only a script or a mouse needs, and whose numbers count the charts of a process. */
function still(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/ (class|pointer-events|ecmeta_\w+)="[^"]*"/g, "")
    .replace(/ width="\d+" height="\d+" xmlns/, ' role="img" xmlns')
    .replace(/\n{2,}/g, "\n");
}

/** Under an axis a day is enough, or an hour. */
function shortTime(text: string): string {
  return text.replace(/^\d{4}-(\d{2}-\d{2})(?: (\d{2}:\d{2}).*)?$/, (_, day: string, time?: string) =>
    time === undefined ? day : `${day} ${time}`,
  );
}
