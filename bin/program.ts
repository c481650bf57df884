/** The verbs, their arguments and their help. */
import { Argument, Command, Option } from "commander";
import type { CommonOptions } from "./open-config";
import type { ExitCode } from "./exit";
import type { Terminal } from "./terminal";
import { findingsFormats } from "./findings-format/write";
import { shown } from "./help-examples";
import { addImport } from "./import-command";
import { addLint } from "./lint-command";
import { addPlan } from "./plan-command";

import { check } from "./verbs/check";
import type { CheckOptions } from "./verbs/check";
import { deploy } from "./verbs/deploy";
import type { DeployOptions } from "./verbs/deploy";
import { explain } from "./verbs/explain";
import type { ExplainOptions } from "./verbs/explain";
import { verb } from "./verb";
import { modelsAdd, modelsList } from "./verbs/models";
import type { ModelsAddOptions, ModelsOptions } from "./verbs/models";
import { purge } from "./verbs/purge";
import type { PurgeOptions } from "./verbs/purge";
import { render, renderedNames } from "./verbs/render";
import type { Rendered, RenderOptions } from "./verbs/render";
import { secretsCheck, secretsInit } from "./verbs/secrets";
import { smoke } from "./verbs/smoke";
import type { SmokeOptions } from "./verbs/smoke";

type End = (code: ExitCode) => void;

const overview = `
Where to start:
  $ llm-gateway check            what is wrong in gateway.config.ts
  $ llm-gateway plan             what would run, on which GPU, in which order
  $ llm-gateway deploy           check, make secrets, pull images, deploy, test

The config is --config FILE, else the variable GATEWAY_CONFIG, else gateway.config.ts|yaml|yml|json in the
working directory; with PROXY_MODEL_KEYS and without a file it is made from the environment. --set key=value
changes it for one call. Exit codes: 0 fine, 1 an error finding or a failed check, 2 wrong usage.`;

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
  addImport(program, terminal, end);
  addModels(program, terminal, end);
  addRender(program, terminal, end);
  addSecrets(program, terminal, end);
  addDeploy(program, terminal, end);
  addRunning(program, terminal, end);
  return program;
}

function addChecks(program: Command, terminal: Terminal, end: End): void {
  verb(
    program,
    "check",
    "Print everything that is wrong in the config, with the fix for each. Needs Node only.",
    [
      "check",
      "check --config examples/laptop-cpu/gateway.config.ts",
      "check --json | jq '.findings[].code'",
      "check --format sarif > findings.sarif",
    ],
  )
    .addOption(
      new Option(
        "--format <format>",
        "standard output: json is --json, github annotates a pull request, sarif is for code scanning",
      ).choices(findingsFormats),
    )
    .action(async (options: CheckOptions) => end(await check(terminal, options)));
  addLint(program, terminal, end);
  addExplain(program, terminal, end);
  addPlan(program, terminal, end);
}

/** Reads no config. */
function addExplain(program: Command, terminal: Terminal, end: End): void {
  program
    .command("explain")
    .description("Say what a code means, what a finding with it looks like, and what to do. Reads no config.")
    .argument("[code]", "as a finding ends, such as GPU.USED_TWICE, in any case; default: all, by area")
    .option("--json", "one JSON document on standard output")
    .addHelpText(
      "after",
      shown(["explain GPU.USED_TWICE", "explain", "explain --json | jq '.areas[].title'"]),
    )
    .action((code: string | undefined, options: ExplainOptions) => end(explain(terminal, code, options)));
}

/** These read no config. */
function addModels(program: Command, terminal: Terminal, end: End): void {
  const models = program
    .command("models")
    .description(
      "List the models with a preset, or describe one of your own from its files. Needs Node only.",
    );
  models
    .command("list", { isDefault: true })
    .description("Print the presets: own models with weights and GPUs, hosted ones with price.")
    .option("--json", "one JSON document on standard output")
    .addHelpText("after", shown(["models", "models list --json | jq -r '.models[].name, .hosted[].name'"]))
    .action((options: ModelsOptions) => end(modelsList(terminal, options)));
  models
    .command("add")
    .description(
      "Print a config entry for a model in a local folder: what config.json and the safetensors headers say.",
    )
    .argument(
      "<folder>",
      "holds config.json and *.safetensors; also a models--… folder of a Hugging Face cache",
    )
    .option("--name <name>", "what clients call it; default: the folder's name")
    .option("--preset", "print a row for config/presets/models/ instead, for contributors")
    .option("--json", "one JSON document on standard output, with both")
    .addHelpText(
      "after",
      shown(["models add /srv/models/my-model", "models add --name chat /srv/models/my-model --json"]),
    )
    .action((folder: string, options: ModelsAddOptions) => end(modelsAdd(terminal, folder, options)));
}

function addRender(program: Command, terminal: Terminal, end: End): void {
  verb(
    program,
    "render",
    "Print the text that will be mounted, byte for byte, the engines' command lines, or the whole stack for Docker Compose or as docker commands. Needs Node only.",
    [
      "render litellm",
      "render vllm",
      "render litellm prometheus edge --out rendered",
      "render compose --out rendered && docker compose -f rendered/compose.yaml up -d",
      "render docker --out rendered",
    ],
  )
    .addArgument(new Argument("<text...>", "what to render").choices(renderedNames))
    .option("--out <dir>", "write files into this folder instead of standard output, with those they mount")
    .action(async (names: Rendered[], options: RenderOptions) => end(await render(terminal, names, options)));
}

function addSecrets(program: Command, terminal: Terminal, end: End): void {
  const secrets = program
    .command("secrets")
    .description(
      "Make secrets and bring them to the host, or say which are missing. Prints names, never values.",
    );
  verb(
    secrets,
    "init",
    "Make the missing values that can be made, append them to the env file, write one file per reader on the host.",
    ["secrets init", "secrets init --config examples/laptop-cpu/gateway.config.ts"],
  ).action(async (options: CommonOptions) => end(await secretsInit(terminal, options)));
  verb(secrets, "check", "Say which secrets are set; exit code 1 when one is missing. Needs Node only.", [
    "secrets check",
    "secrets check --json | jq '.secrets[] | select(.set | not).name'",
  ]).action(async (options: CommonOptions) => end(await secretsCheck(terminal, options)));
}

function addDeploy(program: Command, terminal: Terminal, end: End): void {
  verb(
    program,
    "deploy",
    "Bring the stack up: check, preflight, secrets, images, cdktf deploy, smoke test. Needs Docker and Terraform.",
    ["deploy", "deploy --yes --skip-smoke", "deploy --config examples/laptop-cpu/gateway.config.ts"],
  )
    .option("--yes", "do not ask on a terminal; elsewhere nothing is asked")
    .option("--skip-smoke", "do not ask the models at the end")
    .action(async (options: DeployOptions) => end(await deploy(terminal, options)));
}

function addRunning(program: Command, terminal: Terminal, end: End): void {
  verb(
    program,
    "smoke",
    "Ask the running gateway for its model list, and each model of its own a short question.",
    ["smoke", "smoke --all --json"],
  )
    .option("--all", "also ask upstreams, which costs money")
    .action(async (options: SmokeOptions) => end(await smoke(terminal, options)));
  verb(
    program,
    "purge",
    "Remove the data volumes that `cdktf destroy` keeps: keys, spend, metrics, caches.",
    ["purge vllm-litellm", "purge --yes vllm-litellm"],
  )
    .argument("<stack>", "the stack's name, as confirmation")
    .option("--yes", "do not ask")
    .action(async (name: string, options: PurgeOptions) => end(await purge(terminal, name, options)));
}
