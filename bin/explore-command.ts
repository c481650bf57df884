/** Verbs that show a config to others, or begin one: arguments and help. */
import { Argument, InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { clientNames, configFormats, graphFormats } from "./choices";
import type { ExitCode } from "./exit";
import { shown } from "./help-examples";
import type { Terminal } from "./terminal";
import { plainVerb } from "./verb";
import type { InitOptions } from "./verbs/init";
import type { GraphOptions } from "./verbs/graph";
import type { SnippetsOptions } from "./verbs/snippets";

type End = (code: ExitCode) => void;

export function addExplore(program: Command, terminal: Terminal, end: End): void {
  addSnippets(program, terminal, end);
  addGraph(program, terminal, end);
  addInit(program, terminal, end);
}

function addSnippets(program: Command, terminal: Terminal, end: End): void {
  plainVerb(
    program,
    "snippets",
    "Print programs and configs that call this gateway: curl, OpenAI SDKs, LangChain, LiteLLM, OpenCode, OpenClaw. The key is named, never shown. Needs Node only.",
    [
      "snippets",
      "snippets python > chat.py",
      "snippets opencode > opencode.json",
      "snippets --model small --out clients",
    ],
  )
    // Choices for Tab and the help; the verb itself says which name may have been meant.
    .addArgument(new Argument("[client...]", "default: all").choices(clientNames).argParser(collect))
    .option("--model <name>", "the chat model to ask; default: the first with an engine of its own")
    .option("--key-env <variable>", "the variable with the client's key", "OPENAI_API_KEY")
    .option("--out <dir>", "write files into this folder; those that are there stay as they are")
    .action(async (names: string[], options: SnippetsOptions) => {
      const { snippets } = await import("./verbs/snippets.js");
      end(await snippets(terminal, names, options));
    });
}

function addGraph(program: Command, terminal: Terminal, end: End): void {
  plainVerb(
    program,
    "graph",
    "Draw the deployment: clients, edge, router, models with fallbacks, engines with GPUs, providers, stores, ports. Needs Node only.",
    ["graph", "graph --out topology.svg", "graph --out topology.html", "graph --json | jq '.edges[]'"],
  )
    .addOption(
      new Option("--format <format>", "default: as the file's name ends, else mermaid").choices(graphFormats),
    )
    .option("--out <file>", "write this file instead of standard output")
    .action(async (options: GraphOptions) => {
      const { graph } = await import("./verbs/graph.js");
      end(await graph(terminal, options));
    });
}

/** Reads no config: it makes one. */
function addInit(program: Command, terminal: Terminal, end: End): void {
  program
    .command("init")
    .description(
      "Write the files of a new deployment: config, env file, .gitignore, README.md, cdktf.json, a workflow. The host is the one that nvidia-smi shows. Overwrites nothing.",
    )
    .argument("[folder]", "default: the working directory")
    .option("--name <name>", "name of the stack; default: vllm-litellm")
    .option("--host <host>", "a preset such as dgx-h100 or cpu, or GPUs such as l40s-48gbx4")
    .option("--model <model>", "a preset, or provider/model of a hosted one; may be repeated", collect)
    .option("--port <port>", "where the gateway answers; default: 4000", port)
    .addOption(new Option("--format <format>", "form of the config").choices(configFormats).default("ts"))
    .option("--no-ci", "no workflow for GitHub, which goes to the top of the git repository")
    .option("--yes", "do not ask on a terminal; elsewhere nothing is asked")
    .option("--json", "one JSON document on standard output")
    .addHelpText(
      "after",
      shown([
        "init",
        "init --host dgx-h100 --model gpt-oss-120b --model gpt-oss-20b",
        "init gateway --host cpu --model anthropic/claude-sonnet-4-5 --format yaml",
      ]),
    )
    .action(async (folder: string | undefined, options: InitOptions) => {
      const { init } = await import("./verbs/init.js");
      end(await init(terminal, folder, options));
    });
}

function collect(word: string, before: readonly string[] = []): readonly string[] {
  return [...before, word];
}

function port(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
  throw new InvalidArgumentError("A port is a number from 1 to 65535.");
}
