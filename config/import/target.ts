/** What answers under a name of LiteLLM's file, as a model: an engine, or somebody else's endpoint with all its keys. */
import { formatPath } from "../findings";
import { needSecret, put, secretForm } from "./context";
import type { Context } from "./context";
import { shortName } from "./engine-groups";
import type { EngineModel } from "./engine-groups";
import { placeIn, text } from "./entry";
import type { RouteEntry } from "./entry";
import { mapParams } from "./entry-params";
import { upstreamOf } from "./provider";
import { mapUpstream } from "./upstream";

/** What answers: an engine's model, or somebody else's endpoint with all its keys. */
export interface Target {
  readonly engine: EngineModel | undefined;
  readonly entries: readonly [RouteEntry, ...RouteEntry[]];
}

/** Writes the model, and the alias where clients use another name. Returns the model's name. */
export function mapTarget(context: Context, group: string, target: Target, wanted: string): string {
  const [entry] = target.entries;
  const place = placeIn(entry, [...entry.path, "model_name"]);
  if (!target.engine) {
    mapUpstream(context, wanted, target.entries);
    return wanted;
  }
  const { name } = target.engine;
  if (name !== group && wanted === group)
    put(
      context,
      place,
      `model_name ${group}`,
      ["routing", "aliases", group],
      name,
      `another name for the engine of ${JSON.stringify(name)}`,
    );
  else context.report.mapped(place, `model_name ${group}`, formatPath(["models", name]));
  for (const one of target.entries) mapEngineEntry(context, one, name);
  mapParams(context, target.entries, name);
  return name;
}

function mapEngineEntry(context: Context, entry: RouteEntry, name: string): void {
  const given = text(entry.params.model) ?? "";
  const place = placeIn(entry, [...entry.path, "litellm_params", "model"]);
  if (!given.startsWith("hosted_vllm/"))
    context.report.corrected(
      place,
      given,
      formatPath(["models", name, "vllm"]),
      "vLLM is hosted_vllm/; the toolkit writes it",
    );
  const key = text(entry.params.api_key);
  const form = key === undefined ? undefined : secretForm(key);
  const keyPlace = placeIn(entry, [...entry.path, "litellm_params", "api_key"]);
  if (form?.form === "placeholder")
    context.report.corrected(
      keyPlace,
      "litellm_params.api_key",
      null,
      "a placeholder: an engine without a key gets none",
    );
  else if (form && "name" in form)
    put(
      context,
      keyPlace,
      "litellm_params.api_key",
      ["models", name, "vllm", "apiKey"],
      needSecret(context, form.name, keyPlace),
    );
  else if (form)
    context.report.unmapped(
      keyPlace,
      "litellm_params.api_key",
      "a key was written out: name a secret in vllm.apiKey",
    );
}

/** A name for a model that has none of its own. */
export function freeName({ settings }: Context, group: string, { entries: [entry] }: Target): string {
  const { model, apiBase } = upstreamOf(entry);
  const host = /^https?:\/\/([^/:.]+)/.exec(apiBase ?? "")?.[1];
  const candidates = [
    shortName(model),
    `${shortName(model)}-${host ?? model.split("/")[0] ?? ""}`,
    `${group}-2`,
    `${group}-3`,
    `${group}-4`,
  ];
  return (
    candidates.find((one) => one !== group && settings.get(["models", one]) === undefined) ?? `${group}-more`
  );
}
