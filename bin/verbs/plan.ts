/** `llm-gateway plan`: what would run, where, and in which order. Needs neither Docker nor Terraform. */
import { missingSecrets } from "../../config/secrets";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions } from "../open-config";
import type { ExitCode } from "../exit";
import { planDocument } from "../plan/document";
import { lockNote, lockState, writeLock } from "../plan/lock";
import { planTables } from "../plan/tables";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface PlanOptions extends CommonOptions {
  /** Write the placement down. */
  readonly lock?: boolean;
  /** Place everybody anew. */
  readonly replan?: boolean;
}

export async function plan(terminal: Terminal, options: PlanOptions): Promise<ExitCode> {
  const opened = await openConfig(terminal, options);
  const { evaluated, shown, values } = opened;
  const { result } = evaluated;
  if (result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const written = options.lock === true ? writeLock(terminal, opened, result) : [];
  const document = { ...planDocument(result.plan, values), placement: lockState(result) };
  if (options.json === true) writeJson(terminal, document);
  else terminal.write(`${planTables(result.plan, values)}\n`);
  const note = options.lock === true ? "" : lockNote(result);
  if (note !== "") terminal.say(note);
  const missing = missingSecrets(result.plan, values, "warning");
  return report(terminal, options, [...evaluated.findings, ...written, ...missing], shown);
}
