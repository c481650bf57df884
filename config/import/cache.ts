/** Response cache: whichever of LiteLLM's forms, right or wrong, a file uses. */
import { record } from "../foreign";
import { needSecret, put, secretForm } from "./context";
import type { Context } from "./context";
import { placeIn } from "./entry";
import type { LitellmFile, Setting } from "./settings";

export function mapCache(context: Context, setting: Setting, file: LitellmFile): void {
  const { key, value, place, from, section } = setting;
  const note = noteOf(setting);
  if (key === "cache") {
    if (value === true)
      context.report.note(note === null ? "mapped" : "corrected", place, from, "cache", note);
    else put(context, place, from, ["cache", "type"], "none", note);
  } else if (key === "cache_type") mapType(context, place, from, value, note);
  else
    for (const [name, part] of Object.entries(record(value))) {
      const own = {
        ...setting,
        value: part,
        place: placeIn(file, [section, key, name]),
        from: `${from}.${name}`,
      };
      mapParameter(context, own, name, note);
    }
}

/** LiteLLM reads `cache` and `cache_params` of `litellm_settings`, and nothing else. */
function noteOf({ key, section }: Setting): string | null {
  if (key === "cache_type" || key === "cache_kwargs") return `${key} does nothing; cache_params is read`;
  return section === "litellm_settings"
    ? null
    : `${section} does not read it; it belongs into litellm_settings`;
}

function mapType(
  context: Context,
  place: Setting["place"],
  from: string,
  value: unknown,
  note: string | null,
): void {
  const types: Readonly<Record<string, string>> = {
    redis: "redis",
    local: "local",
    "redis-semantic": "redis",
  };
  const type = types[String(value)];
  if (type === undefined)
    context.report.unmapped(
      place,
      from,
      `${String(value)} is no cache that the toolkit brings: redis or local`,
    );
  else if (type === "redis")
    context.report.note(note === null ? "mapped" : "corrected", place, from, "cache.type", note);
  else put(context, place, from, ["cache", "type"], type, note);
}

/** Where Redis is follows from the containers and the env file; `os.environ/…` of an own Redis needs nothing. */
function mapParameter(context: Context, setting: Setting, name: string, note: string | null): void {
  const { place, from, value } = setting;
  if (name === "type") mapType(context, place, from, value, note);
  else if (name === "ttl" && typeof value === "number")
    put(context, place, from, ["cache", "ttl"], `${value}s`, note);
  else if (name === "namespace") put(context, place, from, ["cache", "namespace"], value, note);
  else if (name === "supported_call_types") {
    if (Array.isArray(value) && value.length > 0)
      put(context, place, from, ["cache", "callTypes"], value, note);
    else context.report.mapped(place, from, "cache", "no answers are cached");
  } else if (name === "host" || name === "port" || name === "password") {
    const form = secretForm(String(value));
    if (name === "password" && "name" in form && context.settings.get(["cache", "redis"]) !== undefined)
      needSecret(context, form.name, place);
    context.report.note(
      note === null ? "mapped" : "corrected",
      place,
      from,
      "cache",
      note ?? "the toolkit connects the proxy with its Redis",
    );
  } else context.report.unmapped(place, from, "has no counterpart under cache");
}
