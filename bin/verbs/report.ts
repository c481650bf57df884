/** `llm-gateway report`: questions to the database of requests, keys and spend. Changes nothing. */
import type { Finding } from "../../config";
import type { reportFormats } from "../choices";
import { unknownName } from "../did-you-mean";
import { connectDocker } from "../docker";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { openConfig, refuse } from "../open-config";
import type { CommonOptions } from "../open-config";
import { askedOf } from "../report/ask";
import type { AskOptions } from "../report/ask";
import { loadReports } from "../report/catalogue";
import type { Report } from "../report/catalogue";
import { openDatabase } from "../report/database";
import type { Database } from "../report/database";
import { asChart } from "../report/format/chart";
import { asCsv } from "../report/format/csv";
import { asDocument } from "../report/format/json";
import { asMarkdown } from "../report/format/markdown";
import { asTable } from "../report/format/table";
import { groups } from "../report/header";
import { runReport } from "../report/run";
import type { Answer } from "../report/run";
import { inStyle } from "../style";
import { columns } from "../table";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";
import { reportAll } from "./report-all";
import { reportPsql } from "./report-psql";

type ReportFormat = (typeof reportFormats)[number];

export interface ReportOptions extends CommonOptions, AskOptions {
  readonly list?: boolean;
  readonly format?: ReportFormat;
  readonly out?: string;
  /** Name of the variable with the address of another database. */
  readonly dsnEnv?: string;
}

export async function report(
  terminal: Terminal,
  name: string | undefined,
  table: string | undefined,
  options: ReportOptions,
): Promise<ExitCode> {
  const reports = loadReports();
  if (name === undefined || options.list === true) return list(terminal, options, reports);
  const task = taskOf(reports, name, table, options);
  const { evaluated, shown, values } = await openConfig(terminal, options, "values");
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  const docker = connectDocker(config.host, terminal.environment);
  const valueOf = (secret: string) => values.get(secret) ?? terminal.environment[secret];
  const database = await openDatabase({ terminal, config, plan, docker, valueOf }, options.dsnEnv);
  const outcome =
    "code" in database
      ? database
      : (terminal.say(`database: ${database.at}`), await task(terminal, database, plan.name));
  return typeof outcome === "number" ? outcome : refuse(terminal, options, [outcome], shown);
}

/** Does what was asked for; what is wrong with the words themselves is said before a config is read. */
type Task = (terminal: Terminal, database: Database, stack: string) => Promise<ExitCode | Finding>;

function taskOf(
  reports: readonly Report[],
  name: string,
  table: string | undefined,
  options: ReportOptions,
): Task {
  if (name === "psql") return (terminal, database) => reportPsql(terminal, database);
  if (name === "all") return reportAll(reports, options);
  if (options.out !== undefined) throw new WrongUsage("--out belongs to report all");
  const wanted = reports.find((one) => one.name === name);
  if (!wanted) {
    const names = [...reports.map((one) => one.name), "all", "psql"];
    throw new WrongUsage(unknownName("report", name, names));
  }
  const format = formatOf(options, wanted);
  const asked = askedOf(wanted, options, table);
  return async (terminal, database) => {
    const answer = await runReport(database, wanted, asked);
    if ("code" in answer) return answer;
    write(terminal, format, answer);
    return exit.fine;
  };
}

function formatOf({ format, json }: ReportOptions, { name, chart }: Report): ReportFormat {
  if (json === true && format !== undefined && format !== "json")
    throw new WrongUsage(`--json is --format json, and --format ${format} another one: use one of them`);
  if (format === "chart" && chart === undefined)
    throw new WrongUsage(`report ${name} has nothing to draw: leave --format chart out`);
  return json === true ? "json" : (format ?? "table");
}

function write(terminal: Terminal, format: ReportFormat, answer: Answer): void {
  if (format === "json") writeJson(terminal, asDocument(answer));
  else if (format === "csv") terminal.write(asCsv(answer));
  else if (format === "md") terminal.write(asMarkdown(answer));
  else
    terminal.write(inStyle(terminal.style, format === "chart" ? (asChart(answer) ?? "") : asTable(answer)));
}

/** Reads no config. */
function list(terminal: Terminal, { json }: ReportOptions, reports: readonly Report[]): ExitCode {
  if (json === true) {
    const documents = reports.map((one) => ({
      ...one,
      sql: undefined,
      columns: one.columns.map((column) => column.name),
    }));
    writeJson(terminal, { reports: documents });
    return exit.fine;
  }
  const texts = groups.map((group) => {
    const own = reports.filter((one) => one.group === group);
    return columns(
      group,
      own.map(({ name, window, needs, title }) => [name, takes(window, needs), title]),
    );
  });
  terminal.write(`${texts.join("\n\n")}\n`);
  return exit.fine;
}

function takes(window: string | undefined, needs: Report["needs"]): string {
  const need = needs === undefined ? [] : [needs === "table" ? "TABLE" : `--${needs}`];
  return [...(window === undefined ? [] : [window]), ...need].join(" ");
}
