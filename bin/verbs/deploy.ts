/** `llm-gateway deploy`: check → preflight → secrets → images → cdktf deploy → smoke. */
import { sortFindings } from "../../config";
import type { Finding } from "../../config";
import { cdktfLog, runCdktf } from "../deploy/cdktf";
import { explainFailure, printFailure } from "../deploy/failure";
import { pullImages } from "../deploy/images";
import { findCdktf, preflight } from "../deploy/preflight";
import { watchStack } from "../deploy/progress";
import { connectDocker } from "../docker";
import type { Docker } from "../docker";
import { writeLock } from "../plan/lock";
import { openConfig, refuse, report, show } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { exit } from "../exit";
import type { ExitCode } from "../exit";
import { provideSecrets } from "../secrets/provide";
import { runSmoke } from "../smoke/run";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface DeployOptions extends CommonOptions {
  readonly yes?: boolean;
  /** Commander's form of `--skip-smoke`. */
  readonly skipSmoke?: boolean;
}

type Result = NonNullable<Opened["evaluated"]["result"]>;

export async function deploy(terminal: Terminal, options: DeployOptions): Promise<ExitCode> {
  const opened = await openConfig(terminal, options);
  const { evaluated, shown } = opened;
  const { result } = evaluated;
  if (result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const docker = connectDocker(result.config.host, terminal.environment);
  terminal.say("preflight");
  const around = await preflight(terminal, docker, { ...result, values: opened.values });
  const findings = sortFindings([...evaluated.findings, ...around]);
  const isRefused = report(terminal, options, findings, shown) !== exit.fine;
  if (isRefused) return end(terminal, options, exit.failed, { deployed: false, findings });
  if (options.yes !== true && terminal.ask !== undefined) {
    const isWanted = await terminal.ask(`deploy ${result.plan.name} to ${docker.endpoint}?`);
    if (!isWanted) return end(terminal, options, exit.failed, { deployed: false, findings });
  }
  return start(terminal, options, docker, opened, result);
}

/** From here on things are changed. */
async function start(
  terminal: Terminal,
  options: DeployOptions,
  docker: Docker,
  opened: Opened,
  result: Result,
): Promise<ExitCode> {
  const { config, plan } = result;
  const secrets = await provideSecrets(terminal, docker, opened, result);
  const images =
    secrets.findings.length > 0 ? [] : await pullImages(terminal, docker, config.imagePolicy, plan);
  // Before cdktf, which reads it: when the deployment fails half-way, the file says where things are by then.
  const lock = secrets.findings.length + images.length > 0 ? [] : writeLock(terminal, opened, result);
  const findings = [...secrets.findings, ...images, ...lock];
  if (findings.length > 0) {
    report(terminal, options, findings, opened.shown);
    return end(terminal, options, exit.failed, { deployed: false, findings });
  }
  const failure = await apply(terminal, docker, opened, result);
  if (failure !== undefined)
    return end(terminal, options, exit.failed, { deployed: false, findings, ...failure });
  terminal.say(`deployed: ${plan.name} answers at ${plan.url}`);
  if (options.skipSmoke === true) return end(terminal, options, exit.fine, { deployed: true, findings });
  const smoke = await runSmoke(terminal, result, secrets.values, false);
  return end(terminal, options, smoke.every(({ ok }) => ok) ? exit.fine : exit.failed, {
    deployed: true,
    findings,
    smoke,
  });
}

/** Runs cdktf with live progress. Returns what went wrong, after printing it. */
async function apply(terminal: Terminal, docker: Docker, opened: Opened, { plan }: Result) {
  const log = show(terminal, cdktfLog(terminal.directory, plan));
  terminal.say(`cdktf deploy ${plan.name} (its output: ${log})`);
  const watch = await watchStack(terminal, docker, plan);
  const cdktf = findCdktf(terminal.directory) ?? "cdktf";
  const { code, lastLines } = await runCdktf(terminal, cdktf, plan, opened.handOver);
  await watch.stop();
  if (code === 0) return undefined;
  const failure = await explainFailure(docker, plan);
  terminal.say(`cdktf deploy failed with status ${code}; its last lines (all of them: ${log}):`);
  for (const line of lastLines) terminal.say(`    ${line}`);
  printFailure(terminal, failure);
  return { ...failure, log };
}

interface Outcome {
  readonly deployed: boolean;
  readonly findings: readonly Finding[];
  readonly [detail: string]: unknown;
}

function end(terminal: Terminal, options: DeployOptions, code: ExitCode, outcome: Outcome): ExitCode {
  if (options.json === true) writeJson(terminal, outcome);
  return code;
}
