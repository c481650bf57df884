/** The sections of LiteLLM's YAML beside `model_list`. A key in the wrong section is read as if it stood in the right one. */
import { record } from "../foreign";
import { lookUpLitellmKey } from "../upstream/litellm";
import { holdsSecretValue, needSecret, put, row, secretForm, writtenOut } from "./context";
import type { Context } from "./context";
import { mapCache } from "./cache";
import { mapCallbacks } from "./callbacks";
import { mapPrices } from "./prices";
import { placeIn } from "./entry";
import type { RouteEntry } from "./entry";
import { pinnedTable, reasonOf } from "./entry-params";
import { mapAliases, mapFallbacks, mapRetryPolicy, mapStrategy } from "./routing";
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
  const found = lookUpLitellmKey(pinnedTable(), section, key);
  const right = found.status === "unknown" ? found.rightPlace?.find(isSection) : undefined;
  if (holdsSecretValue(key, value)) context.report.unmapped(place, from, writtenOut);
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

function converted(value: unknown, as: "seconds" | "boolean" | "pairs" | "list" | undefined): unknown {
  if (as === "seconds" && typeof value === "number") return `${value}s`;
  if (as === "pairs" && Array.isArray(value)) return Object.assign({}, ...value.map(record)) as unknown;
  return value;
}

function mapMasterKey(context: Context, { value, place, from }: Setting): void {
  const form = secretForm(typeof value === "string" ? value : "");
  const name = "name" in form ? form.name : "LITELLM_MASTER_KEY";
  needSecret(context, name, place);
  const path = ["proxy", "masterKey"];
  if (form.form === "reference") put(context, place, from, path, name);
  else if (form.form === "shell")
    put(context, place, from, path, name, "LiteLLM does not expand ${…}: the text itself was the admin key");
  else
    put(
      context,
      place,
      from,
      path,
      name,
      "the key was written out: its value belongs into the env file, and needs changing",
    );
}

function mapDatabaseUrl(context: Context, { value, place, from }: Setting): void {
  const form = secretForm(typeof value === "string" ? value : "");
  if (form.form === "reference") context.report.mapped(place, from, "database");
  else
    context.report.corrected(
      place,
      from,
      "database",
      "an address with a password stood in the file; the toolkit makes one of its own",
    );
}

function mapUi(context: Context, { value, place, from, key }: Setting): void {
  const note = "is no key of LiteLLM: it reads UI_USERNAME and UI_PASSWORD";
  if (key === "ui_username") {
    put(context, place, from, ["proxy", "ui", "user"], value, note);
    return;
  }
  const form = secretForm(typeof value === "string" ? value : "");
  const name = "name" in form ? form.name : "UI_PASSWORD";
  put(context, place, from, ["proxy", "ui", "password"], needSecret(context, name, place), note);
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
