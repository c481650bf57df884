/** `router_settings` that are more than a field: strategy, fallbacks, aliases, retry policy. Names of models that nobody declares are left out. */
import { record } from "../foreign";
import { allowedKeys } from "../schema/keys";
import { routingSchema } from "../schema/routing";
import { closestMatch } from "../upstream/closest";
import { pinnedLitellmTable } from "../upstream/litellm";
import { put } from "./context";
import type { Context } from "./context";
import { placeIn } from "./entry";
import type { LitellmFile, Setting } from "./settings";

export function mapStrategy(context: Context, { value, place, from }: Setting): void {
  const known = pinnedLitellmTable.enums.get("router_settings.routing_strategy") ?? [];
  const given = String(value);
  const path = ["routing", "strategy"];
  const meant = known.includes(given)
    ? given
    : (known.find((name) => name === `${given}-routing`) ?? closestMatch(given, known));
  if (meant === undefined)
    context.report.unmapped(place, from, `${given} is no strategy; known: ${known.join(", ")}`);
  else if (meant !== given) put(context, place, from, path, meant, `${given} is no strategy; ${meant} is`);
  else if (!given.startsWith("usage-based")) put(context, place, from, path, given);
  else
    put(
      context,
      place,
      from,
      path,
      "simple-shuffle",
      `${given} is documented as unfit for production: it asks Redis before every request`,
    );
}

export function mapFallbacks(context: Context, { value, section, key }: Setting, file: LitellmFile): void {
  const rows: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const [index, entry] of rows.entries())
    for (const [model, targets] of Object.entries(record(entry))) {
      const place = placeIn(file, [section, key, index, model]);
      const from = `${section}.${key}: ${model}`;
      const list = { kind: fallbackLists[key] ?? "fallbacks", place, from };
      if (model === "*") mapDefaults(context, list, [targets].flat().map(String));
      else if (!isName(context, model)) context.report.unmapped(place, from, unknownModel(context, model));
      else mapChain(context, list, modelOf(context, model), [targets].flat().map(String));
    }
}

/** LiteLLM's name → key of `routing`. */
const fallbackLists: Readonly<Record<string, string>> = {
  context_window_fallbacks: "contextWindowFallbacks",
  content_policy_fallbacks: "contentPolicyFallbacks",
};

/** A list of fallbacks that something is written into. */
interface Chain {
  readonly kind: string;
  readonly place: Setting["place"];
  readonly from: string;
}

export function mapDefaultFallbacks(context: Context, { value, place, from }: Setting): void {
  mapDefaults(context, { kind: "fallbacks", place, from }, [value].flat().map(String));
}

function mapDefaults(context: Context, chain: Chain, targets: readonly string[]): void {
  const known = knownTargets(context, chain, targets);
  if (known.length > 0) put(context, chain.place, chain.from, ["routing", "defaultFallbacks"], known);
}

function knownTargets(
  context: Context,
  { place, from }: Chain,
  targets: readonly string[],
): readonly string[] {
  for (const target of targets.filter((one) => !isName(context, one)))
    context.report.unmapped(place, `${from} → ${target}`, unknownModel(context, target));
  const known = targets.filter((target) => isName(context, target));
  return [...new Set(known.map((target) => modelOf(context, target)))];
}

function mapChain(context: Context, chain: Chain, model: string, targets: readonly string[]): void {
  const names = knownTargets(context, chain, targets).filter((name) => name !== model);
  if (names.length === 0) return;
  const { kind, place, from } = chain;
  const path = ["routing", kind, model];
  if (context.settings.get(path) === undefined) put(context, place, from, path, names);
  else {
    context.settings.add(path, names, place.file);
    context.report.mapped(place, from, `routing.${kind}`);
  }
}

