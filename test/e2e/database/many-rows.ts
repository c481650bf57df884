/** A database with as many spend rows as are asked for, and how long the reports take on it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadReports } from "../../../bin/report/catalogue";
import type { Report } from "../../../bin/report/catalogue";
import { reportScript } from "../../../bin/report/script";
import { parseSince } from "../../../bin/report/window";
import { docker, run } from "../run";

interface Size {
  readonly rows: number;
  /** Over which they are spread, up to now. */
  readonly days: number;
}

/** Beside LiteLLM's own database, with the same tables and indexes. */
export async function fillWithRows(postgres: string, database: string, { rows, days }: Size): Promise<void> {
  const copy = `createdb -U litellm ${database} && pg_dump -U litellm -s litellm | psql -q -U litellm -d ${database} -v ON_ERROR_STOP=1`;
  await docker("exec", postgres, "sh", "-ec", copy);
  const words = ["psql", "-q", "-U", "litellm", "-d", database, "-v", "ON_ERROR_STOP=1"];
  const input = readFileSync(join(__dirname, "spend-rows.sql"), "utf8");
  const sizes = ["-v", `rows=${rows}`, "-v", `days=${days}`];
  await run("docker", ["exec", "-i", postgres, ...words, ...sizes], { input });
}

export interface Measured {
  readonly report: string;
  readonly window: string;
  /** Of the statement itself, in the database; the best of three where it takes long. */
  readonly seconds: number;
  /** The plan reads the whole table of requests. */
  readonly isScan: boolean;
}

/** Each report with its own window, and with that of a day. */
export async function measureReports(postgres: string, database: string): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const report of loadReports()) {
    const windows = report.window === undefined ? [""] : [...new Set([report.window, "1d"])];
    for (const window of windows) measured.push(await measure(postgres, database, report, window));
  }
  return measured;
}

async function measure(
  postgres: string,
  database: string,
  report: Report,
  window: string,
): Promise<Measured> {
  const script = reportScript({
    ...{ sql: report.sql, bucket: report.bucket, schema: undefined, timeoutSeconds: 120 },
    window: {
      since: parseSince(window === "" ? "1d" : window),
      until: undefined,
      timeZone: report.zone ?? "Europe/Berlin",
    },
    variables: {
      ...{ limit: String(report.limit ?? 0), by: report.by[0] ?? "", table: "LiteLLM_SpendLogs" },
      ...{ session: "0", end_user: "user-7" },
    },
  });
  const asked = "SELECT row_to_json(report)";
  const explained = script.replace(asked, `EXPLAIN (ANALYZE, TIMING OFF) ${asked}`);
  let seconds = Infinity;
  let plan = "";
  // Again only where something else may have held it up.
  for (let round = 0; round < 3 && seconds > 0.8; round += 1) {
    plan = await psql(postgres, database, explained);
    const milliseconds = [...plan.matchAll(/^(?:Planning|Execution) Time: ([\d.]+) ms/gm)];
    seconds = Math.min(
      seconds,
      milliseconds.reduce((sum, [, text]) => sum + Number(text) / 1000, 0),
    );
  }
  const isScan = window !== "" && plan.includes('Seq Scan on "LiteLLM_SpendLogs"');
  return { report: report.name, window, seconds, isScan };
}

async function psql(postgres: string, database: string, input: string): Promise<string> {
  const words = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-U", "litellm_ro", "-d", database];
  return (await run("docker", ["exec", "-i", postgres, ...words], { input })).stdout;
}
