/** `llm-gateway plan`: what would run, where, and in which order. Needs neither Docker nor Terraform. */
import { missingSecrets } from "../../config/secrets";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions } from "../open-config";
import type { ExitCode } from "../exit";
import { planDocument } from "../plan/document";
import { planTables } from "../plan/tables";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export async function plan(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const { evaluated, shown, values } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const planned = evaluated.result.plan;
  if (options.json === true) writeJson(terminal, planDocument(planned, values));
  else terminal.write(`${planTables(planned, values)}\n`);
  return report(
    terminal,
    options,
    [...evaluated.findings, ...missingSecrets(planned, values, "warning")],
    shown,
  );
}
