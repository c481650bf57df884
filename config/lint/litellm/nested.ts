/** Where sections lie within sections. */
import type { LitellmSectionName } from "../../upstream/litellm";
import { isMapping } from "../../mapping";

interface Inner {
  readonly section: LitellmSectionName;
  readonly value: unknown;
  readonly path: readonly PropertyKey[];
}

const below: Partial<Record<LitellmSectionName, readonly (readonly [string, LitellmSectionName])[]>> = {
  top_level: [
    ["router_settings", "router_settings"],
    ["litellm_settings", "litellm_settings"],
    ["general_settings", "general_settings"],
  ],
  model_list: [
    ["litellm_params", "litellm_params"],
    ["model_info", "model_info"],
  ],
  router_settings: [["default_litellm_params", "litellm_params"]],
  litellm_settings: [["cache_params", "cache_params"]],
  general_settings: [["coordination_redis", "coordination_redis"]],
};

/** The sections directly inside a section. Of a value that is no object, its own type is already a finding. */
export function sectionsWithin(
  section: LitellmSectionName,
  value: Readonly<Record<string, unknown>>,
): readonly Inner[] {
  const named = (below[section] ?? []).map(([key, inner]) => ({
    section: inner,
    value: value[key],
    path: [key],
  }));
  const listed = section === "top_level" ? [...entriesOf(value.model_list), ...callbacksOf(value)] : [];
  return [...named, ...listed].filter((inner) => isMapping(inner.value));
}

function entriesOf(list: unknown): readonly Inner[] {
  if (!Array.isArray(list)) return [];
  return list.map((value: unknown, index) => ({ section: "model_list", value, path: ["model_list", index] }));
}

function callbacksOf({ callback_settings: settings }: Readonly<Record<string, unknown>>): readonly Inner[] {
  if (!isMapping(settings)) return [];
  return Object.entries(settings).map(([name, value]) => ({
    section: "callback_settings",
    value,
    path: ["callback_settings", name],
  }));
}
