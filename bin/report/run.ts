/** Runs a report and reads what psql prints. */
import type { Finding } from "../../config";
import {
  noPromptsStored,
  reportRefused,
  reportTableMissing,
  reportTimedOut,
} from "../../config/errors/report";
import { reasonOf } from "../docker";
import type { Finished } from "../process";
import type { Report } from "./catalogue";
import type { Database } from "./database";
import { reportScript } from "./script";
import type { Window } from "./window";

/** As JSON has it. */
export type Cell = string | number | boolean | null | readonly Cell[];
export type Row = Readonly<Record<string, Cell>>;

export interface Answer {
  readonly report: Report;
  /** In the time zone; null for a report without a window. */
  readonly since: string | null;
  readonly until: string | null;
  readonly timeZone: string;
  readonly rows: readonly Row[];
}

export interface RunOptions {
  readonly window: Window;
  /** Values of psql's variables beside the window. */
  readonly variables: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
}

const flags = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-v", "VERBOSITY=terse"];

export async function runReport(
  database: Database,
  report: Report,
  { window, variables, timeoutSeconds }: RunOptions,
): Promise<Answer | Finding> {
  const { sql, bucket, zone, name } = report;
  const timeZone = zone ?? window.timeZone;
  const { schema } = database;
  const script = reportScript({
    ...{ sql, bucket, variables, schema, timeoutSeconds },
    window: { ...window, timeZone },
  });
  const finished = await database.psql(script, flags);
  if (finished.code !== 0) return whyNot(name, finished, timeoutSeconds);
  const [times = "", ...lines] = finished.output.split("\n").filter((line) => line !== "");
  // What json_build_object and row_to_json print of columns that reports have.
  const { since, until } = JSON.parse(times) as { readonly since: string; readonly until: string };
  const rows = lines.map((line) => JSON.parse(line) as Row);
  if (report.readsPrompts && rows.length > 0 && rows.every(isSilent)) return noPromptsStored(name);
  const isOpen = report.window === undefined;
  return { report, since: isOpen ? null : since, until: isOpen ? null : until, timeZone, rows };
}

function isSilent({ last_user_message, answer }: Row): boolean {
  return (last_user_message ?? answer ?? null) === null;
}

function whyNot(name: string, finished: Finished, seconds: number): Finding {
  const said = /^.*\b((ERROR|FATAL): .*)$/m.exec(finished.errors)?.[1];
  if (said?.includes("canceling statement due to statement timeout") === true)
    return reportTimedOut(name, seconds);
  const table = /relation ("?[^"]+"?) does not exist/.exec(said ?? "")?.[1];
  if (table !== undefined) return reportTableMissing(name, table);
  return reportRefused(name, said ?? reasonOf(finished));
}
