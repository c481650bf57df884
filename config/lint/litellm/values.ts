/** A value against the type of its key, its choices, its bounds, and the keys that an object may have. */
import * as messages from "../../errors/litellm";
import type { ValueHint } from "../../errors/litellm";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { closestMatch } from "../../upstream/closest";
import type { LitellmKeyLookUp, LitellmSectionName } from "../../upstream/litellm";
import { isMapping } from "../../mapping";
import { nameIn } from "./sections";

interface Written {
  readonly section: LitellmSectionName;
  readonly key: string;
  readonly value: unknown;
  readonly path: readonly PropertyKey[];
}

type Facts = Omit<Extract<LitellmKeyLookUp, { status: "read" }>, "status">;

export function judgeValue(written: Written, facts: Facts): readonly Finding[] {
  const { section, key, value, path } = written;
  const name = nameIn(section, key);
  if (value === null || value === undefined) return [];
  if (facts.type === "enum" || facts.type === "enum[]") return judgeChoices(written, facts);
  if (!fits(facts.type, value, section))
    return [messages.valueType(formatPath(path), name, expected(facts.type), hintFor(facts.type, value))];
  if (facts.bounds && typeof value === "number") {
    const broken = facts.bounds.some(({ operator, value: bound }) => !holds(value, operator, bound));
    const text = facts.bounds.map(({ operator, value: bound }) => `${operator} ${bound}`).join(" and ");
    if (broken)
      return [messages.valueRange(formatPath(path), name, text, "LiteLLM refuses or ignores another")];
  }
  return facts.objectKeys && isMapping(value) ? judgeObjectKeys(written, value, facts.objectKeys) : [];
}

function judgeChoices(
  { section, key, value, path }: Written,
  { type, choices = [] }: Facts,
): readonly Finding[] {
  const name = nameIn(section, key);
  if (isReference(value)) return [];
  if (type === "enum[]" && !Array.isArray(value))
    return [messages.valueType(formatPath(path), name, expected(type), undefined)];
  const given: readonly (readonly [unknown, readonly PropertyKey[]])[] = Array.isArray(value)
    ? value.map((item: unknown, index) => [item, [...path, index]] as const)
    : [[value, path]];
  return given.flatMap(([item, way]) => {
    if (typeof item === "string" && choices.includes(item)) return [];
    const text = typeof item === "string" ? item : JSON.stringify(item);
    return [messages.valueUnknown(formatPath(way), name, text, choices, closestChoice(text, choices))];
  });
}

/** Half a name is a likelier mistake than a misspelt one: latency-based. */
function closestChoice(text: string, choices: readonly string[]): string | undefined {
  const halved = text === "" ? undefined : choices.find((choice) => choice.startsWith(`${text}-`));
  return halved ?? closestMatch(text, choices);
}

function judgeObjectKeys(
  { section, key, path }: Written,
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
): readonly Finding[] {
  const isPolicy = key.endsWith("_policy");
  return Object.entries(value).flatMap(([inner, own]) => {
    const name = `${nameIn(section, key)}.${inner}`;
    const at = formatPath([...path, inner]);
    if (!known.includes(inner)) {
      return [messages.objectKeyUnknown(at, name, known, closestMatch(inner, known))];
    }
    const isNumber = typeof own === "number" && (!isPolicy || Number.isInteger(own));
    if (own === null || isNumber) return [];
    return [messages.valueType(at, name, isPolicy ? "a whole number" : "a number", undefined)];
  });
}

function holds(value: number, operator: string, bound: number): boolean {
  if (operator === ">") return value > bound;
  if (operator === ">=") return value >= bound;
  return operator === "<" ? value < bound : value <= bound;
}

/** LiteLLM puts the variable's text in its place. */
function isReference(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("os.environ/");
}

const isNumberText = (value: unknown) =>
  typeof value === "string" && /^[-+]?(\d+\.?\d*|\.\d+)$/.test(value.trim());

/** Pydantic makes numbers of texts in a deployment; elsewhere the text stays. */
function fits(type: Facts["type"], value: unknown, section: LitellmSectionName): boolean {
  return type.split("|").some((one) => fitsOne(one, value, section));
}

function fitsOne(type: string, value: unknown, section: LitellmSectionName): boolean {
  if (type.endsWith("[]"))
    return Array.isArray(value) && value.every((item) => fitsOne(type.slice(0, -2), item, section));
  if (type === "any") return true;
  if (type === "object") return isMapping(value);
  if (isReference(value)) return true;
  const isDeployment = section === "litellm_params" || section === "model_info";
  if (type === "boolean") return typeof value === "boolean";
  if (type === "string") return typeof value === "string";
  if (isDeployment && isNumberText(value)) return true;
  return type === "integer" ? Number.isInteger(value) : typeof value === "number";
}

const kinds: Readonly<Record<string, string>> = {
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  string: "text",
  object: "an object",
  any: "anything",
};

const lists: Readonly<Record<string, string>> = {
  string: "a list of texts",
  number: "a list of numbers",
  object: "a list of objects",
  enum: "a list of words",
  any: "a list",
};

function expected(type: string): string {
  const words = type.split("|").map((one) => {
    if (one.endsWith("[][]")) return "a list of lists";
    return (one.endsWith("[]") ? lists[one.slice(0, -2)] : kinds[one]) ?? one;
  });
  return words.join(", or ");
}

/** YAML 1.1, which LiteLLM reads, is not the YAML that people write. */
function hintFor(type: string, value: unknown): ValueHint | undefined {
  const takes = (one: string) => type.split("|").includes(one);
  if ((takes("number") || takes("integer")) && typeof value === "string" && value.trim() !== "") {
    if (/^[-+]?\d+(e[-+]?\d+|\.\d*e\d+)$/i.test(value))
      return {
        why: `LiteLLM's YAML reads ${value} as text`,
        fix: `Write it as a decimal: ${decimal(value)}.`,
      };
    if (isNumberText(value)) return { why: "a quoted number stays text", fix: "Remove the quotes." };
  }
  if (takes("boolean") && typeof value === "string" && /^(on|off|yes|no|true|false)$/i.test(value))
    return {
      why: "in quotes it is text, not a boolean",
      fix: "Write true or false, without quotes.",
    };
  if (takes("string") && (typeof value === "number" || typeof value === "boolean")) {
    const why =
      "without quotes LiteLLM's YAML makes a number or a boolean of it, as of 12:30:45, 010, on and off";
    return { why, fix: "Write it in quotes." };
  }
  if (type === "string[]" && typeof value === "string")
    return { why: "a text is read letter by letter", fix: "Write a list, also of one." };
  return undefined;
}

function decimal(text: string): string {
  const value = Number(text);
  const digits = Math.max(1, -Math.floor(Math.log10(Math.abs(value) || 1)) + 2);
  return digits > 100 ? text : value.toFixed(digits).replace(/0+$/, "").replace(/\.$/, ".0");
}
