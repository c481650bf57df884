/** Runs `cdktf deploy` of the project; everything it says goes to a log file. */
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { stripVTControlCharacters } from "node:util";
import type { GatewayPlan } from "../../config";
import type { Opened } from "../open-config";
import { follow } from "../process";
import type { Terminal } from "../terminal";

export interface CdktfRun {
  readonly code: number;
  /** The last lines that say something, without control characters. */
  readonly lastLines: readonly string[];
}

const keptLines = 20;
/** cdktf repeats it below every message. */
const isCounter = /^\s*\d+ Stacks? deploying\s/;

export function cdktfLog(directory: string, plan: Pick<GatewayPlan, "name">): string {
  return join(directory, "cdktf.out", `deploy-${plan.name}.log`);
}

export async function runCdktf(
  terminal: Terminal,
  cdktf: string,
  plan: Pick<GatewayPlan, "name">,
  handOver: Opened["handOver"],
): Promise<CdktfRun> {
  const { directory, environment } = terminal;
  mkdirSync(join(directory, "cdktf.out"), { recursive: true });
  const log = createWriteStream(cdktfLog(directory, plan));
  const lastLines: string[] = [];
  const program = {
    file: cdktf,
    args: ["deploy", plan.name, "--auto-approve"],
    directory,
    environment: { ...environment, ...handOver },
  };
  const code = await follow(program, (line) => {
    const text = stripVTControlCharacters(line).trimEnd();
    log.write(`${text}\n`);
    if (text.trim() === "" || isCounter.test(text)) return;
    lastLines.push(text);
    if (lastLines.length > keptLines) lastLines.shift();
  });
  log.end();
  await finished(log);
  return { code, lastLines };
}
