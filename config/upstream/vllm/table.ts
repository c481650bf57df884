/** The shape of a vLLM table, and how one is made from what its package says and what people know. */
import { deprecatedFlags, removedEnvironmentVariables, removedFlags } from "./curated";
import { flagsOf, type VllmFlag, type VllmFlagFacts } from "./flags";

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
  /** Options by name, sorted; the model itself is the positional argument and not in here. */
  readonly flags: ReadonlyMap<string, VllmFlag>;
  /** Name of the positional argument, in vLLM's words. */
  readonly positional: string;
  readonly removedFlags: ReadonlyMap<string, VllmRemoval>;
  readonly environmentVariables: ReadonlySet<string>;
  readonly removedEnvironmentVariables: ReadonlyMap<string, VllmRemoval>;
  readonly registries: VllmRegistries;
}

/** What a generated file states. */
export interface VllmPackage {
  readonly version: string;
  readonly positional: string;
  readonly flags: VllmFlagFacts;
  readonly registries: VllmRegistries;
  readonly environmentVariables: readonly string[];
}

/** A name that the package still has is not removed in it, whatever later releases did. */
export function tableOf(stated: VllmPackage): VllmTable {
  const deprecated = { ...deprecatedFlags, ...stated.flags.deprecated };
  const flags = flagsOf({ ...stated.flags, deprecated });
  const environmentVariables = new Set(stated.environmentVariables);
  return Object.freeze({
    version: stated.version,
    flags,
    positional: stated.positional,
    removedFlags: without(removedFlags, flags),
    environmentVariables,
    removedEnvironmentVariables: without(removedEnvironmentVariables, environmentVariables),
    registries: Object.freeze(stated.registries),
  });
}

function without(
  removals: ReadonlyMap<string, VllmRemoval>,
  present: { has(name: string): boolean },
): ReadonlyMap<string, VllmRemoval> {
  return new Map([...removals].filter(([name]) => !present.has(name)));
}
