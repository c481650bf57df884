/** What the search found, put right by what people know: the keys, types and words of one version's table. */
import { dead, clobbers, internal } from "../../config/upstream/litellm/curated";
import { addedKeys, completedChoices, completedTypes, noKeys } from "../../config/upstream/litellm/completed";
import { redisClientArguments } from "../../config/upstream/litellm/sections";
import { keyTypes, litellmSectionNames, type LitellmSectionName } from "../../config/upstream/litellm/table";
import type { ExtractedPackage } from "./extracted";

export interface CompletedKey {
  readonly section: LitellmSectionName;
  readonly key: string;
  readonly type: string;
  readonly choices: readonly string[];
  readonly bounds: readonly (readonly [string, number])[];
}

/** Sorted by section and key. */
export function completedKeys(extracted: ExtractedPackage): readonly CompletedKey[] {
  return litellmSectionNames.flatMap((section) => {
    const found = Object.entries(extracted.sections[section] ?? {})
      .filter(([key]) => isForPeople(section, key))
      .map(([key, { type, choices, bounds }]) => ({ key, type, choices, bounds }));
    const added = addedTo(section, extracted).filter(({ key }) => !found.some((one) => one.key === key));
    const types = keyTypes(completedTypes[section] ?? {});
    return [...found, ...added]
      .map(({ key, type, choices, bounds }) =>
        complete(section, key, types.get(key) ?? type, choices, bounds),
      )
      .toSorted((left, right) => (left.key < right.key ? -1 : 1));
  });
}

function complete(
  section: LitellmSectionName,
  key: string,
  type: string,
  found: readonly string[],
  bounds: CompletedKey["bounds"],
): CompletedKey {
  const name = `${section}.${key}`;
  const more = of(completedChoices.more, name);
  const fewer = of(completedChoices.fewer, name);
  const words = [...new Set([...found, ...more])].filter((word) => !fewer.includes(word)).toSorted();
  return { section, key, type, choices: type.startsWith("enum") ? words : [], bounds };
}

function of(lists: Readonly<Record<string, readonly string[]>>, name: string): readonly string[] {
  return lists[name] ?? [];
}

function addedTo(section: LitellmSectionName, { literals }: ExtractedPackage) {
  return addedKeys.flatMap(([name = "", type = "", source]) => {
    const [place, key] = [name.slice(0, name.indexOf(".")), name.slice(name.indexOf(".") + 1)];
    const isThere = source === "litellm_enterprise" || literals.includes(key);
    return place === section && isThere
      ? [{ key, type: type.replaceAll(" or ", "|"), choices: [], bounds: [] }]
      : [];
  });
}

/** Objects of the library, lists of models, dead keys, and what the Redis client takes are no keys of a section. */
function isForPeople(section: LitellmSectionName, key: string): boolean {
  const name = `${section}.${key}`;
  if (noKeys.some(([one]) => one === name)) return false;
  if (section === "litellm_params") return true;
  if (key.startsWith("_") || key === "kwargs" || dead.has(name) || clobbers.has(name)) return false;
  if (section === "coordination_redis" || section === "cache_params")
    return !redisClientArguments.has(key) || key === "port";
  return section !== "litellm_settings" || !(internal.includes(key) || key.endsWith("_models"));
}
