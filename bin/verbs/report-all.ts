/** `llm-gateway report all`: every report that needs no name, as one page and as files of CSV. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Finding } from "../../config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { show } from "../open-config";
import { askedOfEach } from "../report/ask";
import type { Report } from "../report/catalogue";
import type { Database } from "../report/database";
import { asCsv } from "../report/format/csv";
import { asDocument } from "../report/format/json";
import { reportsPage } from "../report/html/page";
import { runReport } from "../report/run";
import type { Answer } from "../report/run";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";
import type { ReportOptions } from "./report";

type Task = (terminal: Terminal, database: Database, stack: string) => Promise<ExitCode | Finding>;

export function reportAll(reports: readonly Report[], options: ReportOptions): Task {
  const { out, json, format } = options;
  if (format !== undefined && format !== "json")
    throw new WrongUsage("report all writes a page and CSV files: leave --format out");
  const isDocument = json === true || format === "json";
  if (out === undefined && !isDocument) throw new WrongUsage("report all needs --out DIR, or --json");
  const stray = (["by", "session", "endUser"] as const).find((key) => options[key] !== undefined);
  if (stray !== undefined)
    throw new WrongUsage(`report all takes no --${stray === "endUser" ? "end-user" : stray}`);
  const asked = reports
    .filter(({ needs }) => needs === undefined)
    .map((report) => [report, askedOfEach(report, options)] as const);
  return async (terminal, database, stack) => {
    const answers: Answer[] = [];
    for (const [report, how] of asked) {
      terminal.say(`  ${report.name}`);
      const answer = await runReport(database, report, how);
      if ("code" in answer) return answer;
      answers.push(answer);
    }
    if (out !== undefined) await writeFolder(terminal, out, stack, answers);
    if (isDocument) writeJson(terminal, { reports: answers.map(asDocument) });
    return exit.fine;
  };
}

async function writeFolder(
  terminal: Terminal,
  out: string,
  stack: string,
  answers: readonly Answer[],
): Promise<void> {
  const folder = resolve(terminal.directory, out);
  const made = `${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.html"), await reportsPage(stack, made, answers));
  for (const answer of answers) writeFileSync(join(folder, `${answer.report.name}.csv`), asCsv(answer));
  terminal.say(
    `written: ${show(terminal, join(folder, "index.html"))}, and ${answers.length} CSV files beside it`,
  );
}
