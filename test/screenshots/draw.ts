/** A static page of a dashboard: its panels in their places, drawn from answers of its data sources. No Grafana, only its look. */
import { init } from "echarts";
import type { Compiled, CompiledPanel } from "../config/compile/dashboards/compiled";

/** What a data source said to one panel. */
export interface Answer {
  readonly lines: readonly {
    readonly name: string;
    readonly points: readonly (readonly [number, number])[];
  }[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

const [column, unit] = [50, 30];

export function draw(dashboard: Compiled, answers: ReadonlyMap<number, Answer>): string {
  const panels = dashboard.panels.map((panel) => place(panel, answers.get(panel.id)));
  const height = Math.max(...dashboard.panels.map(({ gridPos }) => gridPos.y + gridPos.h)) * unit;
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><h1>${escape(dashboard.title)}</h1><main style="height:${height}px">${panels.join("")}</main>`;
}

function place(panel: CompiledPanel, answer: Answer = { lines: [], rows: [] }): string {
  const { x, y, w, h } = panel.gridPos;
  const box = `left:${x * column}px;top:${y * unit}px;width:${w * column - 8}px;height:${h * unit - 8}px`;
  if (panel.type === "row") return `<h2 style="${box}">${escape(panel.title)}</h2>`;
  return `<section style="${box}"><h3>${escape(panel.title)}</h3>${body(panel, answer, w * column - 24, h * unit - 44)}</section>`;
}

function body(panel: CompiledPanel, answer: Answer, width: number, height: number): string {
  if (panel.type === "timeseries") return curves(panel, answer, width, height);
  if (panel.type === "table") return table(answer);
  const told = answer.lines.map(({ name, points }) => [name, points.at(-1)?.[1] ?? 0] as const);
  const single = answer.rows.flatMap((row) =>
    Object.values(row).map((value) => ["", Number(value)] as const),
  );
  const figures = [...told, ...single].map(
    ([name, value]) => `<div><b>${shown(value, panel)}</b> ${escape(name)}</div>`,
  );
  return `<div class="${panel.type === "stat" ? "figures" : "ranking"}">${figures.join("")}</div>`;
}

function curves(panel: CompiledPanel, { lines }: Answer, width: number, height: number): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  const { custom } = panel.fieldConfig?.defaults ?? {};
  const isBars = custom?.drawStyle === "bars";
  const stack = custom?.stacking?.mode === "normal" ? { stack: "all" } : {};
  chart.setOption({
    animation: false,
    color: ["#3274d9", "#56a64b", "#e0b400", "#8f3bb8", "#37872d", "#ff780a"],
    grid: { left: 62, right: 10, top: 8, bottom: 42 },
    legend: { bottom: 0, icon: "rect", itemHeight: 3, textStyle: { fontSize: 11 } },
    xAxis: { type: "time", splitLine: { show: false }, axisLabel: { fontSize: 10, hideOverlap: true } },
    yAxis: {
      type: "value",
      min: 0,
      axisLabel: { fontSize: 10, formatter: (value: number) => shown(value, panel) },
    },
    series: lines.map(({ name, points }) => ({
      name,
      type: isBars ? "bar" : "line",
      showSymbol: points.length === 1,
      lineStyle: { width: 1 },
      areaStyle: isBars ? undefined : { opacity: "stack" in stack ? 0.3 : 0.08 },
      ...stack,
      data: points.map(([time, value]) => [time * 1000, value]),
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

function table({ rows }: Answer): string {
  const heads = Object.keys(rows[0] ?? {});
  const cell = (value: unknown) =>
    escape(typeof value === "number" ? short(value) : typeof value === "string" ? value : "");
  const body = rows
    .slice(0, 12)
    .map((row) => `<tr>${heads.map((head) => `<td>${cell(row[head])}`).join("")}`);
  return `<table><tr>${heads.map((head) => `<th>${escape(head)}`).join("")}${body.join("")}</table>`;
}

const forms: Readonly<Record<string, (value: number) => string>> = {
  percentunit: (value) => `${short(value * 100)} %`,
  percent: (value) => `${short(value)} %`,
  s: (value) =>
    value >= 3600
      ? `${short(value / 3600)} h`
      : value < 1
        ? `${short(value * 1000)} ms`
        : `${short(value)} s`,
  bytes: (value) => (value >= 2 ** 30 ? `${short(value / 2 ** 30)} GiB` : `${short(value / 2 ** 20)} MiB`),
  currencyUSD: (value) => `$${value === 0 || value >= 0.01 ? value.toFixed(2) : value.toPrecision(2)}`,
  reqps: (value) => `${short(value)} req/s`,
  ops: (value) => `${short(value)} ops/s`,
};

function shown(value: number, { fieldConfig }: CompiledPanel): string {
  const form = forms[fieldConfig?.defaults.unit ?? ""] ?? short;
  return form(value);
}

function short(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

const style = `body{margin:16px;width:1200px;font:13px/1.35 "DejaVu Sans",sans-serif;background:#f4f5f5;color:#24292e}
h1{font-size:20px;margin:0 0 12px}main{position:relative}
section,h2{position:absolute;box-sizing:border-box;overflow:hidden}
section{background:#fff;border:1px solid #dcdfe3;border-radius:3px;padding:6px 8px}
h2{font-size:14px;margin:0;padding-top:6px}h3{font-size:12px;margin:0 0 6px}
.figures{display:flex;gap:18px;flex-wrap:wrap}.figures b{font-size:22px;color:#3274d9;display:block}
table{border-collapse:collapse;font-size:11px;width:100%}th{text-align:left;color:#3274d9}td,th{padding:2px 8px 2px 0;white-space:nowrap}`;
