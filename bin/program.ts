/** The verbs, their arguments and their help. */
import { Argument, Command, Option } from "commander";
import type { ExitCode } from "./exit";
import type { Terminal } from "./terminal";
import { findingsFormats, renderedNames } from "./choices";
import type { Rendered } from "./choices";
import { shown } from "./help-examples";
import { addAccess } from "./access-command";
import { addBackup, addUpgrade } from "./backup-command";
import { addBundle } from "./bundle-command";
import { addCompletion } from "./completion-command";
import { addDiff } from "./diff-command";
import { addExplore } from "./explore-command";
import { addImages } from "./images-command";
import { addImport } from "./import-command";
import { addLint } from "./lint-command";
import { addModelsPull } from "./models-command";
import { addOperate } from "./operate-command";
import { addPlan } from "./plan-command";
import type { CommonOptions } from "./open-config";
import { addReport } from "./report-command";
import { addSecrets } from "./secrets-command";

import type { CheckOptions } from "./verbs/check";
import type { DeployOptions } from "./verbs/deploy";
import type { ExplainOptions } from "./verbs/explain";
import { plainVerb, verb } from "./verb";
import type { ModelsAddOptions, ModelsOptions } from "./verbs/models";
import type { PurgeOptions } from "./verbs/purge";
import type { RenderOptions } from "./verbs/render";
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

const caHelp = "trust this authority (PEM); the one of `tls: internal` is read from the running edge";
const clientHelp = "certificate to show where `edge.clientCa` asks for one, PEM";

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
  addImages(program, terminal, end);
  addBundle(program, terminal, end);
  addRender(program, terminal, end);
  addSecrets(program, terminal, end);
  addDeploy(program, terminal, end);
  addAccess(program, terminal, end);
  addRunning(program, terminal, end);
  addOperate(program, terminal, end);
  addExplore(program, terminal, end);
  addReport(program, terminal, end);
  addBackup(program, terminal, end);
  addUpgrade(program, terminal, end);
  addCompletion(program, terminal, end);
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
    .action(async (options: CheckOptions) => {
      const { check } = await import("./verbs/check.js");
      end(await check(terminal, options));
    });
  addLint(program, terminal, end);
  addExplain(program, terminal, end);
  addPlan(program, terminal, end);
  addDiff(program, terminal, end);
}

/** Reads no config. */
function addExplain(program: Command, terminal: Terminal, end: End): void {
  program
    .command("explain")
    .description("Say what a code means, or what to do when an alert fires. Reads no config.")
    .argument(
      "[code]",
      "as a finding ends, such as GPU.USED_TWICE, or an alert such as ModelDown; default: all codes, by area",
    )
    .option("--json", "one JSON document on standard output")
    .addHelpText(
      "after",
      shown([
        "explain GPU.USED_TWICE",
        "explain ModelDown",
        "explain",
        "explain --json | jq '.areas[].title'",
      ]),
    )
    .action(async (code: string | undefined, options: ExplainOptions) => {
      const { explain } = await import("./verbs/explain.js");
      end(explain(terminal, code, options));
    });
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
    .action(async (options: ModelsOptions) => {
      const { modelsList } = await import("./verbs/models.js");
      end(modelsList(terminal, options));
    });
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
    .action(async (folder: string, options: ModelsAddOptions) => {
      const { modelsAdd } = await import("./verbs/models.js");
      end(modelsAdd(terminal, folder, options));
    });
  addModelsPull(models, terminal, end);
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
    .action(async (names: Rendered[], options: RenderOptions) => {
      const { render } = await import("./verbs/render.js");
      end(await render(terminal, names, options));
    });
}

function addDeploy(program: Command, terminal: Terminal, end: End): void {
  verb(
    program,
    "deploy",
    "Bring the stack up: check, preflight, secrets, images, cdktf deploy, smoke test. Needs Docker and Terraform.",
    [
      "deploy",
      "deploy --rolling",
      "deploy --yes --skip-smoke",
      "deploy --config examples/laptop-cpu/gateway.config.ts",
    ],
  )
    .option("--yes", "do not ask on a terminal; elsewhere nothing is asked")
    .option("--rolling", "replace engines one at a time, so that a model with several is never away")
    .option("--skip-smoke", "do not ask the models at the end")
    .option("--ca <file>", caHelp)
    .option("--client-cert <file>", clientHelp)
    .option("--client-key <file>", "its private key, PEM")
    .action(async (options: DeployOptions) => {
      const { deploy } = await import("./verbs/deploy.js");
      end(await deploy(terminal, options));
    });
}

function addRunning(program: Command, terminal: Terminal, end: End): void {
  plainVerb(
    program,
    "smoke",
    "Ask the running gateway for its model list, and each model of its own short questions: chat in all its shapes, a tool call where it can, an embedding.",
    ["smoke", "smoke --all --json", "smoke --json | jq '.checks[] | select(.ok | not)'"],
  )
    .option("--all", "also ask upstreams, which costs money")
    .option("--ca <file>", caHelp)
    .option("--client-cert <file>", clientHelp)
    .option("--client-key <file>", "its private key, PEM")
    .action(async (options: SmokeOptions) => {
      const { smoke } = await import("./verbs/smoke.js");
      end(await smoke(terminal, options));
    });
  verb(
    program,
    "security",
    "Compare the running containers with the security controls that the plan meets: docs/security.md.",
    ["security", "security --json | jq '.findings[].path'"],
  ).action(async (options: CommonOptions) => {
    const { security } = await import("./verbs/security.js");
    end(await security(terminal, options));
  });
  addPurge(program, terminal, end);
}

function addPurge(program: Command, terminal: Terminal, end: End): void {
  plainVerb(
    program,
    "purge",
    "Remove the data volumes that `cdktf destroy` keeps: keys, spend, metrics, caches.",
    ["purge vllm-litellm", "purge --yes vllm-litellm", "purge --stale vllm-litellm"],
  )
    .argument("<stack>", "the stack's name, as confirmation")
    .option("--yes", "do not ask")
    .option(
      "--stale",
      "only compile caches that an earlier image, GPU or model left behind; the stack may run",
    )
    .action(async (name: string, options: PurgeOptions) => {
      const { purge } = await import("./verbs/purge.js");
      end(await purge(terminal, name, options));
    });
}
