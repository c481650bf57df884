/** The vLLM tables by version, and the look-ups. Upgrading vLLM is a generated file and a row here. */
import { vllm_0_31_0 } from "./0.31.0";
import { vllm_0_32_0 } from "./0.32.0";
import type { VllmTable } from "./table";

export { lookUpVllmArgument, lookUpVllmEnvironment, lookUpVllmFlag } from "./look-up";
export type { VllmFlag } from "./flags";
export type { VllmTable } from "./table";

const tables: readonly VllmTable[] = Object.freeze([vllm_0_31_0, vllm_0_32_0]);

/** The vLLM versions there is a table for, oldest first. */
export const vllmVersions: readonly string[] = Object.freeze(tables.map((table) => table.version));

/** The table of the version that the default images carry. */
export const pinnedVllmTable: VllmTable = vllm_0_32_0;

/** The table of a resolved version, which always has one. */
export function vllmTableOf({ version }: { readonly version: string }): VllmTable {
  return vllmTable(version) ?? pinnedVllmTable;
}

/** What this vLLM version accepts; undefined for a version without a table. */
export function vllmTable(version: string): VllmTable | undefined {
  return tables.find((table) => table.version === version);
}

/** The version that an image's tag names, as `vllm/vllm-openai:v0.31.0-aarch64`; null when it names none. */
export function vllmVersionInTag(image: string): string | null {
  const tag = /:([^:/@]+)(@|$)/.exec(image)?.[1] ?? "";
  return /^v?(\d+\.\d+\.\d+)/.exec(tag)?.[1] ?? null;
}
