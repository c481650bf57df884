/** The door: foreign files as documents with places. Pure functions of a text; nothing is run, nothing is fetched. */
import { readCompose } from "./compose";
import type { ComposeFile } from "./compose";
import type { Launch, LookUp } from "./document";
import { readEnv } from "./env";
import type { EnvFile } from "./env";
import { foreignKind } from "./kind";
import { launchOfCommand, launchOfContainer } from "./launch";
import { readShell } from "./shell";
import type { ShellScript } from "./shell";
import { readYaml } from "./yaml-file";
import type { YamlFile } from "./yaml-file";

export { readArguments } from "./arguments";
export type { Arguments, Flag } from "./arguments";
export { record } from "./compose";
export type * from "./document";
export { readEnv } from "./env";
export { expand } from "./expand";
export { foreignKind } from "./kind";
export type { ForeignKind } from "./kind";
export { launchOfCommand } from "./launch";
export { readShell } from "./shell";
export type { Command } from "./shell";
export { readYaml } from "./yaml-file";
export type { YamlFile, YamlPath } from "./yaml-file";

/** A file that was read; `launches` are the programs that this toolkit replaces. */
export type ForeignDocument = { readonly file: string } & (
  | { readonly kind: "litellm"; readonly yaml: YamlFile }
  | ({ readonly kind: "compose"; readonly launches: readonly Launch[] } & ComposeFile)
  | ({ readonly kind: "env" } & EnvFile)
  | ({ readonly kind: "shell"; readonly launches: readonly Launch[] } & ShellScript)
  | { readonly kind: "nginx" | "unknown"; readonly text: string }
);

/** `lookUp` gives the variables that compose files and scripts take from their surroundings. */
export function readForeign(file: string, text: string, lookUp: LookUp = () => undefined): ForeignDocument {
  const kind = foreignKind(file, text);
  if (kind === "litellm") return { file, kind, yaml: readYaml(text, "1.1") };
  if (kind === "env") return { file, kind, ...readEnv(text, lookUp) };
  if (kind === "compose") {
    const compose = readCompose(text, lookUp);
    return {
      file,
      kind,
      ...compose,
      launches: compose.services.flatMap((one) => launchOfContainer(one) ?? []),
    };
  }
  if (kind === "shell") {
    const script = readShell(text, lookUp);
    return { file, kind, ...script, launches: script.commands.flatMap((one) => launchOfCommand(one) ?? []) };
  }
  return { file, kind, text };
}
