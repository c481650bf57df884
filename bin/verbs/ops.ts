/** `llm-gateway ops redis|postgres|flush-cache`: what operators otherwise do with redis-cli and psql in a container. */
import * as messages from "../../config/errors/doctor-running";
import type { Finding, Workload } from "../../config";
import { readPostgres } from "../ops/postgres";
import { flushAnswers, readRedis } from "../ops/redis";
import type { Failed } from "../ops/redis";
import { postgresText, redisText } from "../ops/print";
import { refuse } from "../open-config";
import type { CommonOptions } from "../open-config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { runningContainer } from "../secrets/running";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";
import { openWorkloads } from "../workloads/open";
import type { Chosen } from "../workloads/open";

export interface FlushOptions extends CommonOptions {
  readonly yes?: boolean;
}

export async function opsRedis(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const opened = await open(terminal, options, "redis", messages.redisDown);
  if (typeof opened === "number") return opened;
  const { chosen, container, workload } = opened;
  const stats = await readRedis(chosen.docker, container, chosen.config.cache.namespace);
  if ("failed" in stats) return failed(terminal, options, messages.redisDown(workload, stats.failed));
  if (options.json === true) writeJson(terminal, { workload, ...stats });
  else terminal.write(`${redisText(stats)}\n`);
  return exit.fine;
}

export async function opsPostgres(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const opened = await open(terminal, options, "postgres", messages.postgresNotReady);
  if (typeof opened === "number") return opened;
  const { chosen, container, workload } = opened;
  const { user, name } = chosen.config.database;
  const stats = await readPostgres({ docker: chosen.docker, container, user }, name);
  if ("failed" in stats) return failed(terminal, options, messages.postgresNotReady(workload, stats.failed));
  if (options.json === true) writeJson(terminal, { workload, ...stats });
  else terminal.write(`${postgresText(stats)}\n`);
  return exit.fine;
}

/** Limits, budgets and cooldowns in the same Redis stay. */
export async function opsFlushCache(terminal: Terminal, options: FlushOptions): Promise<ExitCode> {
  const opened = await open(terminal, options, "redis", messages.redisDown);
  if (typeof opened === "number") return opened;
  const { chosen, container, workload } = opened;
  if (options.yes !== true && terminal.ask !== undefined)
    if (!(await terminal.ask(`remove all cached answers of ${chosen.plan.name}?`))) return exit.failed;
  const removed: number | Failed = await flushAnswers(
    chosen.docker,
    container,
    chosen.config.cache.namespace,
  );
  if (typeof removed === "object")
    return failed(terminal, options, messages.redisDown(workload, removed.failed));
  terminal.say(
    `removed ${removed} cached answer${removed === 1 ? "" : "s"}; limits, budgets and cooldowns are as they were`,
  );
  if (options.json === true) writeJson(terminal, { workload, removed });
  return exit.fine;
}

interface Opened {
  readonly chosen: Chosen;
  readonly workload: string;
  readonly container: string;
}

/** The running container of a store of the stack's own. */
async function open(
  terminal: Terminal,
  options: CommonOptions,
  role: Extract<Workload["role"], "redis" | "postgres">,
  down: (workload: string, reason: string) => Finding,
): Promise<Opened | ExitCode> {
  const chosen = await openWorkloads(terminal, options, []);
  if (typeof chosen === "number") return chosen;
  const workload = chosen.plan.workloads.find((one) => one.role === role)?.name;
  if (workload === undefined)
    throw new WrongUsage(
      `${chosen.plan.name} has no ${role} of its own: ask the server that the config names`,
    );
  const container = await runningContainer(chosen.docker, chosen.plan.name, workload);
  if (container === undefined) return failed(terminal, options, down(workload, "it does not run"));
  return { chosen, workload, container };
}

function failed(terminal: Terminal, options: CommonOptions, finding: Finding): ExitCode {
  return refuse(terminal, options, [finding], "the running stack");
}
