/** The LiteLLM key tables by version, and the look-up. Upgrading LiteLLM is a generated folder and a row here. */
import { litellm_1_106_2 } from "./1.106.2";
import { litellm_1_109_1 } from "./1.109.1";
import type { LitellmTable } from "./table";

export { lookUpLitellmKey, type LitellmKeyLookUp } from "./look-up";
export {
  belowLitellmFloor,
  compareVersions,
  compromisedLitellm,
  litellmFloor,
  litellmVersionInTag,
  oldLitellmImage,
} from "./version";
export { litellmSectionNames, type LitellmSectionName, type LitellmTable } from "./table";

const tables: readonly LitellmTable[] = Object.freeze([litellm_1_106_2, litellm_1_109_1]);

/** The table of the version that the default image carries. */
export const pinnedLitellmTable: LitellmTable = litellm_1_106_2;

/** The LiteLLM versions there is a table for, oldest first. */
export const litellmVersions: readonly string[] = Object.freeze(tables.map((table) => table.version));

/** The table of a resolved version, which always has one. */
export function litellmTableOf(version: string): LitellmTable {
  return litellmTable(version) ?? pinnedLitellmTable;
}

/** What this LiteLLM version accepts; undefined for a version without a table. */
export function litellmTable(version: string): LitellmTable | undefined {
  return tables.find((table) => table.version === version);
}
