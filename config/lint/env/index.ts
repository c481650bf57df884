/** Everything that is said about one env file, seen with the files that use it. */
import { variablesDiffer } from "../../errors/lint-env";
import * as secrets from "../../errors/lint-secret";
import type { Finding } from "../../findings";
import type { Variable } from "../../foreign";
import { at, baseName } from "../project";
import type { DocumentOf, Project, Rule } from "../project";
import { holdsSecret, isOwnCredential, isPlaceholder, passwordOfUrl, weaknessOf } from "../secret-values";
import { isShared, judgeName, judgeVllmName } from "./names";
import { usesVariable } from "./uses";

export const checkEnvFile: Rule<"env"> = (document, project) => {
  const last = new Map(document.variables.map((variable) => [variable.name, variable]));
  const isTemplate = /example|sample|template|dist$/.test(baseName(document.file));
  return [
    ...[...last.values()].flatMap((variable) => [
      ...judgeVariable(variable, document, project),
      ...judgeSecret(variable, isTemplate).map((finding) => at(variable.location, finding)),
    ]),
    ...baseNames(last),
  ];
};

/** A name that another file uses has its meaning there. */
function judgeVariable(
  { name, location }: Variable,
  { text }: DocumentOf<"env">,
  project: Project,
): readonly Finding[] {
  const removed = judgeVllmName(name, name).map((finding) => at(location, finding));
  if (removed.length > 0 || usesVariable(project, name)) return removed;
  if (isShared(name) && !/^\s*(export\s+)?(LITELLM_|PROXY_MODEL_KEYS)/m.test(text)) return [];
  return judgeName(name, project.litellm).map((finding) => at(location, finding));
}

function judgeSecret({ name, value }: Variable, isTemplate: boolean): readonly Finding[] {
  if (!value) return [];
  const password = passwordOfUrl(value.text);
  if (password !== undefined) {
    const weakness = weaknessOf(password);
    return weakness === undefined ? [] : [secrets.secretKnown(name, `the password in ${name}`, weakness)];
  }
  if (!holdsSecret(name) && !/_public_key$/i.test(name)) return [];
  // A provider's key may be missing, and nobody gets far with a placeholder.
  if (!isOwnCredential(name) && (value.text === "" || (isTemplate && isPlaceholder(value.text)))) return [];
  if (isTemplate && value.text === "") return [];
  const weakness = weaknessOf(value.text);
  return weakness === undefined ? [] : [secrets.secretKnown(name, name, weakness)];
}

/** Two names of one address. */
function baseNames(variables: ReadonlyMap<string, Variable>): readonly Finding[] {
  const names = ["OPENAI_API_BASE", "OPENAI_BASE_URL"];
  const both = names.map((name) => variables.get(name));
  const values = both.map((variable) => variable?.value?.text.replace(/\/+$/, "") ?? "");
  const [, second] = both;
  if (!second || values.includes("") || values[0] === values[1]) return [];
  return [at(second.location, variablesDiffer(second.name, names))];
}
