/** `os.environ/NAME` where LiteLLM puts no value in its place: inside a list, inside a longer text, from a wrong folder. */
import { valueCrashes, valueTrap } from "../../errors/litellm";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { isMapping } from "../../mapping";

const whole = "Make it the whole value of a key; otherwise write the value itself.";

export function judgeReferences(
  value: unknown,
  path: readonly PropertyKey[],
  isInList = false,
): readonly Finding[] {
  if (isPassThroughHeader(path)) return [];
  if (typeof value === "string") return judgeText(value, path, isInList);
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => judgeReferences(item, [...path, index], true));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, own]) => judgeReferences(own, [...path, key]));
}

/** Here a variable may end a longer text: "Bearer os.environ/NAME". */
function isPassThroughHeader(path: readonly PropertyKey[]): boolean {
  const [list, , key] = path.slice(path.indexOf("pass_through_endpoints"));
  return list === "pass_through_endpoints" && key === "headers";
}

function judgeText(text: string, path: readonly PropertyKey[], isInList: boolean): readonly Finding[] {
  const at = formatPath(path);
  if (!text.startsWith("os.environ/")) {
    if (text.includes("os.environ/"))
      return [valueTrap(at, "os.environ/…", "is not replaced inside a longer text", whole)];
    const [variable] = /\$\{[A-Z][A-Z0-9_]*\}/.exec(text) ?? [];
    if (variable === undefined) return [];
    const fix = `Write os.environ/${variable.slice(2, -1)} as the whole value of a key.`;
    return [valueTrap(at, variable, "is not replaced: LiteLLM does not know this form", fix)];
  }
  if (isInList) return [valueTrap(at, "os.environ/…", "is not replaced inside a list", whole)];
  const file = /^os\.environ\/oidc\/file\/(.*)$/.exec(text)?.[1];
  if (file === undefined || /^\/(var\/)?run\/secrets\/[^.]/.test(file)) return [];
  const name = `the secret file ${JSON.stringify(file)}`;
  const fix = "Put the file under /run/secrets, and write os.environ/oidc/file//run/secrets/NAME.";
  return [valueCrashes(at, name, "lies outside of /run/secrets and stops the start", fix)];
}
