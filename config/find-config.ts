/** Where the config comes from: a file that is named or found, or the environment where there is no file. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { findConfigFile } from "./load";
import { readVariables } from "./secrets";
import type { Environment } from "./secrets";

/** Where the config comes from: a file, or variables. */
export interface ConfigSource {
  /** Absolute path of the config file; of the env file where variables make the config. What belongs to it lies beside it. */
  readonly file: string;
  /** Values of the variables that make the config; undefined where there is a config file. */
  readonly variables?: ReadonlyMap<string, string>;
}

/** Names the models, and with them a config without a file. */
const modelKeys = "PROXY_MODEL_KEYS";
const envFile = ".env";

/** `given` is what `--config` or GATEWAY_CONFIG says. Beside a config file, variables are secrets and nothing else. */
export function findConfig(
  directory: string,
  given: string | undefined,
  environment: Environment,
): ConfigSource {
  const file = findConfigFile(directory, given);
  const isNamed = given !== undefined && given !== "";
  if (isNamed || existsSync(file)) return { file };
  const variables = readVariables(resolve(directory, envFile), environment);
  return variables.has(modelKeys) ? { file: resolve(directory, envFile), variables } : { file };
}
