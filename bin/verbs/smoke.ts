/** `llm-gateway smoke`: asks the running gateway one short question per model. */
import { missingSecrets } from "../../config/secrets";
import { openConfig, refuse } from "../open-config";
import type { CommonOptions } from "../open-config";
import { exit } from "../exit";
import type { ExitCode } from "../exit";
import { connectDocker } from "../docker";
import { runSmoke } from "../smoke/run";
import { gatewayTarget } from "../smoke/trust";
import type { TrustOptions } from "../smoke/trust";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface SmokeOptions extends CommonOptions, TrustOptions {
  /** Also asks upstreams, which costs money. */
  readonly all?: boolean;
}

export async function smoke(terminal: Terminal, options: SmokeOptions): Promise<ExitCode> {
  const { evaluated, shown, values } = await openConfig(terminal, options, "values");
  const { result } = evaluated;
  if (result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { masterKey } = result.config.proxy;
  const needed = { secrets: result.plan.secrets.filter(({ name }) => name === masterKey) };
  const missing = missingSecrets(needed, values, "error");
  if (missing.length > 0) return refuse(terminal, options, missing, shown);
  const docker = () => connectDocker(result.config.host, terminal.environment);
  const target = await gatewayTarget(result, options, docker);
  const checks = await runSmoke(terminal, result, values, options.all === true, target);
  if (options.json === true) writeJson(terminal, { url: result.plan.url, checks });
  return checks.every(({ ok }) => ok) ? exit.fine : exit.failed;
}
