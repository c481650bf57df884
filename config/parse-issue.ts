/** Turns one zod issue into findings with a path, got against allowed, and a fix. */
import type { z } from "zod";
import * as secrets from "./errors/secret";
import * as shape from "./errors/shape";
import { formatPath } from "./findings";
import type { Finding } from "./findings";
import { gatewaySchema } from "./schema/gateway";
import { allowedKeys } from "./schema/keys";

type Issue = z.core.$ZodIssue;

export function findingOf(issue: Issue, input: unknown): readonly Finding[] {
  const got = issue.path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
  const path = formatPath(issue.path);
  switch (issue.code) {
    case "unrecognized_keys": {
      const allowed = allowedKeys(gatewaySchema, issue.path);
      return issue.keys.map((key) => shape.unknownKey(formatPath([...issue.path, key]), key, allowed));
    }
    case "invalid_type":
      if (got === undefined) return [shape.missingKey(path, issue.expected)];
      if (!issue.message.startsWith("Invalid")) return [shape.wrongType(path, describe(got), issue.message)];
      if (issue.expected === "boolean" && typeof got === "string") return [shape.switchWord(path, got)];
      return [shape.wrongType(path, describe(got), article(issue.expected))];
    case "invalid_value":
      return [shape.notAllowed(path, got, issue.values.map(String))];
    case "too_small":
      return [
        shape.outOfRange(
          path,
          describe(got),
          `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${countNoun(issue.origin)}`,
        ),
      ];
    case "too_big":
      return [shape.outOfRange(path, describe(got), `at most ${issue.maximum}${countNoun(issue.origin)}`)];
    case "invalid_format":
      return [
        shape.badFormat(
          path,
          describe(got),
          issue.message.startsWith("Invalid") ? `a ${issue.format}` : issue.message,
        ),
      ];
    case "invalid_union":
      return unionFinding(issue, path, got, input);
    case "custom":
      return [
        issue.params?.["finding"] === "SECRET.KNOWN_DEFAULT"
          ? secrets.knownDefaultSecret(path)
          : secrets.literalSecret(path),
      ];
    default:
      return [shape.wrongType(path, describe(got), issue.message)];
  }
}

/** A union reports every branch; the branch that got furthest is the one that was meant. */
function unionFinding(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: string,
  got: unknown,
  input: unknown,
): readonly Finding[] {
  const secret = issue.errors.flat().find((inner) => inner.code === "custom");
  if (secret) return findingOf({ ...secret, path: [...issue.path, ...secret.path] }, input);
  const deepest = issue.errors
    .filter((branch) => branch.every((inner) => inner.path.length > 0 || inner.code === "unrecognized_keys"))
    .toSorted((a, b) => a.length - b.length)[0];
  if (deepest)
    return deepest.flatMap((inner) => findingOf({ ...inner, path: [...issue.path, ...inner.path] }, input));
  const expected = issue.errors.map((branch) => branch.map(expectation).join(" and "));
  return [shape.wrongType(path, describe(got), [...new Set(expected)].join(" or "))];
}

function expectation(issue: Issue): string {
  if (issue.code === "invalid_type") return article(issue.expected);
  if (issue.code === "invalid_value") return issue.values.map((value) => JSON.stringify(value)).join(" or ");
  return issue.message;
}

/** Shows a value in a message; text is cut short, so that a pasted secret never appears whole. */
function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return JSON.stringify(value.length > 24 ? `${value.slice(0, 12)}…` : value);
  return String(value as number | boolean);
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

function countNoun(origin: string): string {
  if (origin === "array") return " entries";
  return origin === "string" ? " characters" : "";
}
