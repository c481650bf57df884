/** Keys whose absence drops a deployment and nothing else: those that the env files leave empty, and further keys of one model. */
import { formatPath } from "../findings";
import type { Context } from "./context";
import { variableIn } from "./sources";
import type { EnvDocument } from "./sources";

export function markOptionalKeys(context: Context, envFiles: readonly EnvDocument[]): void {
  const { settings } = context;
  for (const model of settings.keys(["models"])) {
    const path = ["models", model, "upstream", "apiKeys"];
    const keys = listOf(settings.get(path));
    const empty = keys.filter((name) => isLeftEmpty(context, name, envFiles, path));
    const isOptional = (name: string, index: number) => index > 0 || empty.includes(name);
    if (!keys.some(isOptional)) continue;
    const written = keys.map((name, index) => (isOptional(name, index) ? { name, optional: true } : name));
    settings.remove(path);
    settings.set(path, written, "env files");
    if (empty.length === keys.length) settings.set(["models", model, "optional"], true, "env files");
  }
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

/** A sample leaves everything empty: only what is used says that a key is not there. */
function isLeftEmpty(
  { report }: Context,
  name: string,
  envFiles: readonly EnvDocument[],
  path: readonly string[],
): boolean {
  const used = envFiles.filter(({ file }) => !/example|sample|template/.test(file));
  const given = used.flatMap(({ file, variables }) => {
    const variable = variableIn(variables, name);
    return variable ? [{ file, variable }] : [];
  });
  if (given.length === 0 || given.some(({ variable }) => (variable.value?.text ?? "") !== "")) return false;
  for (const { file, variable } of given)
    report.mapped(
      { file, location: variable.location },
      name,
      formatPath(path),
      "is empty: optional, its deployment is left out until it has a value",
    );
  return true;
}
