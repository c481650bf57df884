/** Answers what `vllm serve` does with one flag or environment variable. Knows no values and raises no finding. */
import { closestMatch } from "../closest";
import type { VllmFlag, VllmRemoval, VllmTable } from "./table";

/** What vLLM does with a flag. */
export type VllmFlagLookUp =
  | { readonly status: "known"; readonly flag: VllmFlag }
  | ({ readonly status: "removed" } & VllmRemoval)
  | { readonly status: "unknown"; readonly closest?: string };

/** What vLLM does with an environment variable; `foreign` is one that is not vLLM's to judge. */
export type VllmEnvironmentLookUp =
  | { readonly status: "known" | "foreign" }
  | ({ readonly status: "removed" } & VllmRemoval)
  | { readonly status: "unknown"; readonly closest?: string };

/**
 * What vLLM does with a flag, given without its value. Known are full names, negations (`--no-...`), aliases (`-tp`)
 * and nested keys of JSON flags (`--eplb-config.window_size`). Abbreviations and underscores, which vLLM accepts,
 * are unknown here, with the full name as the closest: an abbreviation breaks as soon as upstream adds a flag.
 */
export function lookUpVllmFlag(table: VllmTable, flag: string): VllmFlagLookUp {
  const known = knownFlag(table, flag);
  if (known) return { status: "known", flag: known };
  const name = flag.replaceAll("_", "-");
  const removal = table.removedFlags.get(name) ?? table.removedFlags.get(name.replace(/^--no-/, "--"));
  if (removal) return { status: "removed", ...removal };
  const spellings = [...table.flags.values()].flatMap(longSpellings);
  return unknown(fullName(name, spellings) ?? closestMatch(name, spellings));
}

/** What vLLM does with an environment variable. Only names that begin with `VLLM_` are judged. */
export function lookUpVllmEnvironment(table: VllmTable, name: string): VllmEnvironmentLookUp {
  if (!name.startsWith("VLLM_")) return { status: "foreign" };
  if (table.environmentVariables.has(name)) return { status: "known" };
  const removal = table.removedEnvironmentVariables.get(name);
  if (removal) return { status: "removed", ...removal };
  return unknown(closestMatch(name, table.environmentVariables));
}

function knownFlag(table: VllmTable, flag: string): VllmFlag | undefined {
  const exact = table.flags.get(flag);
  if (exact) return exact;
  const [head = "", ...keys] = flag.split(".");
  const parent = table.flags.get(head);
  if (keys.length > 0) return parent?.type.startsWith("json") && !keys.includes("") ? parent : undefined;
  return [...table.flags.values()].find((one) => one.negation === flag || one.aliases.includes(flag));
}

function longSpellings(flag: VllmFlag): string[] {
  const all = [flag.name, ...(flag.negation === null ? [] : [flag.negation]), ...flag.aliases];
  return all.filter((spelling) => spelling.startsWith("--"));
}

/** The spelling that is written out, or the only one that is abbreviated. */
function fullName(name: string, spellings: readonly string[]): string | undefined {
  if (spellings.includes(name)) return name;
  const abbreviated = spellings.filter((spelling) => spelling.startsWith(name));
  return abbreviated.length === 1 ? abbreviated[0] : undefined;
}

function unknown(closest: string | undefined): { status: "unknown"; closest?: string } {
  return closest === undefined ? { status: "unknown" } : { status: "unknown", closest };
}
