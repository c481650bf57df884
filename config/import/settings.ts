/** The sections of LiteLLM's YAML beside `model_list`. A key in the wrong section is read as if it stood in the right one. */
import { ownedLitellmKeys } from "../checks/litellm-owned";
import { record } from "../foreign";
import { lookUpLitellmKey, pinnedLitellmTable } from "../upstream/litellm";
import { holdsSecretValue, needSecret, put, row, secretForm, writtenOut } from "./context";
import type { Context } from "./context";
import { mapCache } from "./cache";
import { mapCallbacks } from "./callbacks";
import { mapPrices } from "./prices";
import { placeIn } from "./entry";
import { mapDatabaseUrl, mapMasterKey, mapStoredPrompts, mapUi, mapVerbose } from "./general";
import type { RouteEntry } from "./entry";
import { reasonOf } from "./entry-params";
import { mapRedis } from "./redis";
import {
  mapAliases,
  mapDefaultFallbacks,
  mapFallbacks,
  mapPreCallChecks,
  mapRetryPolicy,
  mapStrategy,
  mapTagFiltering,
} from "./routing";
import type { Place } from "./report";
import { deadKeys, ownKeys, settingTable } from "./setting-table";
import type { Section } from "./setting-table";

export type LitellmFile = Pick<RouteEntry, "file" | "yaml">;

/** A key with where it stands. */
export interface Setting {
  readonly section: Section;
  readonly key: string;
  readonly value: unknown;
  readonly place: Place;
  /** As the report calls it. */
  readonly from: string;
}

/** How the raw section of the config calls LiteLLM's sections. */
const rawSections: Readonly<Record<Section, string>> = {
  router_settings: "routerSettings",
  litellm_settings: "litellmSettings",
  general_settings: "generalSettings",
};

type Reader = (context: Context, setting: Setting, file: LitellmFile) => void;

/** Keys that need more than a field; the section is where LiteLLM reads them. */
const readers: Readonly<Record<string, { readonly sections: readonly Section[]; readonly read: Reader }>> = {
  routing_strategy: { sections: ["router_settings"], read: mapStrategy },
  fallbacks: { sections: ["router_settings", "litellm_settings"], read: mapFallbacks },
  model_group_alias: { sections: ["router_settings"], read: mapAliases },
  retry_policy: { sections: ["router_settings"], read: mapRetryPolicy },
  context_window_fallbacks: { sections: ["router_settings", "litellm_settings"], read: mapFallbacks },
  content_policy_fallbacks: { sections: ["router_settings", "litellm_settings"], read: mapFallbacks },
  default_fallbacks: { sections: ["router_settings", "litellm_settings"], read: mapDefaultFallbacks },
  optional_pre_call_checks: { sections: ["router_settings"], read: mapPreCallChecks },
  enable_tag_filtering: { sections: ["router_settings"], read: mapTagFiltering },
  tag_filtering_match_any: { sections: ["router_settings"], read: mapTagFiltering },
  redis_host: { sections: ["router_settings"], read: mapRedis },
  redis_port: { sections: ["router_settings"], read: mapRedis },
  redis_password: { sections: ["router_settings"], read: mapRedis },
  redis_url: { sections: ["router_settings"], read: mapRedis },
  cache: { sections: ["litellm_settings"], read: mapCache },
  cache_params: { sections: ["litellm_settings"], read: mapCache },
  cache_type: { sections: ["litellm_settings"], read: mapCache },
  cache_kwargs: { sections: ["litellm_settings"], read: mapCache },
  callbacks: { sections: ["litellm_settings"], read: mapCallbacks },
  success_callback: { sections: ["litellm_settings"], read: mapCallbacks },
  failure_callback: { sections: ["litellm_settings"], read: mapCallbacks },
  cost_per_token: { sections: [], read: mapPrices },
  master_key: { sections: ["general_settings"], read: mapMasterKey },
  database_url: { sections: ["general_settings"], read: mapDatabaseUrl },
  store_prompts_in_spend_logs: { sections: ["general_settings"], read: mapStoredPrompts },
  maximum_spend_logs_retention_period: { sections: ["general_settings"], read: mapStoredPrompts },
  set_verbose: { sections: ["litellm_settings"], read: mapVerbose },
  debug_level: { sections: ["router_settings"], read: mapVerbose },
  ui_username: { sections: ["general_settings"], read: mapUi },
  ui_password: { sections: ["general_settings"], read: mapUi },
};

