/**
 * Pictures for the docs: `tsx test/screenshots/take.ts CONFIG PROMETHEUS POSTGRES OUT` draws the dashboards of a running stack.
 * CONFIG is its file, PROMETHEUS the address of its Prometheus, POSTGRES the container of its database. Needs chromium.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { dashboardsFor } from "../config/compile/dashboards/compiled";
import type { CompiledPanel, Target } from "../config/compile/dashboards/compiled";
import { everything, promql, sql } from "../e2e/observability/panel-query";
import { draw } from "./draw";
import type { Answer } from "./draw";

const [config = "", prometheus = "", postgres = "", out = ""] = process.argv.slice(2);
const to = Math.floor(Date.now() / 1000);
const window = { from: to - 15 * 60, to, stepSeconds: 15 };

const sample = z.tuple([z.number(), z.string()]);
const found = z.object({
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        values: z.array(sample).optional(),
        value: sample.optional(),
      }),
    ),
  }),
});

async function answerOf(target: Target): Promise<Answer> {
  if (target.rawSql !== undefined) return fromRows(rowsOf(target.rawSql), target);
  const { from, stepSeconds } = window;
  const query = encodeURIComponent(promql(target.expr ?? "", window, everything));
  const path =
    target.instant === true
      ? `query?query=${query}`
      : `query_range?query=${query}&start=${from}&end=${to}&step=${stepSeconds}`;
  const { data } = found.parse(await (await fetch(`${prometheus}/api/v1/${path}`)).json());
  const lines = data.result.map(({ metric, values, value }) => ({
    name: (target.legendFormat ?? "").replace(/\{\{(\w+)\}\}/g, (_, label: string) => metric[label] ?? ""),
    points: (values ?? (value ? [value] : []))
      .map(([time, text]) => [time, Number(text)] as const)
      .filter(([, number]) => Number.isFinite(number)),
  }));
  if (target.format !== "table") return { lines, rows: [] };
  return {
    lines: [],
    rows: data.result.map(({ metric, value }) => ({
      ...Object.fromEntries(Object.entries(metric).filter(([label]) => label !== "__name__")),
      Value: Number(value?.[1]),
    })),
  };
}

function rowsOf(query: string): readonly Readonly<Record<string, unknown>>[] {
  const text = execFileSync("docker", [
    ...["exec", postgres, "psql", "-h", "127.0.0.1", "-U", "litellm_ro", "-d", "litellm", "-At", "-c"],
    `SELECT json_agg(row) FROM (${sql(query, window, everything)}) AS row`,
  ]);
  return z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(text.toString().trim() || "[]"));
}

function fromRows(rows: Answer["rows"], { format }: Target): Answer {
  if (format !== "time_series") return { lines: [], rows };
  const names = [...new Set(rows.map(({ metric }) => String(metric)))];
  const points = (name: string) =>
    rows
      .filter(({ metric }) => String(metric) === name)
      .map(({ time, value }) => [Number(time), Number(value)] as const);
  return { lines: names.map((name) => ({ name, points: points(name) })), rows: [] };
}

async function answered({ targets = [] }: CompiledPanel): Promise<Answer> {
  const answers = await Promise.all(targets.map(answerOf));
  return { lines: answers.flatMap(({ lines }) => lines), rows: answers.flatMap(({ rows }) => rows) };
}

async function take(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "screenshots-"));
  mkdirSync(out, { recursive: true });
  const input = JSON.parse(readFileSync(config, "utf8")) as object; // a config in JSON
  for (const [name, dashboard] of dashboardsFor(input)) {
    const answers = await Promise.all(
      dashboard.panels.map(async (panel) => [panel.id, await answered(panel)] as const),
    );
    const page = join(folder, `${name}.html`);
    writeFileSync(page, draw(dashboard, new Map(answers)));
    const height = 80 + 30 * Math.max(...dashboard.panels.map(({ gridPos }) => gridPos.y + gridPos.h));
    execFileSync("chromium", [
      ...["--headless", "--no-sandbox", "--hide-scrollbars", `--window-size=1240,${height}`],
      ...[`--screenshot=${join(out, `dashboard-${name}.png`)}`, `file://${page}`],
    ]);
  }
  rmSync(folder, { recursive: true });
}

void take();
