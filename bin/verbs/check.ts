/** `llm-gateway check`: every finding of the config, in one run. Needs neither Docker nor Terraform. */
import { sortFindings } from "../../config";
import type { Finding } from "../../config";
import { missingSecrets, weakSecrets } from "../../config/secrets";
import { githubText } from "../findings-format/github";
import { fromCheckout } from "../findings-format/report";
import { sarifDocument } from "../findings-format/sarif";
import { openConfig, report } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

/** What standard output gets; people read standard error. */
export const checkFormats = ["text", "json", "github", "sarif"] as const;
type CheckFormat = (typeof checkFormats)[number];

export interface CheckOptions extends CommonOptions {
  readonly format?: CheckFormat;
}

export async function check(terminal: Terminal, options: CheckOptions): Promise<ExitCode> {
  const format = formatOf(options);
  const opened = await openConfig(terminal, options);
  const findings = sortFindings([...opened.evaluated.findings, ...secretFindings(opened)]);
  write(terminal, format, findings, opened.file);
  const code = report(terminal, options, findings, opened.shown);
  if (findings.length === 0) terminal.say(`no findings in ${opened.shown}`);
  return code === exit.fine ? exit.fine : exit.failed;
}

function formatOf({ format, json }: CheckOptions): CheckFormat {
  if (json !== true) return format ?? "text";
  if (format !== undefined && format !== "json")
    throw new WrongUsage(`--json is --format json, and --format ${format} another one: use one of them`);
  return "json";
}

function write(terminal: Terminal, format: CheckFormat, findings: readonly Finding[], file: string): void {
  if (format === "json") writeJson(terminal, { findings });
  const given = { findings, file: fromCheckout(terminal, file) };
  if (format === "github") terminal.write(githubText(given));
  if (format === "sarif") writeJson(terminal, sarifDocument(given));
}

function secretFindings({ evaluated, values }: Opened): readonly Finding[] {
  const plan = evaluated.result?.plan;
  return plan === undefined ? [] : [...missingSecrets(plan, values, "warning"), ...weakSecrets(plan, values)];
}
