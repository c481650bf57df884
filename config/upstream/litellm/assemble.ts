/** Puts the table of one version together: what its package says, and what people say of all versions. */
import * as curated from "./curated";
import { configuredParams, redisClientArguments, unknownKeyEffects } from "./sections";
import {
  boundsOf,
  keyTypes,
  litellmSectionNames,
  type KeysByType,
  type LitellmRefusal,
  type LitellmSection,
  type LitellmSectionName,
  type LitellmTable,
  type LitellmValueType,
  type Refusals,
} from "./table";
import { compareVersions } from "./version";

/** What a generated file holds. */
export interface LitellmPackage {
  readonly version: string;
  readonly sections: Readonly<Record<LitellmSectionName, KeysByType>>;
  /** Legal words of `enum` and `enum[]` keys. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** Legal keys inside objects. */
  readonly objectKeys: Readonly<Record<string, readonly string[]>>;
  /** Rows `section.key > 0`. */
  readonly bounds: string;
  /** Columns and indexes by table. */
  readonly database: Readonly<Record<string, readonly string[]>>;
  readonly openaiRequest: readonly string[];
  /** Of these, what LiteLLM also uses itself. */
  readonly ownRequest: readonly string[];
}

export function tableOf(own: LitellmPackage): LitellmTable {
  const sectionOf = (name: LitellmSectionName) => section(name, own.sections[name]);
  const sections = Object.fromEntries(litellmSectionNames.map((name) => [name, sectionOf(name)]));
  const held = (rows: Refusals) => ofVersion(rows, own.version);
  const sent = new Set([...own.openaiRequest.filter((key) => !own.ownRequest.includes(key)), "extra_body"]);
  const params = [...keyTypes(own.sections.litellm_params).keys()];
  return Object.freeze({
    version: own.version,
    sections: Object.freeze(sections as LitellmTable["sections"]), // every name of the list is there
    litellmParams: Object.freeze({
      configured: new Set(configuredParams),
      consumed: new Set(params.filter((key) => !sent.has(key))),
      openaiRequest: new Set(own.openaiRequest),
    }),
    redisClientArguments,
    enums: new Map(Object.entries(own.choices)),
    objectKeys: new Map(Object.entries(own.objectKeys)),
    bounds: boundsOf(own.bounds),
    database: new Map(Object.entries(own.database)),
    dead: held(curated.dead),
    clobbers: held(curated.clobbers),
    crashes: held(curated.crashes),
    enterprise: held(curated.enterprise),
    internal: new Set(curated.internal),
    deadEnvironmentVariables: held(curated.deadEnvironmentVariables),
  });
}

/** Sorted by key, whatever library it is handed on to. */
function section(name: LitellmSectionName, groups: KeysByType): LitellmSection {
  const passesOn = name === "cache_params" || name === "coordination_redis";
  const keys: readonly (readonly [string, LitellmValueType])[] = [
    ...(passesOn ? redisClientArguments : []),
    ...keyTypes(groups),
  ];
  const types = new Map([...new Map(keys)].sort(([left], [right]) => (left < right ? -1 : 1)));
  return Object.freeze({ types, unknownKeyEffect: unknownKeyEffects[name] });
}

function ofVersion(rows: Refusals, version: string): ReadonlyMap<string, LitellmRefusal> {
  return new Map(
    [...rows]
      .filter(([, { since }]) => since === undefined || compareVersions(since, version) <= 0)
      .map(([key, { reason, fix }]) => [key, Object.freeze({ reason, fix })]),
  );
}
