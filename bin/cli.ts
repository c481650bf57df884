/** The command line: which verbs there are, their options and their help. What a verb does lies in its own file. */
import { CommanderError } from "commander";
import { exit, WrongUsage } from "./exit";
import { endUnread, processTerminal } from "./process-terminal";
import { createProgram } from "./program";
import { systemErrorText } from "./system-error";
import { paint } from "./terminal";
import type { Terminal } from "./terminal";

/** Runs the process's own arguments and sets its exit code; never ends the process while somebody reads, so that output is complete. */
export async function main(): Promise<void> {
  endUnread();
  process.exitCode = await run(processTerminal(), process.argv.slice(2));
}

/** Runs one command line. A bug is thrown, everything else is an exit code: what the system refuses too. */
export async function run(terminal: Terminal, argv: readonly string[]): Promise<number> {
  let code: number = exit.fine;
  const program = createProgram(terminal, (result) => (code = result));
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (problem) {
    // Commander has printed its message already; help and version end with 0.
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? exit.fine : exit.usage;
    const mark = paint(terminal, "red", "✖");
    if (problem instanceof WrongUsage) {
      terminal.say(`${mark} ${problem.message}\n  see: llm-gateway ${argv[0] ?? ""} --help`);
      return exit.usage;
    }
    const refused = systemErrorText(problem);
    if (refused === undefined) throw problem;
    terminal.say(`${mark} ${refused}`);
    return exit.failed;
  }
}
