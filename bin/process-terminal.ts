/** The terminal of the running process. */
import { createInterface } from "node:readline/promises";
import { isUtf8Locale } from "./style";
import type { Terminal } from "./terminal";

export function processTerminal(): Terminal {
  const { env, stdin, stdout, stderr } = process;
  const mayColor = (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb";
  return {
    write: (text) => stdout.write(text),
    say: (text) => stderr.write(`${text}\n`),
    ask: stdin.isTTY && stderr.isTTY ? ask : undefined,
    directory: process.cwd(),
    environment: env,
    hasColor: stderr.isTTY && mayColor,
    style: { hasColor: stdout.isTTY && mayColor, isUnicode: isUtf8Locale(env) },
  };
}

async function ask(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
