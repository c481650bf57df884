/** Parameters of an entry of `model_list` as typed fields of a model. */
import { litellmTable, litellmVersions, lookUpLitellmKey } from "../upstream/litellm";
import type { LitellmTable } from "../upstream/litellm";
import { holdsSecretValue, put, row, writtenOut } from "./context";
import type { Context } from "./context";
import { mapCallbacks } from "./callbacks";
import { placeIn } from "./entry";
import type { RouteEntry } from "./entry";

const request: Readonly<Record<string, string>> = {
  temperature: "temperature",
  top_p: "topP",
  max_tokens: "maxTokens",
  presence_penalty: "presencePenalty",
  frequency_penalty: "frequencyPenalty",
  seed: "seed",
  stop: "stop",
  reasoning_effort: "reasoningEffort",
};

const limits: Readonly<Record<string, string>> = {
  rpm: "rpm",
  tpm: "tpm",
  max_parallel_requests: "maxParallelRequests",
};

const prices: Readonly<Record<string, string>> = {
  input_cost_per_token: "inputPerMillion",
  output_cost_per_token: "outputPerMillion",
  cache_read_input_token_cost: "cachedInputPerMillion",
};

const windows: Readonly<Record<string, string>> = { max_input_tokens: "input", max_output_tokens: "output" };

/** What the entry's target is made of; read elsewhere. */
const target = new Set(["model", "api_base", "base_url", "api_key", "api_version", "custom_llm_provider"]);

export function mapParams(context: Context, entry: RouteEntry, name: string): void {
  for (const [key, value] of Object.entries(entry.params))
    if (!target.has(key)) mapParam(context, entry, name, key, value);
  for (const [key, value] of Object.entries(entry.info)) mapInfo(context, entry, name, key, value);
}

function mapParam(context: Context, entry: RouteEntry, name: string, key: string, value: unknown): void {
  const place = placeIn(entry, [...entry.path, "litellm_params", key]);
  const from = `litellm_params.${key}`;
  const path = ["models", name];
  const asRequest = row(request, key);
  const asLimit = row(limits, key);
  const asPrice = row(prices, key);
  if (asRequest !== undefined) put(context, place, from, [...path, "request", asRequest], value);
  else if (asLimit !== undefined) {
    const note = "was a hint for routing; here it is a hard limit of the model: 429 beyond it";
    put(context, place, from, [...path, "limits", asLimit], value, note);
  } else if (asPrice !== undefined) put(context, place, from, [...path, "price", asPrice], perMillion(value));
  else if (/^(timeout|request_timeout)$/.test(key) && typeof value === "number")
    put(context, place, from, [...path, "timeout"], `${value}s`);
  else if (/^(callbacks|success_callback|failure_callback)$/.test(key))
    mapCallbacks(context, { section: "litellm_params", value, place, from });
  else if (key === "weight" || key === "order")
    context.report.unmapped(place, from, "write it into routing.groups, on every member");
  else if (key === "drop_params")
    context.report.unmapped(place, from, "proxy.dropParams says it for all models");
  else raw(context, entry, [...path, "litellmParams", key], "litellm_params", key, value);
}

function mapInfo(context: Context, entry: RouteEntry, name: string, key: string, value: unknown): void {
  const place = placeIn(entry, [...entry.path, "model_info", key]);
  const from = `model_info.${key}`;
  const window = row(windows, key);
  const price = row(prices, key);
  if (key === "id") context.report.mapped(place, from, null, "the toolkit writes a stable id itself");
  else if (key === "mode") put(context, place, from, ["models", name, "mode"], value);
  else if (window !== undefined) put(context, place, from, ["models", name, "contextWindow", window], value);
  else if (price !== undefined)
    put(context, place, from, ["models", name, "price", price], perMillion(value));
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
  const found = lookUpLitellmKey(pinnedTable(), section, key);
  if (holdsSecretValue(key, value)) context.report.unmapped(place, `${section}.${key}`, writtenOut);
  else if (found.status === "read") put(context, place, `${section}.${key}`, path, value);
  else context.report.unmapped(place, `${section}.${key}`, reasonOf(found));
}

/** Tables are never empty. */
export function pinnedTable(): LitellmTable {
  const table = litellmTable(litellmVersions.at(-1) ?? "");
  if (!table) throw new Error("no table of LiteLLM's keys");
  return table;
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
