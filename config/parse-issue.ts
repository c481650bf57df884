/** Turns one zod issue into findings with a path, got against allowed, and a fix. */
import type { z } from "zod";
import { licensedAccess } from "./errors/access";
import { aliasList } from "./errors/routing";
import { proxyCredentials } from "./errors/way-out";
import * as secrets from "./errors/secret";
import * as shape from "./errors/shape";
import { formatPath } from "./findings";
import type { Finding } from "./findings";
import { meantValue } from "./parse-fix";
import { licensedKeys } from "./schema/access";
import { gatewaySchema } from "./schema/gateway";
import { allowedKeys } from "./schema/keys";
import { holdsASecret } from "./schema/secret";

type Issue = z.core.$ZodIssue;
type IssueOf<Code extends Issue["code"]> = Extract<Issue, { code: Code }>;

export function findingOf(issue: Issue, input: unknown): readonly Finding[] {
  const path = formatPath(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return unknownKeys(issue);
    case "invalid_union":
      return unionFindings(issue, input);
    case "invalid_type":
      return [typeFinding(issue, path, input)];
    case "invalid_value":
      return [
        shape.notAllowed(path, valueAt(input, issue.path), describe(issue, input), issue.values.map(String)),
      ];
    case "too_small":
    case "too_big":
      return [shape.outOfRange(path, describe(issue, input), limit(issue))];
    case "invalid_key":
      return [
        shape.badFormat(
          path,
          JSON.stringify(String(issue.path.at(-1))),
          issue.issues[0]?.message ?? issue.message,
        ),
      ];
    case "invalid_format":
      return [shape.badFormat(path, describe(issue, input), ownMessage(issue) ?? `a ${issue.format}`)];
    case "custom":
      return [customFinding(issue, path)];
    default:
      return [shape.wrongType(path, describe(issue, input), issue.message)];
  }
}

function customFinding({ params }: IssueOf<"custom">, path: string): Finding {
  if (params?.finding === "HOST.PROXY_CREDENTIALS") return proxyCredentials(path);
  return params?.finding === "SECRET.KNOWN_DEFAULT"
    ? secrets.knownDefaultSecret(path)
    : secrets.literalSecret(path);
}

function unknownKeys({ path, keys }: IssueOf<"unrecognized_keys">): readonly Finding[] {
  const allowed = allowedKeys(gatewaySchema, path);
  return keys.map((key) => {
    const at = formatPath([...path, key]);
    const isLicensed = path[0] === "access" && licensedKeys.has(key);
    return isLicensed ? licensedAccess(at, key) : shape.unknownKey(at, key, allowed);
  });
}

function typeFinding(issue: IssueOf<"invalid_type">, path: string, input: unknown): Finding {
  const got = valueAt(input, issue.path);
  const expected = ownMessage(issue) ?? article(issue.expected);
  if (got === undefined) return shape.missingKey(path, expected);
  if (issue.path[1] === "aliases" && issue.path.length === 3 && Array.isArray(got))
    return aliasList(
      path,
      String(issue.path[2]),
      got.filter((model) => typeof model === "string"),
    );
  if (issue.expected === "boolean" && typeof got === "string") return shape.switchWord(path, got);
  return wrongType(issue, input, expected);
}

function wrongType(issue: Issue, input: unknown, expected: string): Finding {
  const meant = meantValue(expected, valueAt(input, issue.path), issue.path);
  return shape.wrongType(formatPath(issue.path), describe(issue, input), expected, meant);
}

/** A union reports every branch; the branch that got furthest is the one that was meant. */
function unionFindings(issue: IssueOf<"invalid_union">, input: unknown): readonly Finding[] {
  const got = valueAt(input, issue.path);
  if (isChoice(issue)) {
    const path = formatPath(issue.path);
    const allowed = issue.options.map(String);
    return [
      got === undefined
        ? shape.missingKey(path, allowed.map((name) => JSON.stringify(name)).join(" or "))
        : shape.notAllowed(path, got, describe(issue, input), allowed),
    ];
  }
  const inside = (inner: Issue) => findingOf({ ...inner, path: [...issue.path, ...inner.path] }, input);
  const secret = issue.errors.flat().find((inner) => inner.code === "custom");
  if (secret) return inside(secret);
  const deepest = issue.errors
    .filter((branch) => branch.every((inner) => inner.path.length > 0 || inner.code === "unrecognized_keys"))
    .toSorted((a, b) => a.length - b.length)[0];
  if (deepest) {
    // A key that no branch knows says enough; that its own key is missing in this branch is no second mistake.
    const unknown = deepest.filter((inner) => inner.code === "unrecognized_keys");
    return (unknown.length > 0 ? unknown : deepest).flatMap(inside);
  }
  const expected = issue.errors.map((branch) => branch.map(expectation).join(" and "));
  if (typeof got === "string" && shape.isSwitchWord(got) && expected.includes(article("boolean")))
    return [shape.switchWord(formatPath(issue.path), got)];
  return [wrongType(issue, input, [...new Set(expected)].join(" or "))];
}

/** One key says which branch is meant, and says none of them. */
function isChoice(issue: Issue): issue is Issue & { readonly options: readonly unknown[] } {
  return "options" in issue && Array.isArray(issue.options);
}

function expectation(issue: Issue): string {
  if (issue.code === "invalid_type") return article(issue.expected);
  if (issue.code === "invalid_value") return issue.values.map((value) => JSON.stringify(value)).join(" or ");
  if (issue.code === "too_small" || issue.code === "too_big") return limit(issue);
  return issue.message;
}

function limit(issue: IssueOf<"too_small" | "too_big">): string {
  if (issue.code === "too_big") return `at most ${amount(issue.maximum, issue.origin)}`;
  const atLeast = issue.inclusive === false ? "more than" : "at least";
  return `${atLeast} ${amount(issue.minimum, issue.origin)}`;
}

function amount(number: number | bigint, origin: string): string {
  if (origin === "array") return `${number} ${number === 1 ? "entry" : "entries"}`;
  if (origin === "string") return `${number} ${number === 1 ? "character" : "characters"}`;
  return String(number);
}

/** The schema's own words for what it wants; undefined where only zod speaks. */
function ownMessage(issue: Issue): string | undefined {
  return issue.message.startsWith("Invalid") ? undefined : issue.message;
}

/** Shows a value in a message. Text is cut short, and not shown at all where a secret's name belongs. */
function describe(issue: Issue, input: unknown): string {
  const value = valueAt(input, issue.path);
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "function") return "a function";
  if (typeof value === "string") {
    if (issue.path.some((key) => typeof key === "string" && holdsASecret(key))) return "text";
    return JSON.stringify(value.length > 24 ? `${value.slice(0, 12)}…` : value);
  }
  return typeof value === "symbol" ? "a symbol" : `${value as number | boolean | bigint}`;
}

function article(type: string): string {
  const words: Record<string, string> = {
    int: "a whole number",
    number: "a number",
    string: "text",
    boolean: "true or false",
    array: "a list",
    record: "an object",
    object: "an object",
  };
  return words[type] ?? type;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}
