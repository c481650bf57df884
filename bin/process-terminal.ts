/** The terminal of the running process. */
import { createInterface } from "node:readline/promises";
import { text } from "node:stream/consumers";
import { types } from "node:util";
import { exit } from "./exit";
import { isUtf8Locale } from "./style";
import { systemErrorText } from "./system-error";
import type { Terminal } from "./terminal";

export function processTerminal(): Terminal {
  const { env, stdin, stdout, stderr } = process;
  const mayColor = (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb";
  return {
    write: (text) => stdout.write(text),
    say: (text) => stderr.write(`${text}\n`),
    ask: stdin.isTTY && stderr.isTTY ? ask : undefined,
    input: () => text(stdin),
    directory: process.cwd(),
    environment: env,
    hasColor: stderr.isTTY && mayColor,
    style: { hasColor: stdout.isTTY && mayColor, isUnicode: isUtf8Locale(env) },
  };
}

/**
 * Where nobody reads on, as behind `| head`, a program ends without a word. Remarks that nobody reads end nothing: a
 * deployment goes on without them.
 */
export function endUnread(): void {
  process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
    if (problem.code === "EPIPE") process.exit(exit.unread);
    process.stderr.write(`✖ standard output: ${systemErrorText(problem) ?? problem.message}\n`);
    process.exit(exit.failed);
  });
  process.stderr.on("error", () => undefined);
}

async function ask(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Here Ctrl-C is a key, and no signal.
  lines.once("SIGINT", () => process.exit(exit.interrupted));
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } catch (problem) {
    // Whoever ends the input says nothing.
    if (types.isNativeError(problem) && problem.name === "AbortError") return false;
    throw problem;
  } finally {
    lines.close();
  }
}
