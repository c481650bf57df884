/** Messages about env files and environment variables. */
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";

export function variableRetired(name: string, instead: string): Finding {
  return warning("LINT.VARIABLE_RETIRED", name, `${name} is no longer read`, `Write ${instead}.`);
}

export function variableIdle(name: string, why: string, fix: string): Finding {
  return warning("LINT.VARIABLE_IDLE", name, `${name} has no effect: ${why}`, fix);
}

export function variableMisnamed(name: string, right: string): Finding {
  return error("LINT.VARIABLE_MISNAMED", name, `LiteLLM does not read ${name}`, `Write ${right}.`);
}

export function variablesDiffer(path: string, list: readonly string[]): Finding {
  return warning(
    "LINT.VARIABLES_DIFFER",
    path,
    `${names(list)} mean the same and have different values`,
    `Keep one of them.`,
  );
}

export function variableUnused(name: string): Finding {
  return warning(
    "LINT.VARIABLE_UNUSED",
    name,
    `${name} is used in none of the compose files: changing it changes nothing`,
    `Use it, as in ports: ["\${${name}}:…"], or remove the line.`,
  );
}

export function keyWithoutModel(name: string, provider: string): Finding {
  return warning(
    "LINT.KEY_WITHOUT_MODEL",
    name,
    `is the key of a provider without a model: no entry of model_list begins with ${provider}/`,
    "Add a model of the provider, or remove the key.",
  );
}
