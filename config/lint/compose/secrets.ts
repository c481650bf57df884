/** Secrets in compose files: written out, or with a default that everybody knows. */
import * as messages from "../../errors/lint-secret";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { Variable } from "../../foreign";
import { at } from "../project";
import type { DocumentOf } from "../project";
import { holdsSecret, passwordOfUrl, weaknessOf } from "../secret-values";
import { servicesOf } from "./service";

export function checkComposeSecrets(document: DocumentOf<"compose">): readonly Finding[] {
  return servicesOf(document).flatMap(({ container, path }) =>
    container.environment.flatMap((variable) =>
      judge(variable, formatPath([...path, "environment", variable.name])).map((finding) =>
        at(variable.location, finding),
      ),
    ),
  );
}

function judge({ name, value }: Variable, path: string): readonly Finding[] {
  if (!value) return [];
  const password = passwordOfUrl(value.raw.replace(/^["']/, ""));
  if (password !== undefined) return judgePassword(name, password, path);
  if (!holdsSecret(name)) return [];
  // A variable that must be there, or may be empty, is how it should be.
  if (value.names.length > 0 && value.text === "") return [];
  const weakness = weaknessOf(value.text);
  if (weakness !== undefined) return [messages.secretKnown(path, name, weakness)];
  return value.names.length === 0 || value.missing.length === 0 ? [messages.secretLiteral(path, name)] : [];
}

function judgePassword(name: string, password: string, path: string): readonly Finding[] {
  if (!password.startsWith("$")) return [messages.databaseUrlLiteral(path)];
  const given = /:-([^}]*)\}$/.exec(password)?.[1];
  const weakness = given === undefined ? undefined : weaknessOf(given);
  return weakness === undefined ? [] : [messages.secretKnown(path, `the password in ${name}`, weakness)];
}
