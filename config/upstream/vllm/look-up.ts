/** Answers what `vllm serve` does with one flag or environment variable. Knows no values and raises no finding. */
import { closestMatch } from "../closest";
import type { VllmFlag } from "./flags";
import type { VllmRemoval, VllmTable } from "./table";

/** What vLLM does with a flag. `inexact` is an abbreviation, or underscores for dashes, of `flag`, whose name is `full`. */
export type VllmFlagLookUp =
  | { readonly status: "known"; readonly flag: VllmFlag }
  | { readonly status: "inexact"; readonly flag: VllmFlag; readonly full: string }
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
 * are inexact: an abbreviation breaks as soon as upstream adds a flag.
 */
export function lookUpVllmFlag(table: VllmTable, flag: string): VllmFlagLookUp {
  const known = knownFlag(table, flag);
  if (known) return { status: "known", flag: known };
  const name = flag.replaceAll("_", "-");
  const removal = table.removedFlags.get(name) ?? table.removedFlags.get(name.replace(/^--no-/, "--"));
  if (removal) return { status: "removed", ...removal };
  const spellings = [...table.flags.values()].flatMap(longSpellings);
  const full = fullName(name, spellings);
  const meant = full === undefined ? undefined : knownFlag(table, full);
  if (full !== undefined && meant) return { status: "inexact", flag: meant, full };
  return unknown(closestMatch(name, spellings));
}

/** The same for a key of `engineArgs`, which has no dashes: `tp` is `-tp`, all else is long. */
export function lookUpVllmArgument(table: VllmTable, key: string): VllmFlagLookUp {
  const name = key.replace(/^-+/, "");
  const isShort = [...table.flags.values()].some(({ aliases }) => aliases.includes(`-${name}`));
  return lookUpVllmFlag(table, isShort ? `-${name}` : `--${name}`);
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

/** The spelling that is written out, or the only one that is abbreviated. vLLM needs both dashes for that. */
function fullName(name: string, spellings: readonly string[]): string | undefined {
  if (spellings.includes(name)) return name;
  if (!name.startsWith("--")) return undefined;
  const abbreviated = spellings.filter((spelling) => spelling.startsWith(name));
  return abbreviated.length === 1 ? abbreviated[0] : undefined;
}

function unknown(closest: string | undefined): { status: "unknown"; closest?: string } {
  return closest === undefined ? { status: "unknown" } : { status: "unknown", closest };
}
