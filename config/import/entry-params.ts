/** Parameters of an entry of `model_list` as typed fields of a model. */
import { record } from "../foreign";
import { credentials } from "../presets/credentials";
import { requestParameters } from "../presets/request-parameters";
import { capabilityKeys } from "../schema/capabilities";
import { lookUpLitellmKey, pinnedLitellmTable } from "../upstream/litellm";
import { holdsSecretValue, put, row, writtenOut } from "./context";
import type { Context } from "./context";
import { mapCallbacks } from "./callbacks";
import { placeIn } from "./entry";
import type { RouteEntry } from "./entry";
import { limitFields, mapLimits } from "./limits";

/** LiteLLM's name → field of `request`. */
const request = inverted(Object.entries(requestParameters).map(([field, { name }]) => [field, name]));
const capabilities = inverted(Object.entries(capabilityKeys));

const prices: Readonly<Record<string, string>> = {
  input_cost_per_token: "inputPerMillion",
  output_cost_per_token: "outputPerMillion",
  cache_read_input_token_cost: "cachedInputPerMillion",
  cache_creation_input_token_cost: "cacheWritePerMillion",
};

const windows: Readonly<Record<string, string>> = { max_input_tokens: "input", max_output_tokens: "output" };

const shares = new Set(["weight", "order"]);

/** What the entry's target is made of, its share of a group, and limits: read elsewhere. */
const elsewhere = new Set([
  ...["model", "api_base", "base_url", "api_key", "api_version", "custom_llm_provider"],
  ...shares,
  ...Object.keys(limitFields),
  ...Object.values(credentials).map(({ parameter }) => parameter),
]);

/** `entries`: the deployments of one model. */
export function mapParams(context: Context, entries: readonly RouteEntry[], name: string): void {
  for (const entry of entries) {
    for (const [key, value] of Object.entries(entry.params))
      if (!elsewhere.has(key)) mapParam(context, entry, name, key, value);
    for (const [key, value] of Object.entries(entry.info))
      if (!shares.has(key)) mapInfo(context, entry, name, key, value);
  }
  mapLimits(context, entries, name);
}

function mapParam(context: Context, entry: RouteEntry, name: string, key: string, value: unknown): void {
  const place = placeIn(entry, [...entry.path, "litellm_params", key]);
  const from = `litellm_params.${key}`;
  const path = ["models", name];
  const asRequest = row(request, key);
  const asPrice = row(prices, key);
  const said = asRequest === undefined ? undefined : requestValue(asRequest, value);
  if (value === null) context.report.mapped(place, from, null, "says nothing");
  else if (asRequest !== undefined && said !== undefined)
    put(context, place, from, [...path, "request", asRequest], said);
  else if (asPrice !== undefined) put(context, place, from, [...path, "price", asPrice], perMillion(value));
  else if (/^(timeout|request_timeout)$/.test(key) && typeof value === "number")
    put(context, place, from, [...path, "timeout"], `${value}s`);
  else if (/^(callbacks|success_callback|failure_callback)$/.test(key))
    mapCallbacks(context, { section: "litellm_params", value, place, from });
  else if (key === "tags") put(context, place, from, [...path, "tags"], value);
  else if (key === "drop_params")
    context.report.unmapped(place, from, "proxy.dropParams says it for all models");
  else raw(context, entry, [...path, "litellmParams", key], "litellm_params", key, value);
}

/** Undefined for what the field does not say. */
function requestValue(field: string, value: unknown): unknown {
  if (field === "stop") return [value].flat();
  if (field !== "responseFormat") return value;
  const { type, ...rest } = record(value);
  return /^(text|json_object)$/.test(String(type)) && Object.keys(rest).length === 0 ? type : undefined;
}

function inverted(
  pairs: readonly (readonly [field: string, key: string])[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs.map(([field, key]) => [key, field]));
}

function mapInfo(context: Context, entry: RouteEntry, name: string, key: string, value: unknown): void {
  const place = placeIn(entry, [...entry.path, "model_info", key]);
  const from = `model_info.${key}`;
  const window = row(windows, key);
  const price = row(prices, key);
  const capability = row(capabilities, key);
  if (value === null) context.report.mapped(place, from, null, "says nothing");
  else if (key === "id") context.report.mapped(place, from, null, "the toolkit writes a stable id itself");
  else if (key === "mode") put(context, place, from, ["models", name, "mode"], value);
  else if (window !== undefined) put(context, place, from, ["models", name, "contextWindow", window], value);
  else if (price !== undefined)
    put(context, place, from, ["models", name, "price", price], perMillion(value));
  else if (capability !== undefined && typeof value === "boolean")
    put(context, place, from, ["models", name, "capabilities", capability], value);
  else if (key === "description" && typeof value === "string")
    put(context, place, from, ["models", name, "description"], value);
  else raw(context, entry, ["models", name, "modelInfo", key], "model_info", key, value);
}

/** A legal key that has no typed field goes into the raw section of the model. */
function raw(
  context: Context,
  entry: RouteEntry,
  path: readonly string[],
  section: "litellm_params" | "model_info",
  key: string,
  value: unknown,
): void {
  const place = placeIn(entry, [...entry.path, section, key]);
  const found = lookUpLitellmKey(pinnedLitellmTable, section, key);
  if (holdsSecretValue(key, value)) context.report.unmapped(place, `${section}.${key}`, writtenOut);
  else if (found.status === "read") put(context, place, `${section}.${key}`, path, value);
  else context.report.unmapped(place, `${section}.${key}`, reasonOf(found));
}

/** Why LiteLLM does not do what the key's author meant. */
export function reasonOf(found: Exclude<ReturnType<typeof lookUpLitellmKey>, { status: "read" }>): string {
  if (found.status !== "unknown") return `${found.reason}; ${found.fix}`;
  if (found.rightPlace) return `is not read here, but in ${found.rightPlace.join(" and ")}`;
  return `LiteLLM reads no such key${found.closest === undefined ? "" : `; the closest is ${found.closest}`}`;
}

/** To 12 digits: 0.00006 × 10⁶ is 60. */
export function perMillion(value: unknown): unknown {
  const number = Number(value);
  return Number.isFinite(number) ? Number((number * 1e6).toPrecision(12)) : value;
}
