/** The secrets that an imported config names, and where their values lie. No value is told. */
import { isSecretName, knownDefaultSecrets } from "../schema/secret";
import type { Context } from "./context";
import type { SecretNeeded } from "./report";
import { variableIn } from "./sources";
import type { Sources } from "./sources";
import type { Known } from "./variables";

export function secretsNeeded(
  { secrets, settings }: Context,
  { envFiles }: Sources,
  variables: ReadonlyMap<string, Known>,
): readonly SecretNeeded[] {
  const names = new Set([...secrets.keys(), ...secretNamesIn(settings.input)]);
  return [...names].toSorted().map((name) => {
    const asked = secrets.get(name);
    const given = envFiles.find((file) => variableIn(file.variables, name));
    const variable = given && variableIn(given.variables, name);
    const known = variables.get(name);
    const place =
      given && variable ? { file: given.file, location: variable.location } : (known?.place ?? asked);
    const state = stateOf(variable?.value?.text ?? known?.value ?? "");
    return { name, file: place?.file ?? "", line: place?.location.line ?? 1, state };
  });
}

/** Names under the keys of the config that hold names of secrets. */
function secretNamesIn(value: unknown, key = ""): readonly string[] {
  if (typeof value === "string")
    return /(key|keys|password|token|url|secretEnv)$/i.test(key) && isSecretName(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  const isList = Array.isArray(value) || key === "secretEnv";
  return Object.entries(value).flatMap(([name, inner]) => secretNamesIn(inner, isList ? key : name));
}

/** Texts of samples, which everybody knows. */
function stateOf(value: string): SecretNeeded["state"] {
  if (value === "") return "missing";
  const isSample = /your-|change-?(me|this)|example|xxx/i.test(value);
  return isSample || knownDefaultSecrets.includes(value.toLowerCase()) ? "weak" : "set";
}
