/** The vLLM tables by version, and the look-ups. Upgrading vLLM is a new data file and a row here. */
import { vllm_0_32_0 } from "./0.32.0";
import type { VllmTable } from "./table";

export { lookUpVllmEnvironment, lookUpVllmFlag } from "./look-up";
export type { VllmFlag, VllmTable } from "./table";

const tables: readonly VllmTable[] = Object.freeze([vllm_0_32_0]);

/** The vLLM versions there is a table for, oldest first. */
export const vllmVersions: readonly string[] = Object.freeze(tables.map((table) => table.version));

/** What this vLLM version accepts; undefined for a version without a table. */
export function vllmTable(version: string): VllmTable | undefined {
  return tables.find((table) => table.version === version);
}

/** The table of the version that the default images carry. */
export const pinnedVllmTable: VllmTable = vllm_0_32_0;
