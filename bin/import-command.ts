/** `llm-gateway import`: arguments and help. */
import { Option } from "commander";
import type { Command } from "commander";
import { configFormats } from "./choices";
import type { ExitCode } from "./exit";
import { shown } from "./help-examples";
import type { Terminal } from "./terminal";
import type { ImportOptions } from "./verbs/import";

/** Reads no config: writes one. */
export function addImport(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command("import")
    .description(
      "Write a config from what runs today: LiteLLM YAML, compose files, env files, launch scripts of vLLM. Runs none of them.",
    )
    .argument("<path...>", "files, or folders with such files")
    .option("--out <file>", "write the config here instead of standard output")
    .addOption(new Option("--format <format>", "default: ts, or what --out ends in").choices(configFormats))
    .option("--host <preset>", "the machine, such as dgx-h100: no such file says which GPUs it has")
    .option("--force", "overwrite the file of --out")
    .option("--json", "one JSON document on standard output: config, report, findings")
    .option("--strict", "warnings count as errors")
    .addHelpText(
      "after",
      shown([
        "import litellm/config.yaml docker-compose.yml .env",
        "import ~/llm --host dgx-h100 --out gateway.config.ts",
        "import start-vllm.sh --json | jq '.unmapped'",
      ]),
    )
    .action(async (paths: string[], options: ImportOptions) => {
      const { importFiles } = await import("./verbs/import.js");
      end(importFiles(terminal, paths, options));
    });
}
