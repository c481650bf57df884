/** What somebody meant who wrote another kind of value than the schema wants: the value as it has to be written. */

import { isSwitchWord } from "./errors/shape";
import { holdsASecret, isSecretName } from "./schema/secret";

type Path = readonly PropertyKey[];

/** The key that a single value stands for where an object is wanted. */
const mainKeys: Readonly<Record<string, string>> = {
  upstream: "model",
  vllm: "preset",
  host: "preset",
  contextWindow: "input",
  storePrompts: "retention",
  spendLogs: "retention",
  cache: "type",
  database: "type",
  imagePolicy: "pull",
};

/** How sections are switched off. */
const switches: Readonly<Record<string, string>> = {
  edge: "{ enabled: false }",
  prometheus: "{ enabled: false }",
  grafana: "{ enabled: false }",
  cache: "{ type: none }",
  database: "{ type: none }",
};

/** What `true` means. */
const smallest: Readonly<Record<string, string>> = {
  storePrompts: '{ retention: "30d" }',
  langfuse: "{}",
  langsmith: "{}",
};

const backends = "{ vllm: { preset: … } } or { upstream: { model: … } }";

/** The exact value; undefined where it is not known what was meant. `expected` as messages say it. */
export function meantValue(expected: string, got: unknown, path: Path): string | undefined {
  if (expected === "an object" && path[0] === "models" && path.length === 2) return backends;
  if (!isScalar(got)) return Array.isArray(got) && expected === "an object" ? merged(got) : undefined;
  if (expected.startsWith("true or false or") && got === "none") return "false";
  if (isHidden(got, path)) return undefined;
  if (expected === "a list") return `[${JSON.stringify(got)}]`;
  if (expected === "an object") return objectFor(got, path);
  if (expected === "text" && typeof got !== "string") return JSON.stringify(String(got));
  if (expected === "a number" || expected === "a whole number") return numberIn(got);
  if (expected.startsWith("a duration") && typeof got === "number" && got > 0) return `"${got}s" for seconds`;
  return undefined;
}

type Scalar = string | number | boolean;

function isScalar(value: unknown): value is Scalar {
  return ["string", "number", "boolean"].includes(typeof value);
}

/** What stands where a secret's name belongs may be the secret. */
function isHidden(got: Scalar, path: Path): boolean {
  const mayBeSecret = path.some((key) => typeof key === "string" && holdsASecret(key));
  return mayBeSecret && !(typeof got === "string" && isSecretName(got));
}

function numberIn(got: Scalar): string | undefined {
  return typeof got === "string" && /^-?\d+(\.\d+)?$/.test(got) ? got : undefined;
}

function objectFor(got: Scalar, path: Path): string | undefined {
  const key = String(path.at(-1));
  const isOff = got === false || (typeof got === "string" && (got === "none" || isSwitchWord(got, "false")));
  if (isOff && path.length === 1 && Object.hasOwn(switches, key)) return switches[key];
  if (path[0] === "models" && path.length === 2)
    return "{ vllm: { preset: … } } or { upstream: { model: … } }";
  if (path[1] === "groups" && path.length === 4) return `{ model: ${JSON.stringify(got)} }`;
  if (got === true) return Object.hasOwn(smallest, key) ? smallest[key] : undefined;
  if (got === false || !Object.hasOwn(mainKeys, key)) return undefined;
  return `{ ${mainKeys[key] ?? ""}: ${JSON.stringify(got)} }`;
}

/** A list of objects, as LiteLLM writes fallbacks: the same entries in one object. */
function merged(list: readonly unknown[]): string | undefined {
  const isEntry = (entry: unknown): entry is object =>
    typeof entry === "object" && entry !== null && Object.values(entry).every(isTexts);
  if (list.length === 0 || !list.every(isEntry)) return undefined;
  const entries = list.flatMap((entry) => Object.entries(entry));
  const texts = entries.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{ ${texts.join(", ")} }`;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
