/** What the command line asks of a report, and whether the report can be asked that. */
import { WrongUsage } from "../exit";
import type { Report } from "./catalogue";
import type { RunOptions } from "./run";
import { parseSince, parseTimeZone, parseUntil } from "./window";

export interface AskOptions {
  readonly since?: string;
  readonly until?: string;
  readonly tz: string;
  readonly limit?: number;
  readonly by?: string;
  readonly session?: string;
  readonly endUser?: string;
  readonly timeout: number;
}

/** Throws for what the report does not take or lacks. */
export function askedOf(report: Report, options: AskOptions, table: string | undefined): RunOptions {
  refuseStray(report, options, table);
  const { by = report.by[0] ?? "", limit = report.limit ?? 0, session = "", endUser = "" } = options;
  const needed = { session, "end-user": endUser, table: table ?? "" };
  if (report.needs !== undefined && needed[report.needs] === "")
    throw new WrongUsage(
      `report ${report.name} needs ${report.needs === "table" ? "the name of a table" : `--${report.needs}`}`,
    );
  return {
    window: windowOf(report, options),
    variables: { limit: String(limit), by, session, end_user: endUser, table: table ?? "" },
    timeoutSeconds: options.timeout,
  };
}

/** For all reports at once: what a report does not take is left out for it. */
export function askedOfEach(report: Report, options: AskOptions): RunOptions {
  const { since, until, limit, tz, timeout } = options;
  return askedOf(
    report,
    {
      ...{ tz, timeout },
      ...(report.window !== undefined && since !== undefined ? { since } : {}),
      ...(report.window !== undefined && until !== undefined ? { until } : {}),
      ...(report.limit !== undefined && limit !== undefined ? { limit } : {}),
    },
    undefined,
  );
}

function windowOf({ window }: Report, { since, until, tz }: AskOptions): RunOptions["window"] {
  return {
    since: parseSince(since ?? window ?? "1d"),
    until: until === undefined ? undefined : parseUntil(until),
    timeZone: parseTimeZone(tz),
  };
}

function refuseStray(report: Report, options: AskOptions, table: string | undefined): void {
  const { name, window, limit, by, needs } = report;
  const stray = [
    ["--since", options.since !== undefined && window === undefined],
    ["--until", options.until !== undefined && window === undefined],
    ["--limit", options.limit !== undefined && limit === undefined],
    ["--by", options.by !== undefined && by.length === 0],
    ["--session", options.session !== undefined && needs !== "session"],
    ["--end-user", options.endUser !== undefined && needs !== "end-user"],
    [`argument ${table ?? ""}`, table !== undefined && needs !== "table"],
  ] as const;
  const [found] = stray.find(([, isStray]) => isStray) ?? [];
  if (found !== undefined) throw new WrongUsage(`report ${name} takes no ${found}`);
  if (options.by !== undefined && !by.includes(options.by))
    throw new WrongUsage(`--by ${options.by}: report ${name} has ${by.join(", ")}`);
}
