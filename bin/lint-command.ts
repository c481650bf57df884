/** `llm-gateway lint`: arguments and help. */
import { Option } from "commander";
import type { Command } from "commander";
import type { ExitCode } from "./exit";
import { findingsFormats } from "./choices";
import { shown } from "./help-examples";
import type { Terminal } from "./terminal";
import type { LintOptions } from "./verbs/lint";

/** Reads no config: files of others. */
export function addLint(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command("lint")
    .description(
      "Print what files of another system get wrong: LiteLLM's config.yaml, compose files, env files, scripts. Needs Node only.",
    )
    .argument("<path...>", "files, and folders that are searched; files given together are judged together")
    .option("--json", "one JSON document on standard output")
    .addOption(new Option("--format <format>", "standard output, as of check").choices(findingsFormats))
    .option("--strict", "warnings count as errors")
    .option("--litellm-version <version>", "the version whose keys count; default: the newest")
    .addHelpText(
      "after",
      shown(["lint config.yaml", "lint ~/stack", "lint --format github --strict deploy/ .env.example"]),
    )
    .action(async (paths: string[], options: LintOptions) => {
      const { lint } = await import("./verbs/lint.js");
      end(lint(terminal, paths, options));
    });
}
