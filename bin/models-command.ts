/** `llm-gateway models pull|status`: arguments and help. The other two read no config. */
import type { Command } from "commander";
import type { ExitCode } from "./exit";
import type { Terminal } from "./terminal";
import { verb } from "./verb";
import type { ModelsPullOptions } from "./verbs/models-pull";

export function addModelsPull(models: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  verb(
    models,
    "pull",
    "Download what the engines load from the hub into host.weightsDir, in a container on the Docker host; goes on where it ended, compares checksums.",
    [
      "models pull",
      "models pull gpt-oss-120b",
      "models pull --check --json | jq '.weights[] | {source, state}'",
    ],
  )
    .argument("[model...]", "names of models; default: all with an engine")
    .option("--check", "only say what is there: the same as `models status`")
    .option("--verify", "read every file again, also those that were verified before")
    .option("--network <name>", "Docker network of that container; default: Docker's own bridge")
    .action(async (names: string[], options: ModelsPullOptions) => {
      const { modelsPull } = await import("./verbs/models-pull.js");
      end(await modelsPull(terminal, names, options));
    });
  verb(
    models,
    "status",
    "Say which checkpoints are on the Docker host: present, partial, missing, damaged. Asks no hub; exit code 1 when one is not complete.",
    ["models status", "models status --verify"],
  )
    .argument("[model...]", "names of models; default: all with an engine")
    .option("--verify", "read every file and compare its checksum")
    .action(async (names: string[], options: ModelsPullOptions) => {
      const { modelsStatus } = await import("./verbs/models-pull.js");
      end(await modelsStatus(terminal, names, options));
    });
}
