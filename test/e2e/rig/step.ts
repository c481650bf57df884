// One step of the preparation: timed, one progress line on standard error, and a failure that says what to do.
import { existsSync, readFileSync } from "node:fs";

const LOG_LINES = 15;

interface Help {
  /** The file whose last lines belong to the message. */
  readonly log?: string;
  readonly fix: string;
}

/** A failure of the rig: what went wrong, the end of the log, and the fix. */
export class RigError extends Error {
  constructor(what: string, help: Help) {
    const quoted = help.log === undefined ? [] : quote(help.log);
    super([what, ...quoted, `fix: ${help.fix}`].join("\n  "));
    this.name = "RigError";
  }
}

/** Runs `work` and prints `✓ name detail (seconds)`, where the detail is what `work` returns. */
export async function step(name: string, work: () => Promise<string>): Promise<string> {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  try {
    const detail = await work();
    print(`✓ ${name} ${detail} (${seconds()})`);
    return detail;
  } catch (error) {
    print(`✗ ${name} (${seconds()})`);
    throw error;
  }
}

/** Announces work that takes minutes. */
export function announce(what: string): void {
  print(`· ${what}`);
}

function print(line: string): void {
  process.stderr.write(`${line}\n`);
}

function quote(log: string): string[] {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, "utf8").trimEnd().split("\n").slice(-LOG_LINES);
  return [`the end of ${log}:`, ...lines.map((line) => `| ${line}`)];
}
