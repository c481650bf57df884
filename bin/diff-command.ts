/** `llm-gateway diff`: arguments and help. */
import { Option } from "commander";
import type { Command } from "commander";
import { diffFormats } from "./choices";
import type { ExitCode } from "./exit";
import type { Terminal } from "./terminal";
import { verb } from "./verb";
import type { DiffOptions } from "./verbs/diff";

export function addDiff(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  verb(
    program,
    "diff",
    "Say what changes against another version of the config: containers and why, models that load again, who is away, GPUs, routes, cost. Needs Node only.",
    [
      "diff --base origin/main",
      "diff --base HEAD --set models.chat.vllm.maxNumSeqs=64",
      "diff --base origin/main --format markdown > comment.md",
      "diff --base deployed-plan.json --detailed-exitcode",
      "diff --base origin/main --fail-on delete:* --fail-on away:gateway",
      "diff --base origin/main --terraform plan.json --json | jq '.away'",
    ],
  )
    .requiredOption(
      "--base <what>",
      "a commit or branch, a config file, or what `plan --json` wrote; --set does not change it",
    )
    .option("--terraform <file>", "also what Terraform itself will do: output of `terraform show -json`")
    .addOption(
      new Option(
        "--format <format>",
        "standard output; markdown is for a pull request, json is --json",
      ).choices(diffFormats),
    )
    .option("--rolling", "as `deploy --rolling` replaces engines: one at a time")
    .option("--detailed-exitcode", "exit code 2 when something changes")
    .option(
      "--fail-on <action:subject>",
      "an error where a change does this, such as replace:vllm, delete:*, away:gateway; may be repeated",
      (text: string, before: readonly string[] | undefined) => [...(before ?? []), text],
    )
    .action(async (options: DiffOptions) => {
      const { diff } = await import("./verbs/diff.js");
      end(await diff(terminal, options));
    });
}
