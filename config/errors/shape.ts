/** Messages about the shape of the input: keys, types, ranges, formats. */
import { closestMatch } from "../upstream/closest";
import type { Finding } from "../findings";
import { error, names } from "./finding";

export function unknownKey(path: string, key: string, allowed: readonly string[]): Finding {
  return error(
    "SHAPE.UNKNOWN_KEY",
    path,
    `unknown key ${JSON.stringify(key)}; allowed: ${allowed.join(", ")}`,
    path === key && litellmSections.has(key) ? useImport : knownKey(closestMatch(key, allowed)),
  );
}

function knownKey(match: string | undefined): string {
  return match === undefined ? "Remove the key." : `Write "${match}", or remove the key.`;
}

/** At the top of a file they show that it is another one. */
const litellmSections = new Set([
  "model_list",
  "litellm_settings",
  "general_settings",
  "router_settings",
  "environment_variables",
]);
const useImport =
  "This is LiteLLM's own YAML: turn it into a config with `llm-gateway import`, or name it in proxy.configFile of one.";

export function missingKey(path: string, expected: string): Finding {
  return error("SHAPE.MISSING", path, `missing; needs ${expected}`, "Add the key.");
}

/** `meant`: the value that was meant, where that is known. */
export function wrongType(path: string, got: string, expected: string, meant = expected): Finding {
  return error("SHAPE.WRONG_TYPE", path, `got ${got}, needs ${expected}`, `Write ${meant}.`);
}

/** `shown` is how `got` may appear in a message. */
export function notAllowed(path: string, got: unknown, shown: string, allowed: readonly string[]): Finding {
  const match = typeof got === "string" ? (closestMatch(got, allowed) ?? completed(got, allowed)) : undefined;
  return error(
    "SHAPE.NOT_ALLOWED",
    path,
    `got ${shown}, allowed: ${names(allowed)}`,
    match === undefined ? "Use one of the allowed values." : `Use ${JSON.stringify(match)}.`,
  );
}

/** The one value that begins with the words, or that they begin with: `latency-based`, `warning`. */
function completed(words: string, allowed: readonly string[]): string | undefined {
  const matches = allowed.filter((value) => value.startsWith(`${words}-`) || words.startsWith(value));
  return matches.length === 1 ? matches[0] : undefined;
}

export function outOfRange(path: string, got: string, limit: string): Finding {
  return error("SHAPE.OUT_OF_RANGE", path, `got ${got}, needs ${limit}`, `Give ${limit}.`);
}

export function badFormat(path: string, got: string, expected: string): Finding {
  return error("SHAPE.BAD_FORMAT", path, `got ${got}, needs ${expected}`, `Write ${expected}.`);
}

export function reservedName(path: string): Finding {
  return badFormat(path, '"__proto__"', "another name, because JavaScript keeps this one for itself");
}

const switchWords: Partial<Record<string, string>> = {
  yes: "true",
  on: "true",
  true: "true",
  no: "false",
  off: "false",
  false: "false",
};

/** `means`: only the words for that one. */
export function isSwitchWord(text: string, means?: "true" | "false"): boolean {
  const meant = switchWords[text.toLowerCase()];
  return meant !== undefined && (means === undefined || meant === means);
}

/** `enabled: yes` is text in YAML 1.2: the exact fix is known. */
export function switchWord(path: string, got: string): Finding {
  const meant = switchWords[got.toLowerCase()] ?? "true or false";
  return error(
    "SHAPE.SWITCH_WORD",
    path,
    `got the text ${JSON.stringify(got)}, needs true or false`,
    `Write ${meant}.`,
  );
}
