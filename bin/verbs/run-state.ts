/** `llm-gateway stop|start|restart [WORKLOAD…]`: containers stop and start, and stay the same ones. Data stays too. */
import type { Workload } from "../../config";
import { watchStack } from "../deploy/progress";
import { exit } from "../exit";
import type { ExitCode } from "../exit";
import type { CommonOptions } from "../open-config";
import { paint, writeJson } from "../terminal";
import type { Terminal } from "../terminal";
import { openWorkloads } from "../workloads/open";
import type { Chosen } from "../workloads/open";
import { restartAll, services, startAll, stopAll, waitFor, withoutContainer } from "../workloads/run-state";
import type { Changed } from "../workloads/run-state";

export interface RunStateOptions extends CommonOptions {
  readonly yes?: boolean;
}

export interface StartOptions extends CommonOptions {
  /** Commander's form of `--no-wait`. */
  readonly wait: boolean;
}

export async function stop(
  terminal: Terminal,
  words: readonly string[],
  options: RunStateOptions,
): Promise<ExitCode> {
  const chosen = await wanted(terminal, words, options, "stop");
  if (typeof chosen === "number") return chosen;
  const changed = await stopAll(
    chosen,
    (one) => say(terminal, one),
    (workload, { name }) => terminal.say(`stopping ${name} (${patienceOf(workload)})`),
  );
  const stopped = changed.filter(({ done }) => done === "stopped").map(({ workload }) => workload);
  const publishing = services(chosen).filter(({ name, ports }) => ports.length > 0 && stopped.includes(name));
  if (publishing.length > 0)
    terminal.say(
      `stopped containers show no ports: \`cdktf diff\` would replace ${publishing.map(({ name }) => name).join(", ")} until \`llm-gateway start\`, or \`llm-gateway deploy\`, has started them; no data depends on it`,
    );
  return end(terminal, options, { changed, waiting: [], missing: withoutContainer(chosen), needsAll: false });
}

export async function start(
  terminal: Terminal,
  words: readonly string[],
  options: StartOptions,
): Promise<ExitCode> {
  const chosen = await openWorkloads(terminal, options, words);
  if (typeof chosen === "number") return chosen;
  // With a line for every container that changes: an engine may wait long for the one before it.
  const watch = await watchStack(terminal, chosen.docker, chosen.plan);
  const changed = await startAll(chosen, (one) => say(terminal, one));
  const isStarted = changed.some(({ done }) => done === "started");
  const waiting = options.wait && isStarted ? await waitFor(chosen, services(chosen)) : [];
  await watch.stop();
  return end(terminal, options, { changed, waiting, missing: withoutContainer(chosen), needsAll: true });
}

export async function restart(
  terminal: Terminal,
  words: readonly string[],
  options: RunStateOptions,
): Promise<ExitCode> {
  const chosen = await wanted(terminal, words, options, "restart");
  if (typeof chosen === "number") return chosen;
  const changed = await restartAll(
    chosen,
    (one) => say(terminal, one),
    (workload, { name }) => terminal.say(`restarting ${name} (${patienceOf(workload)} until it has stopped)`),
  );
  return end(terminal, options, { changed, waiting: [], missing: withoutContainer(chosen), needsAll: true });
}

/** Asks only on a terminal. */
async function wanted(
  terminal: Terminal,
  words: readonly string[],
  options: RunStateOptions,
  verb: string,
): Promise<Chosen | ExitCode> {
  const chosen = await openWorkloads(terminal, options, words);
  if (typeof chosen === "number" || options.yes === true || terminal.ask === undefined) return chosen;
  const names = services(chosen).map(({ name }) => name);
  const isWanted = await terminal.ask(`${verb} ${names.join(", ")} of ${chosen.plan.name}?`);
  return isWanted ? chosen : exit.failed;
}

function say(terminal: Terminal, { container, done, problem }: Changed): void {
  if (done === "nothing") return;
  const text =
    done === "failed" ? `${paint(terminal, "red", "✖")} ${container}: ${problem}` : `${done} ${container}`;
  terminal.say(text);
}

function patienceOf({ stopGraceSeconds }: Workload): string {
  return `up to ${stopGraceSeconds} s`;
}

interface Outcome {
  readonly changed: readonly Changed[];
  /** Containers that are not healthy. */
  readonly waiting: readonly string[];
  /** Chosen services without a container. */
  readonly missing: readonly string[];
  /** What is missing has not been done. */
  readonly needsAll: boolean;
}

function end(
  terminal: Terminal,
  options: CommonOptions,
  { changed, waiting, missing, needsAll }: Outcome,
): ExitCode {
  if (missing.length > 0)
    terminal.say(`no container of ${missing.join(", ")} is there: \`llm-gateway deploy\` makes it`);
  else if (changed.every(({ done }) => done === "nothing")) terminal.say("nothing to do");
  if (waiting.length > 0) terminal.say(`not healthy yet: ${waiting.join(", ")}`);
  if (options.json === true) writeJson(terminal, { containers: changed, notHealthy: waiting, missing });
  const isDone = changed.every(({ done }) => done !== "failed") && waiting.length === 0;
  return isDone && !(needsAll && missing.length > 0) ? exit.fine : exit.failed;
}