/** An alias stands for one model: of a list the first answers, the others stand in for it. */
export function mapAliases(context: Context, { value, section, key }: Setting, file: LitellmFile): void {
  for (const [alias, target] of Object.entries(record(value))) {
    const place = placeIn(file, [section, key, alias]);
    const from = `${section}.${key}: ${alias}`;
    const listed = Array.isArray(target) ? target.map(String) : [String(record(target).model ?? target)];
    const known = listed.filter((name) => isName(context, name)).map((name) => modelOf(context, name));
    for (const name of listed.filter((one) => !isName(context, one)))
      context.report.unmapped(place, `${from} → ${name}`, unknownModel(context, name));
    const [first, ...others] = known;
    if (first === undefined) continue;
    const note = Array.isArray(target)
      ? `an alias stands for one model: ${first} answers${others.length > 0 ? `, ${others.join(", ")} when it cannot` : ""}`
      : null;
    put(context, place, from, ["routing", "aliases", alias], first, note);
    if (others.length > 0) mapChain(context, { kind: "fallbacks", place, from }, first, others);
  }
}

/** LiteLLM's names of error classes, and the number for all of other retry libraries. */
export function mapRetryPolicy(
  context: Context,
  { value, place, from, section, key }: Setting,
  file: LitellmFile,
): void {
  const classes = allowedKeys(routingSchema, ["retryPolicy"]);
  for (const [name, count] of Object.entries(record(value))) {
    const own = placeIn(file, [section, key, name]);
    const label = `${from}.${name}`;
    const field = name.charAt(0).toLowerCase() + name.slice(1);
    if (classes.includes(field)) put(context, own, label, ["routing", "retryPolicy", field], count);
    else if (name === "max_retries")
      put(
        context,
        own,
        label,
        ["routing", "retries"],
        count,
        "a policy counts per class of error; this is the number for all",
      );
    else
      context.report.unmapped(
        own,
        label,
        "LiteLLM's policy counts per class of error, such as TimeoutErrorRetries; it has no delays",
      );
  }
  if (Object.keys(record(value)).length === 0) context.report.unmapped(place, from, "is empty");
}

/** Limits are always enforced; affinity has a field; the rest is no check that the toolkit turns on. */
export function mapPreCallChecks(context: Context, { value, place, from }: Setting): void {
  for (const check of [value].flat().map(String)) {
    const label = `${from}: ${check}`;
    if (check === "enforce_model_rate_limits")
      context.report.mapped(place, label, null, "limits of models are always enforced");
    else if (check === "session_affinity" || check === "deployment_affinity")
      put(
        context,
        place,
        label,
        ["routing", "sessionAffinity", "by"],
        check === "session_affinity" ? "session" : "key",
      );
    else context.report.unmapped(place, label, "has no counterpart in the config");
  }
}

/** Two keys of LiteLLM, one field. */
export function mapTagFiltering(context: Context, setting: Setting, file: LitellmFile): void {
  const { key, value, place, from, section } = setting;
  const siblings = record(record(file.yaml.data)[section]);
  const isOn = siblings.enable_tag_filtering === true;
  if (key === "enable_tag_filtering")
    put(
      context,
      place,
      from,
      ["routing", "tagFiltering"],
      isOn && siblings.tag_filtering_match_any === false ? { match: "all" } : value,
    );
  else if (isOn) context.report.mapped(place, from, "routing.tagFiltering");
  else context.report.unmapped(place, from, "means nothing without enable_tag_filtering");
}

/** A model, a group, or an alias of one. */
function isName({ settings }: Context, name: string): boolean {
  return (
    settings.get(["models", name]) !== undefined ||
    settings.get(["routing", "groups", name]) !== undefined ||
    settings.get(["routing", "aliases", name]) !== undefined
  );
}

function modelOf({ settings }: Context, name: string): string {
  const target = settings.get(["routing", "aliases", name]);
  return typeof target === "string" ? target : name;
}

function unknownModel({ settings }: Context, name: string): string {
  const closest = closestMatch(name, [...settings.keys(["models"]), ...settings.keys(["routing", "groups"])]);
  return `no model ${JSON.stringify(name)} is declared${closest === undefined ? "" : `; the closest is ${JSON.stringify(closest)}`}`;
}
