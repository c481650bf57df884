/** What of the project stays on its machine: values of secrets, keys, state, and what is made anew. */
import { existsSync, realpathSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { secretFiles } from "../../config/secrets";
import type { GatewayConfig } from "../../config";
import type { Opened } from "../open-config";
import type { Terminal } from "../terminal";

/** In every folder, because a config may lie in any, and each has its env file beside it. */
const anywhere = [".env", ".env.*", "*.tfstate", "*.tfstate.*"];
/** `keys` is where the documentation lets `access --keys-out` write. */
const onTop = [".git", "cdktf.out", ".terraform", "keys"];

/** Files that the config names, wherever they lie. */
export function keptFiles(
  { file, envFile }: Pick<Opened, "file" | "envFile">,
  { secrets, state }: Pick<GatewayConfig, "secrets" | "state">,
  environment: Terminal["environment"],
): readonly string[] {
  const folder = dirname(file);
  const named = "local" in state ? state.local.path : undefined;
  const local = named === undefined ? [] : [resolve(folder, named)];
  return [
    ...(envFile === undefined ? [] : [envFile]),
    ...secretFiles({ folder, config: secrets, environment }),
    ...local.flatMap((path) => [path, `${path}.backup`]),
  ];
}

/** Patterns for tar. A link is left out together with the file to which it leads. */
export function leftOut(folder: string, files: readonly string[]): readonly string[] {
  const real = (path: string) => (existsSync(path) ? realpathSync(path) : path);
  const inside = files
    .flatMap((file) => [relative(folder, file), relative(real(folder), real(file))])
    .filter((path) => path !== "" && !path.startsWith(".."));
  const named = [...new Set(inside)].map((path) => path.replace(/[\\*?[]/g, "\\$&"));
  return [...anywhere, ...[...onTop, ...named].map((path) => `./${path}`)];
}
