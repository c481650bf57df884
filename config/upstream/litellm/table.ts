/** The shape of a LiteLLM key table, and the small builders its data files are written with. */
import { rows } from "../words";

/** Places in LiteLLM's `config.yaml` that hold keys, in the order in which suggestions name them. */
export const litellmSectionNames = Object.freeze([
  "top_level",
  "model_list",
  "litellm_params",
  "model_info",
  "router_settings",
  "litellm_settings",
  "general_settings",
  "cache_params",
  "coordination_redis",
  "callback_settings",
] as const);

/**
 * One of these places. `model_list` is one entry of that list; `cache_params` lies in `litellm_settings`,
 * `coordination_redis` in `general_settings`; `callback_settings` is one named entry of that mapping.
 */
export type LitellmSectionName = (typeof litellmSectionNames)[number];

/** Kinds of value a key takes; alternatives are joined by `|`, and null is legal everywhere. */
const litellmValueTypes = Object.freeze([
  "boolean",
  "integer",
  "number",
  "string",
  "object",
  "enum",
  "boolean|string",
  "integer|string",
  "number|string",
  "string|object",
  "string|string[]",
  "string[]",
  "number[]",
  "object[]",
  "enum[]",
  "any[]",
  "any[][]",
  "any",
] as const);

/** The kind of value a key takes. `any` means that upstream states no type, not that every value works. */
export type LitellmValueType = (typeof litellmValueTypes)[number];

/** A place and what is read there. */
export interface LitellmSection {
  /** Every key that is read, sorted, with the kind of its value. */
  readonly types: ReadonlyMap<string, LitellmValueType>;
  /** What happens to a key that is not read, as the rest of a sentence: "is ignored without a warning". */
  readonly unknownKeyEffect: string;
}

/** Why a key must not be written, as the rest of a sentence, and what to do instead, as an imperative. */
export interface LitellmRefusal {
  readonly reason: string;
  readonly fix: string;
}

/** A limit of a number. */
export interface Bound {
  readonly operator: ">" | ">=" | "<" | "<=";
  readonly value: number;
}

/** The three classes of `litellm_params` keys; a key in none of them is sent to the engine in the request body. */
interface LitellmParamsClasses {
  /** Keys a deployment is normally configured with. */
  readonly configured: ReadonlySet<string>;
  /** Keys LiteLLM uses itself and never sends upstream. */
  readonly consumed: ReadonlySet<string>;
  /** OpenAI request parameters, used as defaults of this deployment. */
  readonly openaiRequest: ReadonlySet<string>;
}

/** What one LiteLLM version accepts. Keys of the maps without a section are written `section.key`. */
export interface LitellmTable {
  readonly version: string;
  readonly sections: Readonly<Record<LitellmSectionName, LitellmSection>>;
  readonly litellmParams: LitellmParamsClasses;
  /** Arguments of the Redis client, which `cache_params` (type redis) and `coordination_redis` pass on. */
  readonly redisClientArguments: ReadonlyMap<string, LitellmValueType>;
  /** Legal values of `enum` and `enum[]` keys. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** Legal keys inside a value of type `object`, where upstream ignores all others. */
  readonly objectKeys: ReadonlyMap<string, readonly string[]>;
  /** Numeric limits of keys. */
  readonly bounds: ReadonlyMap<string, readonly Bound[]>;
  /** Tables of the database: columns, and behind `@@` indexes and keys. */
  readonly database: ReadonlyMap<string, readonly string[]>;
  /** Keys that are documented or common, and have no effect. */
  readonly dead: ReadonlyMap<string, LitellmRefusal>;
  /** Keys that overwrite a function or a module of the library. */
  readonly clobbers: ReadonlyMap<string, LitellmRefusal>;
  /** Keys that stop the start. */
  readonly crashes: ReadonlyMap<string, LitellmRefusal>;
  /** Keys that are read, but only with an Enterprise licence. */
  readonly enterprise: ReadonlyMap<string, LitellmRefusal>;
  /** Variables of the library that `litellm_settings` would set, although they are not settings. */
  readonly internal: ReadonlySet<string>;
  /** Variables of the environment that are documented and have no reader. */
  readonly deadEnvironmentVariables: ReadonlyMap<string, LitellmRefusal>;
}

export type KeysByType = Readonly<Partial<Record<LitellmValueType, readonly string[]>>>;

/** Keys grouped by type, as one sorted map. */
export function keyTypes(groups: KeysByType): ReadonlyMap<string, LitellmValueType> {
  const entries = litellmValueTypes.flatMap((type) =>
    (groups[type] ?? []).map((key) => [key, type] as const),
  );
  return new Map(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Rows `key | reason | fix | since` as a map; `prefix` completes the keys to `section.key`. */
export function refusals(prefix: string, text: string): Refusals {
  return new Map(
    rows(text).map(([key = "", reason = "", fix = "remove it", since]) => [
      prefix + key,
      Object.freeze({ reason, fix, ...(since === undefined ? {} : { since }) }),
    ]),
  );
}

/** Rows of all versions. */
export type Refusals = ReadonlyMap<string, LitellmRefusal & { readonly since?: string }>;

/** Rows `section.key > 0 <= 7200` as a map. */
export function boundsOf(text: string): ReadonlyMap<string, readonly Bound[]> {
  return new Map(
    rows(text).map(([row = ""]) => {
      const [key = "", ...limits] = row.split(" ");
      const bounds = limits.flatMap((operator, index) =>
        isOperator(operator) ? [Object.freeze({ operator, value: Number(limits[index + 1]) })] : [],
      );
      return [key, Object.freeze(bounds)];
    }),
  );
}

function isOperator(word: string): word is Bound["operator"] {
  return /^[<>]=?$/.test(word);
}
