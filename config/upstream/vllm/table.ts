/** The shape of a vLLM table, and the small builders its data files are written with. */
import { rows } from "../words";

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

/** Sets of names that vLLM checks late or not at all, so that a wrong one fails only while the server loads. */
export interface VllmRegistries {
  readonly toolCallParsers: readonly string[];
  readonly reasoningParsers: readonly string[];
  readonly attentionBackends: readonly string[];
  readonly quantizationMethods: readonly string[];
  /** Quantization methods that need `--allow-deprecated-quantization`. */
  readonly deprecatedQuantizationMethods: readonly string[];
  readonly loadFormats: readonly string[];
  readonly kvCacheDtypes: readonly string[];
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
  /** How several values are given, or null for a flag that takes one: `repeat` means the flag is repeated. */
  readonly separator: "space" | "comma" | "repeat" | null;
  /** The spelling that switches a `bool` off, or null when there is none. */
  readonly negation: string | null;
  /** Other complete spellings, as `-tp`. */
  readonly aliases: readonly string[];
  /** The registry its value must come from, unless a plugin brings its own; null when there is none. */
  readonly registry: keyof VllmRegistries | null;
  /** What to do instead of using this deprecated flag, as an imperative; null when it is not deprecated. */
  readonly deprecated: string | null;
}

/** A flag or environment variable that is gone. */
export interface VllmRemoval {
  /** What to do instead, as an imperative without a full stop. */
  readonly replacement: string;
  /** First release without it where it is known, otherwise the day it left the main branch. */
  readonly since: string;
  /** The pull request that removed it, as `#36216`, or null when it is not known. */
  readonly pullRequest: string | null;
}

/** What one vLLM version accepts. */
export interface VllmTable {
  readonly version: string;
  /** Options by name; the model itself is the positional argument and not in here. */
  readonly flags: ReadonlyMap<string, VllmFlag>;
  /** Name of the positional argument, in vLLM's words. */
  readonly positional: string;
  readonly removedFlags: ReadonlyMap<string, VllmRemoval>;
  readonly environmentVariables: ReadonlySet<string>;
  readonly removedEnvironmentVariables: ReadonlyMap<string, VllmRemoval>;
  readonly registries: VllmRegistries;
}

/** The facts about flags as a data file states them: names by type, and a row for whatever is special. */
interface VllmFlagFacts {
  readonly types: Readonly<Record<VllmFlagType, readonly string[]>>;
  readonly withoutNegation: readonly string[];
  readonly withNumberSuffixes: readonly string[];
  /** Lists that are not separated by spaces. */
  readonly separators: Readonly<Record<string, "comma" | "repeat">>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly keywords: Readonly<Record<string, readonly string[]>>;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly registries: Readonly<Record<string, keyof VllmRegistries>>;
  readonly deprecated: Readonly<Record<string, string>>;
}

/** Flags by name, sorted. */
export function flagTable(facts: VllmFlagFacts): ReadonlyMap<string, VllmFlag> {
  const flags = vllmFlagTypes.flatMap((type) => facts.types[type].map((name) => flag(facts, type, name)));
  return new Map(
    flags.sort((left, right) => (left.name < right.name ? -1 : 1)).map((one) => [one.name, one]),
  );
}

function flag(facts: VllmFlagFacts, type: VllmFlagType, name: string): VllmFlag {
  const isNegatable = type === "bool" && !facts.withoutNegation.includes(name);
  return Object.freeze({
    name,
    type,
    choices: facts.choices[name] ?? null,
    keywords: facts.keywords[name] ?? [],
    hasNumberSuffixes: facts.withNumberSuffixes.includes(name),
    separator: type === "list" ? (facts.separators[name] ?? "space") : null,
    negation: isNegatable ? `--no-${name.slice(2)}` : null,
    aliases: facts.aliases[name] ?? [],
    registry: facts.registries[name] ?? null,
    deprecated: facts.deprecated[name] ?? null,
  });
}

/** Rows `name | since | pull request or - | replacement` as a map. */
export function removals(text: string): ReadonlyMap<string, VllmRemoval> {
  return new Map(
    rows(text).map(([name = "", since = "", pull = "-", replacement = ""]) => [
      name,
      Object.freeze({ replacement, since, pullRequest: pull === "-" ? null : pull }),
    ]),
  );
}
