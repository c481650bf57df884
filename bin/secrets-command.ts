/** `llm-gateway secrets …`: its verbs, their options and their help. */
import type { Command } from "commander";
import type { ExitCode } from "./exit";
import type { CommonOptions } from "./open-config";
import type { Terminal } from "./terminal";
import { verb } from "./verb";
import type { SecretsCheckOptions } from "./verbs/secrets";
import type { RotateOptions } from "./verbs/secrets-rotate";

type End = (code: ExitCode) => void;

export function addSecrets(program: Command, terminal: Terminal, end: End): void {
  const secrets = program
    .command("secrets")
    .description(
      "Make, list, check and rotate secrets, and bring them to the host. Prints names, never values.",
    );
  verb(
    secrets,
    "init",
    "Make the missing values that can be made, add them to the env file, write one file per reader on the host.",
    ["secrets init", "secrets init --config examples/laptop-cpu/gateway.config.ts"],
  ).action(async (options: CommonOptions) => {
    const { secretsInit } = await import("./verbs/secrets.js");
    end(await secretsInit(terminal, options));
  });
  verb(secrets, "list", "Say of each secret where it comes from, who reads it, and how old it is.", [
    "secrets list",
    "secrets list --json | jq '.secrets[] | select(.set | not).name'",
  ]).action(async (options: CommonOptions) => {
    const { secretsList } = await import("./verbs/secrets-list.js");
    end(await secretsList(terminal, options));
  });
  verb(
    secrets,
    "check",
    "Say whether all are set and strong, and whether the files on the host are the same, by hash, and safe.",
    ["secrets check", "secrets check --offline", "secrets check --json | jq '.findings[].code'"],
  )
    .option("--offline", "leave the files on the host out; needs Node only")
    .action(async (options: SecretsCheckOptions) => {
      const { secretsCheck } = await import("./verbs/secrets.js");
      end(await secretsCheck(terminal, options));
    });
  addRotate(secrets, terminal, end);
}

function addRotate(secrets: Command, terminal: Terminal, end: End): void {
  verb(
    secrets,
    "rotate",
    "Give a secret a new value, without losing data: says first what it costs, then changes env file, host and services. The next deployment replaces who reads it at the start.",
    [
      "secrets rotate POSTGRES_RW_PASSWORD && npx cdktf deploy",
      "secrets rotate REDIS_PASSWORD && npx cdktf deploy && llm-gateway secrets rotate REDIS_PASSWORD --finish",
      "secrets rotate OPENAI_API_KEY --stdin < new-key",
    ],
  )
    .argument("<name>", "the secret's name, such as REDIS_PASSWORD")
    .option("--stdin", "the new value is on standard input; without it one is made")
    .option("--finish", "end the time in which the previous value is accepted too")
    .option("--yes", "do not ask; with --finish, refuse the previous value to who may still use it")
    .action(async (name: string, options: RotateOptions) => {
      const { secretsRotate } = await import("./verbs/secrets-rotate.js");
      end(await secretsRotate(terminal, name, options));
    });
}
