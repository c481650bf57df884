/** Answers what LiteLLM does with one key of its `config.yaml`. Knows no values and raises no finding. */
import { closestMatch } from "../closest";
import {
  type Bound,
  type LitellmSectionName,
  type LitellmTable,
  type LitellmValueType,
  litellmSectionNames,
} from "./table";

/** What LiteLLM does with a key. */
export type LitellmKeyLookUp =
  | {
      readonly status: "read";
      readonly type: LitellmValueType;
      /** Legal values, for `enum` and `enum[]`. */
      readonly choices?: readonly string[];
      /** Legal keys inside the value, for `object` where upstream ignores others. */
      readonly objectKeys?: readonly string[];
      /** Numeric limits. */
      readonly bounds?: readonly Bound[];
    }
  | {
      readonly status: "unknown";
      /** The key of this section that was probably meant. */
      readonly closest?: string;
      /** Other sections in which exactly this key is read. */
      readonly rightPlace?: readonly LitellmSectionName[];
    }
  | {
      readonly status: "dead" | "clobbers" | "crashes" | "enterprise" | "internal";
      /** The rest of a sentence that begins with the key. */
      readonly reason: string;
      /** An imperative without a full stop. */
      readonly fix: string;
    };

/** What LiteLLM does with `key` in `section`. A key that is read but refused for another reason is not "read". */
export function lookUpLitellmKey(
  table: LitellmTable,
  section: LitellmSectionName,
  key: string,
): LitellmKeyLookUp {
  return refused(table, section, key) ?? read(table, section, key) ?? unread(table, section, key);
}

function refused(
  table: LitellmTable,
  section: LitellmSectionName,
  key: string,
): LitellmKeyLookUp | undefined {
  for (const status of ["crashes", "clobbers", "dead", "enterprise"] as const) {
    const refusal = table[status].get(`${section}.${key}`);
    if (refusal) return { status, ...refusal };
  }
  return undefined;
}

function read(table: LitellmTable, section: LitellmSectionName, key: string): LitellmKeyLookUp | undefined {
  const type = table.sections[section].types.get(key);
  if (type === undefined) return undefined;
  const choices = table.enums.get(`${section}.${key}`);
  const objectKeys = table.objectKeys.get(`${section}.${key}`);
  const bounds = table.bounds.get(`${section}.${key}`);
  return {
    status: "read",
    type,
    ...(choices && { choices }),
    ...(objectKeys && { objectKeys }),
    ...(bounds && { bounds }),
  };
}

function unread(table: LitellmTable, section: LitellmSectionName, key: string): LitellmKeyLookUp {
  const places = rightPlaces(table, section, key);
  if (section === "litellm_settings" && table.internal.has(key)) {
    const fix = places[0] === undefined ? "remove it" : `write it as ${places[0]}.${key}`;
    return { status: "internal", reason: "sets an internal variable of the library, not a setting", fix };
  }
  if (places.length > 0) return { status: "unknown", rightPlace: places };
  const closest = closestMatch(key, readable(table, section));
  return closest === undefined ? { status: "unknown" } : { status: "unknown", closest };
}

function rightPlaces(table: LitellmTable, section: LitellmSectionName, key: string): LitellmSectionName[] {
  const places = litellmSectionNames.filter(
    (place) => place !== section && table.sections[place].types.has(key) && !refused(table, place, key),
  );
  // litellm_params also consumes every argument of a call; such a place is named only when it is the only one.
  const deliberate = places.filter((place) => place !== "litellm_params" || isForDeployments(table, key));
  return deliberate.length > 0 ? deliberate : places;
}

function isForDeployments(table: LitellmTable, key: string): boolean {
  return table.litellmParams.configured.has(key) || table.litellmParams.openaiRequest.has(key);
}

function readable(table: LitellmTable, section: LitellmSectionName): string[] {
  return [...table.sections[section].types.keys()].filter((key) => !refused(table, section, key));
}
