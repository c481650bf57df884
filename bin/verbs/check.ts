/** `llm-gateway check`: every finding of the config, in one run. Needs neither Docker nor Terraform. */
import { resolve } from "node:path";
import { sortFindings } from "../../config";
import type { Finding } from "../../config";
import { missingSecrets, weakSecrets } from "../../config/secrets";
import { fromCheckout } from "../findings-format/report";
import { findingsFormat, writeFindings } from "../findings-format/write";
import type { FindingsOptions } from "../findings-format/write";
import { openConfig, report } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { exit } from "../exit";
import type { ExitCode } from "../exit";
import type { Terminal } from "../terminal";

export type CheckOptions = CommonOptions & FindingsOptions;

export async function check(terminal: Terminal, options: CheckOptions): Promise<ExitCode> {
  const format = findingsFormat(options);
  const opened = await openConfig(terminal, options);
  const findings = sortFindings([...opened.evaluated.findings, ...secretFindings(opened)]);
  writeFindings(terminal, format, findings, (finding) => {
    const file = finding.file === undefined ? opened.file : resolve(terminal.directory, finding.file);
    return { ...finding, file: fromCheckout(terminal, file) };
  });
  const code = report(terminal, options, findings, opened.shown);
  if (findings.length === 0) terminal.say(`no findings in ${opened.shown}`);
  return code === exit.fine ? exit.fine : exit.failed;
}

function secretFindings({ evaluated, origins, values }: Opened): readonly Finding[] {
  const plan = evaluated.result?.plan;
  return plan === undefined
    ? []
    : [...missingSecrets(plan, origins, "warning"), ...weakSecrets(plan, values)];
}
