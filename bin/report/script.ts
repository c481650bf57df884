/** What psql is told for one report: one transaction that only reads, the window, the rows as JSON. */
import type { Bucket } from "./header";
import type { Window } from "./window";

export interface Question {
  /** One SELECT. */
  readonly sql: string;
  readonly window: Window;
  /** Undefined for a window to the second. */
  readonly bucket: Bucket | undefined;
  /** Further variables of psql. */
  readonly variables: Readonly<Record<string, string>>;
  /** Another schema than that of the connection. */
  readonly schema: string | undefined;
  readonly timeoutSeconds: number;
}

/** The first line that it prints is the window, all others are rows. Values are variables, which psql quotes. */
export function reportScript(question: Question): string {
  const { sql, window, bucket, variables, schema, timeoutSeconds } = question;
  const { since, until, timeZone } = window;
  const set = {
    ...variables,
    tz: timeZone,
    ...(since.kind === "duration" ? { interval: since.interval } : { moment: since.text }),
    ...(until === undefined ? {} : { end: until }),
    ...(schema === undefined ? {} : { schema }),
  };
  const end = until === undefined ? "now()" : ":'end'::timestamptz";
  return [
    ...Object.entries(set).map(([name, value]) => `\\set ${name} ${quoted(value)}`),
    "BEGIN TRANSACTION READ ONLY;",
    `SET LOCAL statement_timeout = '${timeoutSeconds}s';`,
    "SET LOCAL TIME ZONE :'tz';",
    // Enough to sort a day's rows in memory; a report is one connection.
    "SET LOCAL work_mem = '64MB';",
    // A hash that workers share lies in /dev/shm, which a container has little of.
    "SET LOCAL enable_parallel_hash = off;",
    ...(schema === undefined ? [] : ['SET LOCAL search_path TO :"schema";']),
    windowSql(begin(window, bucket), end),
    "\\echo :window",
    `SELECT row_to_json(report) FROM (\n${sql}\n) AS report;`,
    "COMMIT;",
    "",
  ].join("\n");
}

function begin({ since }: Window, bucket: Bucket | undefined): string {
  if (since.kind === "moment") return ":'moment'::timestamptz";
  if (bucket === undefined) return `"end" - :'interval'::interval`;
  // Whole days or hours: so many of them, of which the last one may not be over.
  const start = `date_trunc('${bucket}', "end" - :'interval'::interval)`;
  const next = `${start} + CASE WHEN ${start} = "end" - :'interval'::interval THEN interval '0' ELSE interval '1 ${bucket}' END`;
  // Where clocks change at midnight a day can begin at one, and the next one does not.
  return `least(date_trunc('${bucket}', ${next}), date_trunc('${bucket}', "end" - interval '1 microsecond'))`;
}

/** LiteLLM's times are UTC without saying so. */
function windowSql(start: string, end: string): string {
  const utc = (name: string) =>
    `to_char("${name}" AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS ${name}`;
  return `SELECT json_build_object('since', start, 'until', "end") AS window, ${utc("start").replace("AS start", "AS since")}, ${utc("end").replace("AS end", "AS until")}
FROM (SELECT ${start} AS start, "end" FROM (SELECT ${end} AS "end") AS given) AS whole \\gset`;
}

/** In the form that psql reads behind a command of its own. */
function quoted(text: string): string {
  return `'${text
    .replaceAll("\\", () => "\\\\")
    .replaceAll("'", "''")
    .replaceAll("\n", "\\n")}'`;
}