export function mapSettings(context: Context, file: LitellmFile): void {
  const data = record(file.yaml.data);
  for (const section of ["router_settings", "litellm_settings", "general_settings"] as const)
    for (const [key, value] of Object.entries(record(data[section]))) {
      const place = placeIn(file, [section, key]);
      mapSetting(context, { section, key, value, place, from: `${section}.${key}` }, file);
    }
  mapEnvironmentVariables(context, file);
  const known = ["model_list", "environment_variables", ...Object.keys(rawSections)];
  for (const key of Object.keys(data).filter((one) => !known.includes(one)))
    context.report.unmapped(placeIn(file, [key]), key, "has no counterpart in the config");
}

function mapSetting(context: Context, setting: Setting, file: LitellmFile): void {
  const { section, key, place, from, value } = setting;
  const reader = row(readers, key);
  const field = row(settingTable, key);
  const own = row(ownKeys, key);
  const dead = row(deadKeys, key);
  if (reader) reader.read(context, setting, file);
  else if (field) {
    const note = field.sections.includes(section) ? null : misplaced(section, field.sections[0]);
    put(context, place, from, field.path, converted(value, field.as), note);
    if (key === "max_budget") completeBudget(context, setting, file);
  } else if (own !== undefined) context.report.mapped(place, from, null, own);
  else if (dead !== undefined) context.report.unmapped(place, from, dead);
  else mapRaw(context, setting);
}

function completeBudget(context: Context, { place, from }: Setting, file: LitellmFile): void {
  const isThere = Object.keys(rawSections).some(
    (name) => file.yaml.source([name, "budget_duration"]) !== undefined,
  );
  const note = "without a period it would never start anew; a month is assumed";
  if (!isThere) put(context, place, from, ["proxy", "budget", "per"], "30d", note);
}

function mapRaw(context: Context, { section, key, value, place, from }: Setting): void {
  const found = lookUpLitellmKey(pinnedLitellmTable, section, key);
  const right = found.status === "unknown" ? found.rightPlace?.find(isSection) : undefined;
  const owner = ownedLitellmKeys.get(`${right ?? section}.${key}`);
  if (holdsSecretValue(key, value)) context.report.unmapped(place, from, writtenOut);
  else if (owner !== undefined)
    context.report.unmapped(
      place,
      from,
      owner === "the toolkit" ? "the toolkit sets it itself" : `${owner} says it`,
    );
  else if (found.status === "read") put(context, place, from, ["litellm", rawSections[section], key], value);
  else if (right)
    put(context, place, from, ["litellm", rawSections[right], key], value, misplaced(section, right));
  else context.report.unmapped(place, from, reasonOf(found));
}

function isSection(name: string): name is Section {
  return Object.hasOwn(rawSections, name);
}

/** Why a key that was written did nothing. */
function misplaced(section: Section, right: Section | undefined): string {
  return `${section} does not read it; it belongs into ${right ?? "another section"}`;
}

function converted(value: unknown, as: "seconds" | undefined): unknown {
  const isNumber = typeof value === "number" || (typeof value === "string" && /^[\d.]+$/.test(value));
  return as === "seconds" && isNumber ? `${value}s` : value;
}

function mapEnvironmentVariables(context: Context, file: LitellmFile): void {
  const variables = record(record(file.yaml.data).environment_variables);
  for (const [name, value] of Object.entries(variables)) {
    const place = placeIn(file, ["environment_variables", name]);
    const form = secretForm(typeof value === "string" ? value : "");
    const from = `environment_variables.${name}`;
    if ("name" in form)
      put(context, place, from, ["proxy", "secretEnv", name], needSecret(context, form.name, place));
    else
      context.report.unmapped(
        place,
        from,
        "write it into proxy.env, or a secret's name into proxy.secretEnv",
      );
  }
}
