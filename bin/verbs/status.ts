/** `llm-gateway status`: every container of the stack and every way between them, as they are now. */
import { setTimeout as sleep } from "node:timers/promises";
import { dockerUnreachable } from "../../config/errors/environment";
import { connectDocker, reasonOf } from "../docker";
import type { Docker } from "../docker";
import { openConfig, refuse } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { onInterrupt } from "../interrupt";
import { tryWays } from "../status/probe";
import { statusOf, statusText } from "../status/print";
import type { Status } from "../status/print";
import { readTiers } from "../status/tiers";
import type { Tier } from "../status/tiers";
import { waysOf } from "../status/ways";
import { inStyle } from "../style";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface StatusOptions extends CommonOptions {
  /** Seconds between two looks; true: the default. */
  readonly watch?: number | true;
}

type Result = NonNullable<Opened["evaluated"]["result"]>;

const watchSeconds = 2;

export async function status(terminal: Terminal, options: StatusOptions): Promise<ExitCode> {
  if (options.watch !== undefined && options.json === true)
    throw new WrongUsage("--json prints one document: it cannot --watch");
  const { evaluated, shown } = await openConfig(terminal, options);
  const { result } = evaluated;
  if (result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const docker = connectDocker(result.config.host, terminal.environment);
  const first = await look(docker, result);
  const silent = async () => {
    const reason = reasonOf(await docker.run(["version"]));
    return refuse(terminal, options, [dockerUnreachable(docker.endpoint, reason)], shown);
  };
  if (first === undefined) return silent();
  if (options.json === true) writeJson(terminal, first);
  else print(terminal, first);
  if (options.watch === undefined) return codeOf(first);
  const seconds = options.watch === true ? watchSeconds : options.watch;
  const last = await watch(terminal, first, () => look(docker, result), seconds);
  return last === undefined ? silent() : codeOf(last);
}

/** Undefined when the engine does not answer. */
async function look(docker: Docker, { plan, config }: Result): Promise<Status | undefined> {
  const tiers = await readTiers(docker, plan);
  if (tiers === undefined) return undefined;
  const running = tiers.filter(({ state }) =>
    ["healthy", "unhealthy", "starting", "running"].includes(state),
  );
  const callers = new Map(running.map((tier) => [tier.workload, caller(tier)]));
  const isDeployed = tiers.some(({ container }) => container !== null);
  return statusOf(plan, tiers, isDeployed ? await tryWays(docker, waysOf(plan, config), callers) : []);
}

function caller({ container, role }: Tier) {
  return { id: container ?? "", hasPython: role === "proxy" };
}

function codeOf({ ok }: Status): ExitCode {
  return ok ? exit.fine : exit.failed;
}

/** Prints again whenever something else than a time has changed, until Ctrl-C. The last look; undefined when the engine no longer answers. */
async function watch(
  terminal: Terminal,
  first: Status,
  lookAgain: () => Promise<Status | undefined>,
  seconds: number,
): Promise<Status | undefined> {
  const interrupt = onInterrupt();
  let last: Status | undefined = first;
  while (last !== undefined) {
    await sleep(seconds * 1000, undefined, { signal: interrupt.signal }).catch(() => undefined);
    const now = interrupt.isInterrupted() ? undefined : await lookAgain();
    // Ctrl-C also ends the programs that were looking.
    if (interrupt.isInterrupted()) break;
    if (now !== undefined && factsOf(now) !== factsOf(last)) print(terminal, now);
    last = now;
  }
  interrupt.forget();
  return last;
}

function factsOf({ tiers, ways }: Status): string {
  return JSON.stringify([tiers, ways.map(({ ok, problem }) => [ok, problem])]);
}

function print(terminal: Terminal, seen: Status): void {
  terminal.write(`${inStyle(terminal.style, statusText(seen, Date.now()))}\n\n`);
}
