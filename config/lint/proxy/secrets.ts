/** Secrets in LiteLLM's file: only `os.environ/NAME` is filled in, and nothing else belongs there. */
import * as messages from "../../errors/lint-secret";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { DocumentOf } from "../project";
import { holdsSecret, isMadeUp, passwordOfUrl, weaknessOf } from "../secret-values";

export function checkSecrets({ yaml }: DocumentOf<"litellm">): readonly Finding[] {
  return secretsIn(yaml.data, []);
}

function secretsIn(value: unknown, path: readonly PropertyKey[]): readonly Finding[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => secretsIn(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, own]: [string, unknown]) => {
    const at = [...path, key];
    if (typeof own !== "string") return secretsIn(own, at);
    return judge(key, own, formatPath(at), path[0] === "model_list");
  });
}

function judge(key: string, value: string, path: string, isOfModel: boolean): readonly Finding[] {
  if (value.startsWith("os.environ/")) return [];
  const password = passwordOfUrl(value);
  if (password !== undefined && !password.startsWith("$")) return [messages.databaseUrlLiteral(path)];
  if (!holdsSecret(key) && !/^(database|redis)_url$/.test(key)) return [];
  const [variable] = /\$\{[^}]+\}|^\$[A-Za-z_]\w*/.exec(value) ?? [];
  if (variable !== undefined) return [messages.secretNotExpanded(path, key, variable)];
  if (isOfModel && isMadeUp(value)) return [messages.keyMadeUp(path)];
  if (!holdsSecret(key) || isNoValue(key, value)) return [];
  const weakness = weaknessOf(value);
  return [
    weakness === undefined ? messages.secretLiteral(path, key) : messages.secretKnown(path, key, weakness),
  ];
}

/** A path, a name of something, a number. */
function isNoValue(key: string, value: string): boolean {
  return /credentials?$/i.test(key)
    ? !value.trimStart().startsWith("{")
    : /^[\d.e-]+$/i.test(value) || value.startsWith("/");
}
