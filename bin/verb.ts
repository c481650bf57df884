/** What every verb that reads a config has in common. */
import { InvalidArgumentError } from "commander";
import type { Command } from "commander";
import { parseAssignment } from "../config/assignments";
import { shown } from "./help-examples";

/** A verb that prints findings, with the options that all such have, and examples below its help. */
export function verb(
  parent: Command,
  name: string,
  description: string,
  examples: readonly string[],
): Command {
  return plainVerb(parent, name, description, examples).option("--strict", "warnings count as errors");
}

/** One that does not judge the config: it ends only where that has errors, so nothing could be stricter. */
export function plainVerb(
  parent: Command,
  name: string,
  description: string,
  examples: readonly string[],
): Command {
  return parent
    .command(name)
    .description(description)
    .option("--config <file>", "the config; default: GATEWAY_CONFIG, else gateway.config.* here")
    .option(
      "--set <key=value>",
      "wins over the config, for this call; may be repeated. A value is JSON, else text; none: key=",
      collect,
    )
    .option("--json", "one JSON document on standard output")
    .addHelpText("after", shown(examples));
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  if (!parseAssignment(text))
    throw new InvalidArgumentError(
      'A path and a value are needed, such as routing.retries=2 or models["llama-3.1"].timeout=60s.',
    );
  return [...before, text];
}
