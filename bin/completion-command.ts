/** `llm-gateway completion`: arguments and help, and what its scripts ask. */
import { Argument } from "commander";
import type { Command } from "commander";
import { candidatesOf } from "./completion/candidates";
import { scripts, shells } from "./completion/scripts";
import type { Shell } from "./completion/scripts";
import { exit } from "./exit";
import type { ExitCode } from "./exit";
import { shown } from "./help-examples";
import type { Terminal } from "./terminal";

/** Reads no config. */
export function addCompletion(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command("completion")
    .description("Print what a shell reads so that Tab completes verbs, options and their values.")
    .addArgument(new Argument("<shell>", "which shell").choices(shells))
    .addHelpText(
      "after",
      shown([
        "completion bash > /etc/bash_completion.d/llm-gateway",
        'completion zsh > "${fpath[1]}/_llm-gateway"',
        "completion fish > ~/.config/fish/completions/llm-gateway.fish",
      ]),
    )
    .action((shell: Shell) => {
      terminal.write(scripts[shell]);
      end(exit.fine);
    });
  program
    .command("complete", { hidden: true })
    .argument("[word...]", "the command line up to the cursor")
    .action((words: string[]) => {
      const { values, files } = candidatesOf(program, words);
      const lines = values.map(({ value, text }) => (text === "" ? value : `${value}\t${text}`));
      terminal.write([...lines, ...(files ? [":files"] : [])].map((line) => `${line}\n`).join(""));
      end(exit.fine);
    });
}
