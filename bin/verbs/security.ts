/** `llm-gateway security`: whether the running containers are as closed as the plan has them. */
import { dockerUnreachable } from "../../config/errors/environment";
import { connectDocker, reasonOf } from "../docker";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions } from "../open-config";
import type { ExitCode } from "../exit";
import { checkContainers } from "../security/check";
import { controls } from "../security/controls";
import { inspectStack } from "../security/inspected";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export async function security(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const { evaluated, shown } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  const docker = connectDocker(config.host, terminal.environment);
  const seen = await inspectStack(docker, plan.name);
  if (seen === undefined) {
    const reason = reasonOf(await docker.run(["version"]));
    return refuse(terminal, options, [dockerUnreachable(docker.endpoint, reason)], shown);
  }
  const findings = checkContainers(plan, seen);
  terminal.say(`${controls.length} controls, ${seen.length} containers`);
  if (options.json === true) writeJson(terminal, { containers: seen.length, findings });
  return report(terminal, options, findings, shown);
}
