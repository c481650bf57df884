/** `llm-gateway deploy`: check → preflight → secrets → images → cdktf deploy → smoke. */
import { sortFindings } from "../../config";
import type { Finding, GatewayPlan } from "../../config";
import { cdktfLog, runCdktf } from "../deploy/cdktf";
import { deployedOn } from "../changes/before";
import { replacedEngines } from "../changes/compare";
import { comparePlan } from "../changes/look";
import type { Comparison } from "../changes/look";
import { changesText } from "../changes/tell";
import { stopCrashLoops } from "../deploy/crash-loops";
import { explainFailure, printFailure } from "../deploy/failure";
import { pullImages } from "../deploy/images";
import { findCdktf, preflight } from "../deploy/preflight";
import { watchStack } from "../deploy/progress";
import { rollEngines } from "../deploy/rolling";
import { connectDocker } from "../docker";
import type { Docker } from "../docker";
import { writeLock } from "../plan/lock";
import { startStoppedWithPorts } from "../workloads/run-state";
import { openConfig, refuse, report, show } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { exit } from "../exit";
import type { ExitCode } from "../exit";
import { toTheEnd } from "../interrupt";
import { provideSecrets } from "../secrets/provide";
import { runSmoke } from "../smoke/run";
import { checkTrust, gatewayTarget } from "../smoke/trust";
import type { TrustOptions } from "../smoke/trust";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface DeployOptions extends CommonOptions, TrustOptions {
  readonly yes?: boolean;
  /** Engines are replaced one at a time. */
  readonly rolling?: boolean;
  /** Commander's form of `--skip-smoke`. */
  readonly skipSmoke?: boolean;
}

type Result = NonNullable<Opened["evaluated"]["result"]>;
type Compared = Result & { readonly comparison: Comparison | undefined };

export async function deploy(terminal: Terminal, options: DeployOptions): Promise<ExitCode> {
  // Before anything is changed: the smoke test reads it at the end.
  checkTrust(options);
  const opened = await openConfig(terminal, options, "values");
  const { evaluated, shown } = opened;
  const { result } = evaluated;
  if (result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const docker = connectDocker(result.config.host, terminal.environment);
  terminal.say("preflight");
  const around = await preflight(terminal, docker, { ...result, values: opened.values });
  const findings = sortFindings([...evaluated.findings, ...around]);
  const isRefused = report(terminal, options, findings, shown) !== exit.fine;
  if (isRefused) return end(terminal, options, exit.failed, { deployed: false, findings });
  const comparison = await look(terminal, options, docker, result);
  if (options.yes !== true && terminal.ask !== undefined) {
    const isWanted = await terminal.ask(`deploy ${result.plan.name} to ${docker.endpoint}?`);
    if (!isWanted) return end(terminal, options, exit.failed, { deployed: false, findings });
  }
  return start(terminal, options, docker, opened, { ...result, comparison });
}

/** Says what will change, before anybody is asked. Undefined where nothing is deployed. */
async function look(
  terminal: Terminal,
  options: DeployOptions,
  docker: Docker,
  result: Result,
): Promise<Comparison | undefined> {
  const deployed = await deployedOn(docker, result.plan.name);
  if (deployed === undefined || deployed.size === 0) return undefined;
  const isRolling = options.rolling === true;
  const comparison = comparePlan(result, deployed, isRolling);
  terminal.say(changesText(comparison.changes, "what runs now", isRolling));
  return comparison;
}

/** From here on things are changed. */
async function start(
  terminal: Terminal,
  options: DeployOptions,
  docker: Docker,
  opened: Opened,
  result: Compared,
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
  const started = await startStoppedWithPorts(docker, plan);
  if (started.length > 0) terminal.say(`started ${started.join(", ")}, which was stopped`);
  const failure =
    (options.rolling === true ? await roll(terminal, docker, opened, result) : undefined) ??
    (await apply(terminal, docker, opened, result));
  if (failure !== undefined)
    return end(terminal, options, exit.failed, { deployed: false, findings, ...failure });
  terminal.say(`deployed: ${plan.name} answers at ${plan.url}`);
  if (options.skipSmoke === true) return end(terminal, options, exit.fine, { deployed: true, findings });
  const target = await gatewayTarget(result, options, () => docker);
  const smoke = await runSmoke(terminal, result, secrets.values, false, target);
  return end(terminal, options, smoke.every(({ ok }) => ok) ? exit.fine : exit.failed, {
    deployed: true,
    findings,
    smoke,
  });
}

/** The engines that a plain apply would replace all at once. */
async function roll(terminal: Terminal, docker: Docker, opened: Opened, result: Compared) {
  const { comparison, config, plan } = result;
  if (comparison === undefined) return undefined;
  const { planned, changes } = comparison;
  return rollEngines({ terminal, docker, config, plan, planned }, replacedEngines(plan, changes), (target) =>
    apply(terminal, docker, opened, result, target),
  );
}

/** Runs cdktf with live progress. Returns what went wrong, after printing it, also where somebody has interrupted it. */
function apply(terminal: Terminal, docker: Docker, opened: Opened, { plan }: Result, target?: string) {
  return toTheEnd(() => runApply(terminal, docker, opened, plan, target));
}

async function runApply(
  terminal: Terminal,
  docker: Docker,
  opened: Opened,
  plan: GatewayPlan,
  target: string | undefined,
) {
  const log = show(terminal, cdktfLog(terminal.directory, plan));
  terminal.say(`cdktf deploy ${plan.name} (its output: ${log})`);
  const watch = await watchStack(terminal, docker, plan);
  const cdktf = findCdktf(terminal.directory) ?? "cdktf";
  const { code, lastLines } = await runCdktf(terminal, cdktf, plan, {
    ...opened.handOver,
    // cdktf has no option for it; Terraform reads it from here.
    ...(target === undefined ? {} : { TF_CLI_ARGS_apply: `-target=${target}` }),
  });
  await watch.stop();
  if (code === 0) return undefined;
  const failure = await explainFailure(docker, plan);
  terminal.say(`cdktf deploy failed with status ${code}; its last lines (all of them: ${log}):`);
  for (const line of lastLines) terminal.say(`    ${line}`);
  printFailure(terminal, failure);
  const stopped = await stopCrashLoops(terminal, docker, plan, failure);
  return { ...failure, stopped, log };
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
