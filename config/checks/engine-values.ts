/** Which values a flag takes: its kind, its choices, its bounds, and the names that only the loading server checks. */
import * as messages from "../errors/vllm";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { VllmConfig } from "../gateway-config";
import type { VllmFlag, VllmTable } from "../upstream/vllm";

type Value = VllmConfig["engineArgs"][string];

/** What the flag takes, when this value is not it; null when it is. */
export function expectedValue(flag: VllmFlag, value: Value): string | null {
  return fits(flag, value) ? null : expected(flag);
}

function fits(flag: VllmFlag, value: Value): boolean {
  if (flag.type === "bool") return typeof value === "boolean";
  if (typeof value === "boolean") return false;
  if (flag.type === "list") return fitsList(flag, value);
  if (flag.type === "json") return typeof value === "object" || (typeof value === "string" && isJson(value));
  if (flag.type === "json|string") return !Array.isArray(value);
  if (typeof value === "object") return false;
  if (flag.choices) return flag.choices.includes(String(value));
  if (flag.keywords.includes(String(value))) return true;
  if (flag.type === "string") return true;
  if (typeof value === "string") return flag.hasNumberSuffixes && isSuffixed(value);
  return typeof value === "number" && fitsNumber(flag, value);
}

function fitsList(flag: VllmFlag, value: Value): boolean {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.length > 0 && items.every((item) => fitsItem(flag, item));
}

function fitsItem({ choices, items, separator }: VllmFlag, item: unknown): boolean {
  if (items === "int") return Number.isSafeInteger(item);
  if (choices) return choices.includes(String(item));
  // Behind a space it would be read as a flag.
  return separator !== "space" || !String(item).startsWith("-");
}

function fitsNumber({ type, bounds }: VllmFlag, value: number): boolean {
  if (type === "int" && !Number.isSafeInteger(value)) return false;
  return bounds.every(({ operator, value: bound }) => {
    if (operator === ">") return value > bound;
    if (operator === ">=") return value >= bound;
    return operator === "<" ? value < bound : value <= bound;
  });
}

/** `32k` is 32000 and `32K` 32768; vLLM takes a fraction only before a small letter. */
function isSuffixed(text: string): boolean {
  return /^(\d+[kKmMgGtT]?|\d+\.\d+[kmgt])$/.test(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function expected(flag: VllmFlag): string {
  const { choices, bounds, items, separator } = flag;
  if (flag.type === "bool") return "true or false";
  if (flag.type === "list") {
    if (items === "int") return "a list of whole numbers";
    if (choices) return `a list of ${choices.join(", ")}`;
    return separator === "space" ? "a list of values that begin with no dash" : "a list";
  }
  if (choices) return `one of ${choices.join(", ")}`;
  const kinds = {
    int: "a whole number",
    float: "a number",
    string: "text",
    json: "an object",
    "json|string": "an object or text",
  };
  const limits = bounds.map(({ operator, value }) => `${operator} ${value}`).join(" and ");
  const suffixes = flag.hasNumberSuffixes ? ", also as 32k or 32K" : "";
  return `${kinds[flag.type]}${limits === "" ? "" : ` ${limits}`}${suffixes}`;
}

/** vLLM takes these names in any case. */
export function isKnownName(name: string, known: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return lower === "auto" || known.some((one) => one.toLowerCase() === lower);
}

/** Typed fields whose word vLLM's parser lets through and the engine then dies of. */
export function checkRegistries(
  { version, registries }: VllmTable,
  vllm: VllmConfig,
  path: readonly string[],
): readonly Finding[] {
  const brings = (plugin: string) => Object.hasOwn(vllm.engineArgs, plugin);
  const rows: readonly (readonly [string, string | null, readonly string[]])[] = [
    ["toolCallParser", brings("tool-parser-plugin") ? null : vllm.toolCallParser, registries.toolCallParsers],
    [
      "reasoningParser",
      brings("reasoning-parser-plugin") ? null : vllm.reasoningParser,
      registries.reasoningParsers,
    ],
    ["quantization", vllm.quantization, registries.quantizationMethods],
    ["kvCacheDtype", vllm.kvCacheDtype, registries.kvCacheDtypes],
  ];
  return rows.flatMap(([field, value, known]) =>
    value === null || known.includes(value)
      ? []
      : [messages.registryUnknown(formatPath([...path, field]), value, known, version)],
  );
}
