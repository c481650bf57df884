/** `llm-gateway secrets init|check`: makes values, brings them to the host, says which are missing. Prints names only. */
import { missingSecrets, weakSecrets } from "../../config/secrets";
import { connectDocker } from "../docker";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions } from "../open-config";
import { exit } from "../exit";
import type { ExitCode } from "../exit";
import { secretsTable } from "../plan/tables";
import { provideSecrets } from "../secrets/provide";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export async function secretsInit(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const opened = await openConfig(terminal, options);
  const { evaluated, shown } = opened;
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  const weak = weakSecrets(plan, opened.values);
  if (weak.length > 0) return refuse(terminal, options, weak, shown);
  const docker = connectDocker(config.host, terminal.environment);
  const provided = await provideSecrets(terminal, docker, opened, evaluated.result);
  const findings = [...provided.findings, ...missingSecrets(plan, provided.values, "warning")];
  const { made, written, kept } = provided;
  if (options.json === true) writeJson(terminal, { made, written, kept, findings });
  return report(terminal, options, findings, shown);
}

export async function secretsCheck(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const { evaluated, shown, values } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { plan } = evaluated.result;
  const findings = [...missingSecrets(plan, values, "error"), ...weakSecrets(plan, values)];
  if (options.json === true) {
    const secrets = plan.secrets.map((secret) => ({ ...secret, set: values.has(secret.name) }));
    writeJson(terminal, { secrets, findings });
  } else terminal.write(`${secretsTable(plan, values)}\n`);
  report(terminal, options, findings, shown);
  return findings.length === 0 ? exit.fine : exit.failed;
}
