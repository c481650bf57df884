/** `llm-gateway access`: verbs, arguments and help. */
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { secondsOf } from "../config/schema/duration";
import { configFormats } from "./choices";
import type { ExitCode } from "./exit";
import type { Terminal } from "./terminal";
import { verb } from "./verb";
import type {
  AccessApplyOptions,
  AccessDiffOptions,
  AccessExportOptions,
  AccessRotateOptions,
} from "./verbs/access";

type End = (code: ExitCode) => void;

export function addAccess(program: Command, terminal: Terminal, end: End): void {
  const access = program
    .command("access")
    .description("Bring teams, users and virtual keys of the running gateway to what the config says.");
  addDiff(access, terminal, end);
  addApply(access, terminal, end);
  addRotate(access, terminal, end);
  addExport(access, terminal, end);
}

function addDiff(access: Command, terminal: Terminal, end: End): void {
  planning(access, "diff", "Say what `access apply` would do. Changes nothing.", [
    "access diff",
    "access diff --prune --detailed-exitcode",
    "access diff --json | jq '.operations'",
  ])
    .option("--detailed-exitcode", "exit code 2 when there is something to do")
    .action(async (options: AccessDiffOptions) => {
      const { accessDiff } = await import("./verbs/access.js");
      end(await accessDiff(terminal, options));
    });
}

function addApply(access: Command, terminal: Terminal, end: End): void {
  keeping(
    planning(
      access,
      "apply",
      "Create and change what differs; a second call finds nothing to do. Removes only with --prune.",
      [
        "access apply --keys-out keys",
        "access apply --prune --yes",
        "access apply --url https://llm.example.net",
      ],
    ),
  )
    .option("--yes", "do not ask before something is removed")
    .action(async (options: AccessApplyOptions) => {
      const { accessApply } = await import("./verbs/access.js");
      end(await accessApply(terminal, options));
    });
}

function addRotate(access: Command, terminal: Terminal, end: End): void {
  keeping(
    reaching(
      access,
      "rotate",
      "Make a new key under the alias; the old one answers until the overlap ends. What was spent goes along.",
      ["access rotate ci --keys-out keys/new", "access rotate ci --overlap 7d --show-keys"],
    ),
  )
    .argument("<alias>", "a key of the config that is there already")
    .option("--overlap <duration>", "how long the old key goes on, such as 30m or 7d", seconds, 86_400)
    .action(async (alias: string, options: AccessRotateOptions) => {
      const { accessRotate } = await import("./verbs/access.js");
      end(await accessRotate(terminal, alias, options));
    });
}

function addExport(access: Command, terminal: Terminal, end: End): void {
  reaching(
    access,
    "export",
    "Print the access section that the running gateway amounts to; then `access apply --adopt` takes it over.",
    ["access export > access.yaml", "access export --format ts", "access export --json"],
  )
    .addOption(new Option("--format <format>", "what to print").choices(configFormats).default("yaml"))
    .action(async (options: AccessExportOptions) => {
      const { accessExport } = await import("./verbs/access.js");
      end(await accessExport(terminal, options));
    });
}

function reaching(parent: Command, name: string, description: string, examples: readonly string[]): Command {
  return verb(parent, name, description, examples)
    .option("--url <address>", "where the gateway answers; default: the plan's address")
    .option("--admin-key <name>", "secret with an administrator's key; default: the master key's name");
}

function planning(parent: Command, name: string, description: string, examples: readonly string[]): Command {
  return reaching(parent, name, description, examples)
    .option("--prune", "remove what this stack made and the config says no more")
    .option("--adopt", "take over what is there under a name of the config");
}

function keeping(command: Command): Command {
  return command
    .option("--keys-out <dir>", "write each new key into a file of its own there, never over another")
    .option("--show-keys", "print new keys, also without a terminal and with --json");
}

function seconds(text: string): number {
  const value = secondsOf(text);
  if (value === undefined) throw new InvalidArgumentError("A duration with a unit is needed, such as 24h.");
  return value;
}
