/** `llm-gateway report`: arguments and help. */
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { secondsOf } from "../config/schema/duration";
import { reportFormats } from "./choices";
import type { ExitCode } from "./exit";
import type { Terminal } from "./terminal";
import { plainVerb } from "./verb";
import type { ReportOptions } from "./verbs/report";

export function addReport(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  plainVerb(
    program,
    "report",
    "Answer from the database who used and spent what, as the user that only reads: docs/reports.md.",
    [
      "report --list",
      "report daily --since 30d --tz Europe/Berlin",
      "report models --since 2026-11-01 --until 2026-12-01 --format csv > november.csv",
      "report hourly --format chart",
      "report conversation --session 3f2c",
      "report all --out reports",
      "report columns LiteLLM_SpendLogs",
      "report psql",
    ],
  )
    .argument("[name]", "a report of --list; all; psql, which opens the database; columns, with a table")
    .argument("[table]", "with columns: the table")
    .option("--list", "print the reports, one line each")
    .option("--since <time>", "from here on: so long ago (24h, 7d, 4w), or a moment such as 2026-11-01")
    .option("--until <moment>", "up to this moment, which is not part of it; default: now")
    .option("--tz <zone>", "time zone of days, hours and moments, such as Europe/Berlin", "UTC")
    .addOption(new Option("--format <format>", "default: table").choices(reportFormats))
    .option("--limit <rows>", "at most so many rows, for reports that have a limit", wholeNumber)
    .option("--by <column>", "what models are told apart by: model_group, model, model_id")
    .option("--session <id>", "the conversation, for reports about one")
    .option("--end-user <name>", "the `user` value of requests, for reports about one")
    .option("--out <dir>", "with all: the folder for index.html and a CSV file of each report")
    .option("--timeout <duration>", "the database ends a report that takes longer", seconds, 60)
    .option("--dsn-env <name>", "another database: the variable or secret with postgresql://…")
    .action(async (name: string | undefined, table: string | undefined, options: ReportOptions) => {
      const { report } = await import("./verbs/report.js");
      end(await report(terminal, name, table, options));
    });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("A whole number above 0 is needed.");
  return Number(text);
}

function seconds(text: string): number {
  const value = secondsOf(text);
  if (value === undefined || value < 1)
    throw new InvalidArgumentError("A duration of a second or more is needed, such as 60s or 5m.");
  return Math.ceil(value);
}
