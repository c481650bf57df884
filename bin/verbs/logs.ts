/** `llm-gateway logs [WORKLOAD…]`: what the containers have said, each by the name that the plan gives it. */
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import type { CommonOptions } from "../open-config";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";
import { containersOf, openWorkloads } from "../workloads/open";
import type { Chosen } from "../workloads/open";
import type { Container } from "../deploy/containers";

export interface LogsOptions extends CommonOptions {
  /** Lines from the end of each; `all` for every line. */
  readonly tail: string;
  /** As Docker reads it: `10m`, or a time. */
  readonly since?: string;
  readonly follow?: boolean;
}

export async function logs(
  terminal: Terminal,
  words: readonly string[],
  options: LogsOptions,
): Promise<ExitCode> {
  if (options.follow === true && options.json === true)
    throw new WrongUsage("--json prints one document: it cannot --follow");
  const chosen = await openWorkloads(terminal, options, words);
  if (typeof chosen === "number") return chosen;
  const sources = chosen.workloads.flatMap((workload) => containersOf(chosen, workload));
  const lines = await Promise.all(sources.map((source) => read(chosen, source, sources.length > 1, options)));
  if (options.json === true) {
    const documents = sources.map(({ workload, name }, index) => ({
      workload,
      container: name,
      lines: lines[index]?.lines ?? [],
    }));
    writeJson(terminal, { logs: documents });
  }
  if (sources.length === 0)
    terminal.say("no container is there: nothing has been deployed, or it was destroyed");
  return sources.length > 0 && lines.every(({ code }) => code === 0) ? exit.fine : exit.failed;
}

/** Lines are printed as they come, with the container's name before them where there are several. */
async function read(
  { docker, terminal }: Chosen,
  { id, name }: Container,
  isOneOfSeveral: boolean,
  options: LogsOptions,
) {
  const lines: string[] = [];
  const since = options.since === undefined ? [] : ["--since", options.since];
  const follow = options.follow === true ? ["--follow"] : [];
  const code = await docker.follow(["logs", "--tail", options.tail, ...since, ...follow, id], (line) => {
    if (options.json === true) lines.push(line);
    else terminal.write(`${isOneOfSeveral ? `${name} | ` : ""}${line}\n`);
  });
  return { code, lines };
}
