/** One option of `vllm serve`, and the compact form in which a generated file states all of them. */
import { registryOf, rewrittenSpellings } from "./curated";
import type { VllmRegistries } from "./table";

/** Value classes of flags. `json|string` takes JSON or plain text; a `bool` takes no value at all. */
const vllmFlagTypes = Object.freeze([
  "bool",
  "int",
  "float",
  "string",
  "json",
  "json|string",
  "list",
] as const);

/** The class of the value a flag takes. */
type VllmFlagType = (typeof vllmFlagTypes)[number];

/** A JSON value. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A limit that vLLM checks behind its parser, so that a value beyond it ends the server a moment later. */
interface VllmBound {
  readonly operator: ">" | ">=" | "<" | "<=";
  readonly value: number;
}

/** One option of `vllm serve`. */
export interface VllmFlag {
  /** With its dashes: `--max-model-len`. */
  readonly name: string;
  readonly type: VllmFlagType;
  /** Legal values as they are written, or null when the command line does not restrict them. */
  readonly choices: readonly string[] | null;
  /** Words that are legal beside the values of the type, as `auto` for `--max-model-len`. */
  readonly keywords: readonly string[];
  /** True when a whole number may carry a suffix: 32k is 32000, 32K is 32768. */
  readonly hasNumberSuffixes: boolean;
  /** All must hold for a number; empty when there is none. */
  readonly bounds: readonly VllmBound[];
  /** How several values are given, or null for a flag that takes one: `repeat` means the flag is repeated. */
  readonly separator: "space" | "comma" | "repeat" | null;
  /** What each value of a list is; null for a flag that takes one. */
  readonly items: "int" | "string" | null;
  /** The spelling that switches a `bool` off, or null when there is none. */
  readonly negation: string | null;
  /** Other complete spellings, as `-tp`. */
  readonly aliases: readonly string[];
  /** What vLLM takes when it is left out; null when it decides at run time or the value is an object of many fields. */
  readonly default: Json;
  /** The registry its value must come from, unless a plugin brings its own; null when there is none. */
  readonly registry: keyof VllmRegistries | null;
  /** What vLLM or its documentation says against using it, without a full stop; null when it is not deprecated. */
  readonly deprecated: string | null;
}

/** The facts about flags as a generated file states them: names by type, and a word for whatever is special. */
export interface VllmFlagFacts {
  readonly types: Readonly<Record<VllmFlagType, readonly string[]>>;
  readonly withoutNegation: readonly string[];
  readonly withNumberSuffixes: readonly string[];
  /** Lists of whole numbers. */
  readonly intLists: readonly string[];
  /** Lists that are not separated by spaces. */
  readonly separators: Readonly<Record<string, "comma" | "repeat">>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly keywords: Readonly<Record<string, readonly string[]>>;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly deprecated: Readonly<Record<string, string>>;
  /** `--gpu-memory-utilization>0<=1`. */
  readonly bounds: readonly string[];
  /** `--port=8000`, in JSON; without a word here a `bool` is false and all else null. */
  readonly defaults: readonly string[];
}

/** Flags by name, sorted. */
export function flagsOf(facts: VllmFlagFacts): ReadonlyMap<string, VllmFlag> {
  const defaults = new Map(facts.defaults.map((word) => cut(word, word.indexOf("="), 1)));
  const bounds = new Map(facts.bounds.map((word) => cut(word, word.search(/[<>]/), 0)));
  const flags = vllmFlagTypes.flatMap((type) =>
    facts.types[type].map((name) => flag(facts, type, name, defaults.get(name), bounds.get(name))),
  );
  return new Map(
    flags.sort((left, right) => (left.name < right.name ? -1 : 1)).map((one) => [one.name, one]),
  );
}

function cut(word: string, at: number, gap: number): readonly [string, string] {
  return [word.slice(0, at), word.slice(at + gap)];
}

function flag(
  facts: VllmFlagFacts,
  type: VllmFlagType,
  name: string,
  fallback: string | undefined,
  bounds = "",
): VllmFlag {
  const isNegatable = type === "bool" && !facts.withoutNegation.includes(name);
  return Object.freeze({
    name,
    type,
    choices: facts.choices[name] ?? null,
    keywords: facts.keywords[name] ?? [],
    hasNumberSuffixes: facts.withNumberSuffixes.includes(name),
    bounds: [...bounds.matchAll(/([<>]=?)([-.\d]+)/g)].map(([, operator = "", value]) =>
      Object.freeze({ operator: operator as VllmBound["operator"], value: Number(value) }),
    ),
    separator: type === "list" ? (facts.separators[name] ?? "space") : null,
    items: type === "list" ? (facts.intLists.includes(name) ? "int" : "string") : null,
    negation: isNegatable ? `--no-${name.slice(2)}` : null,
    aliases: [...(facts.aliases[name] ?? []), ...(rewrittenSpellings[name] ?? [])],
    default: fallback === undefined ? (type === "bool" ? false : null) : (JSON.parse(fallback) as Json),
    registry: registryOf[name] ?? null,
    deprecated: facts.deprecated[name] ?? null,
  });
}
