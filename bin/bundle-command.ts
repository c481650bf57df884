/** `llm-gateway bundle`: arguments and help. */
import { Option } from "commander";
import type { Command } from "commander";
import { bundleParts } from "./choices";
import type { ExitCode } from "./exit";
import type { CommonOptions } from "./open-config";
import type { Terminal } from "./terminal";
import { verb } from "./verb";
import type { BundleOptions } from "./verbs/bundle";

export function addBundle(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const bundle = program
    .command("bundle")
    .description("Everything that a machine without a network needs, as a folder with checksums.");
  verb(
    bundle,
    "create",
    "Write images, weights, Terraform's provider and the project with its packages into a folder. Parts that are whole from an earlier call are kept.",
    ["bundle create /media/stick/gateway", "bundle create /media/stick/gateway --only images weights"],
  )
    .argument("<folder>", "made when it is missing")
    .addOption(new Option("--only <part...>", "default: all").choices(bundleParts))
    .action(async (folder: string, options: BundleOptions) => {
      const { bundleCreate } = await import("./verbs/bundle.js");
      end(await bundleCreate(terminal, folder, options));
    });
  verb(
    bundle,
    "load",
    "Compare every part with its checksum, load images into Docker, weights into host.weightsDir, the provider beside the config. Unpack project/project.tar before: this program is in it.",
    ["bundle load /media/stick/gateway"],
  )
    .argument("<folder>", "what `bundle create` wrote")
    .action(async (folder: string, options: CommonOptions) => {
      const { bundleLoad } = await import("./verbs/bundle.js");
      end(await bundleLoad(terminal, folder, options));
    });
}
