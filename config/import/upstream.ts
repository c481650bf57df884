/** Somebody else's endpoint: its model, its address, its keys and other credentials. */
import { formatPath } from "../findings";
import { credentials } from "../presets/credentials";
import { slug } from "../schema/units";
import { needSecret, put, secretForm } from "./context";
import type { Context } from "./context";
import { placeIn, text } from "./entry";
import type { RouteEntry } from "./entry";
import { mapParams } from "./entry-params";
import { upstreamOf } from "./provider";

/** `entries`: several of them are several keys. */
export function mapUpstream(
  context: Context,
  name: string,
  entries: readonly [RouteEntry, ...RouteEntry[]],
): void {
  const [first] = entries;
  const { model, preset, apiBase, note } = upstreamOf(first);
  const path = ["models", name, "upstream"];
  const given = text(first.params.model) ?? "model";
  if (preset === undefined) put(context, at(first, "model"), given, [...path, "model"], model, note ?? null);
  else put(context, at(first, "model"), given, [...path, "preset"], preset, note ?? null);
  for (const entry of entries.slice(1))
    if (note !== undefined)
      context.report.corrected(at(entry, "model"), given, formatPath([...path, "model"]), note);
  if (apiBase !== undefined) mapText(context, first, "api_base", [...path, "apiBase"], apiBase);
  const version = text(first.params.api_version);
  if (version !== undefined) mapText(context, first, "api_version", [...path, "apiVersion"], version);
  const keys = entries.flatMap((entry) => keyOf(context, entry, model) ?? []);
  if (keys.length > 0) {
    context.settings.add([...path, "apiKeys"], [...new Set(keys)], first.file);
    for (const entry of entries.filter(({ params }) => params.api_key !== undefined))
      context.report.mapped(at(entry, "api_key"), "litellm_params.api_key", formatPath([...path, "apiKeys"]));
  }
  mapCredentials(context, first, path);
  mapParams(context, entries, name);
}

function at(entry: RouteEntry, key: string) {
  return placeIn(entry, [...entry.path, "litellm_params", key]);
}

/** What comes from a variable that has no value here is not guessed. */
function mapText(
  context: Context,
  entry: RouteEntry,
  key: string,
  path: readonly string[],
  value: string,
): void {
  const from = `litellm_params.${key}`;
  const name = /^os\.environ\/(.+)$/.exec(value)?.[1];
  if (name === undefined) put(context, at(entry, key), from, path, value);
  else
    context.report.unmapped(
      at(entry, key),
      from,
      `${name} has no value in the given files; write it as ${formatPath(path)}`,
    );
}

function mapCredentials(context: Context, entry: RouteEntry, path: readonly string[]): void {
  for (const [field, { parameter, secret }] of Object.entries(credentials)) {
    const value = text(entry.params[parameter]);
    if (value === undefined) continue;
    const to = [...path, "credentials", field];
    const form = secretForm(value);
    const place = at(entry, parameter);
    const from = `litellm_params.${parameter}`;
    if (!secret) mapText(context, entry, parameter, to, value);
    else if (form.form === "reference") put(context, place, from, to, needSecret(context, form.name, place));
    else put(context, place, from, to, needSecret(context, named(form, parameter), place), writtenNote(form));
  }
}

function keyOf(context: Context, entry: RouteEntry, model: string): string | undefined {
  const given = text(entry.params.api_key);
  if (given === undefined) return undefined;
  const place = at(entry, "api_key");
  const form = secretForm(given);
  if (form.form === "placeholder") {
    context.report.corrected(place, "litellm_params.api_key", null, "a placeholder; no key is sent");
    return undefined;
  }
  const name = named(form, `${model.split("/")[0] ?? ""}_api_key`);
  if (form.form !== "reference")
    context.report.corrected(place, "litellm_params.api_key", name, writtenNote(form));
  return needSecret(context, name, place);
}

function named(form: ReturnType<typeof secretForm>, otherwise: string): string {
  return "name" in form ? form.name : slug(otherwise).replaceAll("-", "_").toUpperCase();
}

function writtenNote({ form }: ReturnType<typeof secretForm>): string {
  return form === "shell"
    ? "LiteLLM does not expand ${…}: the text itself would be sent"
    : "a key was written out: its value belongs into the env file under this name";
}
