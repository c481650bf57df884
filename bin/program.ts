/** The verbs, their arguments and their help. */
import { Argument, Command } from "commander";
import type { CommonOptions } from "./open-config";
import type { ExitCode } from "./exit";
import type { Terminal } from "./terminal";
import { check } from "./verbs/check";
import { plan } from "./verbs/plan";
import { render, renderedNames } from "./verbs/render";
import type { Rendered, RenderOptions } from "./verbs/render";

type End = (code: ExitCode) => void;

const overview = `
Where to start:
  $ llm-gateway check            what is wrong in gateway.config.ts
  $ llm-gateway plan             what would run, on which GPU, in which order
  $ llm-gateway deploy           check, make secrets, pull images, deploy, test

The config is --config FILE, else the variable GATEWAY_CONFIG, else gateway.config.ts|yaml|yml|json in the
working directory. Exit codes: 0 fine, 1 an error finding or a failed check, 2 wrong usage.`;

export function createProgram(terminal: Terminal, end: End): Command {
  const program = new Command("llm-gateway")
    .description(
      "One typed config becomes a running LLM gateway: vLLM, LiteLLM, Redis, Postgres, Prometheus.",
    )
    .exitOverride()
    .configureOutput({ writeOut: terminal.write, writeErr: (text) => terminal.say(text.trimEnd()) })
    .showHelpAfterError("(add --help for the options and examples)")
    .addHelpText("after", overview);
  addChecks(program, terminal, end);
  addRender(program, terminal, end);
  return program;
}

/** A verb with the options that all have, and examples below its help. */
function verb(parent: Command, name: string, description: string, examples: readonly string[]): Command {
  return parent
    .command(name)
    .description(description)
    .option("--config <file>", "the config; default: GATEWAY_CONFIG, else gateway.config.* here")
    .option("--json", "one JSON document on standard output")
    .option("--strict", "warnings count as errors")
    .addHelpText(
      "after",
      `\nExamples:\n${examples.map((example) => `  $ llm-gateway ${example}`).join("\n")}`,
    );
}

function addChecks(program: Command, terminal: Terminal, end: End): void {
  verb(
    program,
    "check",
    "Print everything that is wrong in the config, with the fix for each. Needs Node only.",
    ["check", "check --config examples/laptop-cpu/gateway.config.ts", "check --json | jq '.findings[].code'"],
  ).action(async (options: CommonOptions) => end(await check(terminal, options)));
  verb(
    program,
    "plan",
    "Print what would run: models and routes, placement per GPU, start order, ports, secrets. Needs Node only.",
    ["plan", "plan --json | jq '.gpus'"],
  ).action(async (options: CommonOptions) => end(await plan(terminal, options)));
}

function addRender(program: Command, terminal: Terminal, end: End): void {
  verb(
    program,
    "render",
    "Print the text that will be mounted, byte for byte, or the engines' command lines. Needs Node only.",
    ["render litellm", "render vllm", "render litellm prometheus edge --out rendered"],
  )
    .addArgument(new Argument("<text...>", "what to render").choices(renderedNames))
    .option("--out <dir>", "write files into this folder instead of standard output")
    .action(async (names: Rendered[], options: RenderOptions) => end(await render(terminal, names, options)));
}
