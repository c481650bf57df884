/** `llm-gateway doctor`: what is wrong with the machine, with what surrounds a deployment, and with a stack that runs. */
import { sortFindings } from "../../config";
import { connectDocker } from "../docker";
import { diagnose } from "../doctor/run";
import { subjectOf } from "../doctor/subject";
import type { DoctorOptions } from "../doctor/subject";
import { summaryOf, summaryText } from "../doctor/summary";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions } from "../open-config";
import { WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { gatewayTarget } from "../smoke/trust";
import type { TrustOptions } from "../smoke/trust";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export type DoctorVerbOptions = CommonOptions & TrustOptions & DoctorOptions;

export async function doctor(terminal: Terminal, options: DoctorVerbOptions): Promise<ExitCode> {
  if (options.keyEnv !== undefined && options.model === undefined)
    throw new WrongUsage("--key-env says whose key asks: it needs --model NAME");
  const { evaluated, shown, values } = await openConfig(terminal, options, "values");
  const { result } = evaluated;
  if (result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const docker = connectDocker(result.config.host, terminal.environment);
  const target = await gatewayTarget(result, options, () => docker);
  const subject = await subjectOf({ terminal, docker, ...result, values, options, target });
  const diagnosis = await diagnose(subject);
  const findings = sortFindings([...evaluated.findings, ...diagnosis.findings]);
  const summary = summaryOf(subject);
  if (options.json === true) writeJson(terminal, { checks: diagnosis.checks, ...summary, findings });
  else terminal.write(`${summaryText(summary)}\n`);
  return report(terminal, options, findings, shown);
}
