/** The LiteLLM key tables by version, and the look-up. Upgrading LiteLLM is a new data file and a row here. */
import { litellm_1_106_2 } from "./1.106.2";
import type { LitellmTable } from "./table";

export { lookUpLitellmKey, type LitellmKeyLookUp } from "./look-up";
export { litellmSectionNames, type LitellmSectionName, type LitellmTable } from "./table";

const tables: readonly LitellmTable[] = Object.freeze([litellm_1_106_2]);

/** The LiteLLM versions there is a table for, oldest first. */
export const litellmVersions: readonly string[] = Object.freeze(tables.map((table) => table.version));

/** What this LiteLLM version accepts; undefined for a version without a table. */
export function litellmTable(version: string): LitellmTable | undefined {
  return tables.find((table) => table.version === version);
}
