/** `router_settings` that are more than a field: strategy, fallbacks, aliases, retry policy. Names of models that nobody declares are left out. */
import { record } from "../foreign";
import { closestMatch } from "../upstream/closest";
import { litellmTable, litellmVersions } from "../upstream/litellm";
import { put } from "./context";
import type { Context } from "./context";
import { placeIn } from "./entry";
import type { LitellmFile, Setting } from "./settings";

export function mapStrategy(context: Context, { value, place, from }: Setting): void {
  const known =
    litellmTable(litellmVersions.at(-1) ?? "")?.enums.get("router_settings.routing_strategy") ?? [];
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
      if (!isName(context, model)) context.report.unmapped(place, from, unknownModel(context, model));
      else mapChain(context, place, from, modelOf(context, model), [targets].flat().map(String));
    }
}

function mapChain(
  context: Context,
  place: Setting["place"],
  from: string,
  model: string,
  targets: readonly string[],
): void {
  const known = targets.filter((target) => isName(context, target));
  for (const target of targets.filter((one) => !known.includes(one)))
    context.report.unmapped(place, `${from} → ${target}`, unknownModel(context, target));
  const names = [...new Set(known.map((target) => modelOf(context, target)))].filter(
    (name) => name !== model,
  );
  if (names.length === 0) return;
  const path = ["routing", "fallbacks", model];
  if (context.settings.get(path) === undefined) put(context, place, from, path, names);
  else {
    context.settings.add(path, names, place.file);
    context.report.mapped(place, from, `routing.fallbacks`);
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
    if (others.length > 0) mapChain(context, place, from, first, others);
  }
}

/** A map of error classes stays; numbers of other retry libraries become what LiteLLM has. */
export function mapRetryPolicy(
  context: Context,
  { value, place, from, section, key }: Setting,
  file: LitellmFile,
): void {
  for (const [name, count] of Object.entries(record(value))) {
    const own = placeIn(file, [section, key, name]);
    const label = `${from}.${name}`;
    if (name.endsWith("ErrorRetries"))
      put(context, own, label, ["litellm", "routerSettings", key, name], count);
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

/** A model, or an alias of one. */
function isName({ settings }: Context, name: string): boolean {
  return (
    settings.get(["models", name]) !== undefined || settings.get(["routing", "aliases", name]) !== undefined
  );
}

function modelOf({ settings }: Context, name: string): string {
  const target = settings.get(["routing", "aliases", name]);
  return typeof target === "string" ? target : name;
}

function unknownModel({ settings }: Context, name: string): string {
  const closest = closestMatch(name, settings.keys(["models"]));
  return `no model ${JSON.stringify(name)} is declared${closest === undefined ? "" : `; the closest is ${JSON.stringify(closest)}`}`;
}
