/** Groups of `model_list` entries as models: several keys, several engines, or a correction where one name meant several models. */
import { formatPath } from "../findings";
import { slug } from "../schema/units";
import { needSecret, put, secretForm } from "./context";
import type { Context } from "./context";
import { shortName } from "./engine-groups";
import type { EngineModel } from "./engine-groups";
import { placeIn, text } from "./entry";
import type { RouteEntry } from "./entry";
import { mapParams } from "./entry-params";
import { upstreamOf } from "./provider";

/** What answers: an engine's model, or somebody else's endpoint with all its keys. */
interface Target {
  readonly key: string;
  readonly engine: EngineModel | undefined;
  readonly entries: readonly [RouteEntry, ...RouteEntry[]];
}

export function mapGroups(
  context: Context,
  entries: readonly RouteEntry[],
  engines: readonly EngineModel[],
): void {
  for (const group of new Set(entries.map((entry) => entry.group))) {
    const all = entries.filter((entry) => entry.group === group);
    const own = all.filter(({ file }) => file === all[0]?.file);
    for (const entry of all.filter((one) => !own.includes(one)))
      context.report.unmapped(
        placeIn(entry, entry.path),
        `model_name ${group}`,
        `${own[0]?.file ?? ""} declares it already`,
      );
    const [first, ...others] = targetsOf(own, engines);
    if (!first) continue;
    const name = mapTarget(context, group, first, group);
    if (others.length > 0) mapOthers(context, group, name, first, others);
  }
  const routed = new Set(entries.map(({ engine }) => engine));
  for (const { name, engines: started } of engines)
    if (entries.length > 0 && started[0] && !started.some((engine) => routed.has(engine)))
      context.report.corrected(
        started[0].place,
        "an engine that nothing leads to",
        formatPath(["models", name]),
        "clients reach it under this name now",
      );
}

function targetsOf(entries: readonly RouteEntry[], engines: readonly EngineModel[]): readonly Target[] {
  const targets = new Map<string, Target>();
  for (const entry of entries) {
    const engine = engines.find(
      (model) => entry.engine !== undefined && model.engines.includes(entry.engine),
    );
    const { model, apiBase } = upstreamOf(entry);
    const key = engine ? `engine ${engine.name}` : [model, apiBase, text(entry.params.api_version)].join(" ");
    const before = targets.get(key);
    targets.set(key, { key, engine, entries: before ? [...before.entries, entry] : [entry] });
  }
  return [...targets.values()];
}

/** Writes the model, and the alias where clients use another name. Returns the model's name. */
function mapTarget(context: Context, group: string, target: Target, wanted: string): string {
  const [entry] = target.entries;
  const place = placeIn(entry, [...entry.path, "model_name"]);
  if (!target.engine) {
    mapUpstream(context, wanted, target);
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
  mapEngineEntry(context, entry, name);
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
  mapParams(context, entry, name);
}

function mapUpstream(context: Context, name: string, { entries }: Target): void {
  const [first] = entries;
  const { model, apiBase, note } = upstreamOf(first);
  const path = ["models", name, "upstream"];
  const at = (entry: RouteEntry, key: string) => placeIn(entry, [...entry.path, "litellm_params", key]);
  put(
    context,
    at(first, "model"),
    text(first.params.model) ?? "model",
    [...path, "model"],
    model,
    note ?? null,
  );
  if (apiBase !== undefined)
    put(context, at(first, "api_base"), "litellm_params.api_base", [...path, "apiBase"], apiBase);
  const version = text(first.params.api_version);
  if (version !== undefined)
    put(context, at(first, "api_version"), "litellm_params.api_version", [...path, "apiVersion"], version);
  const keys = entries.flatMap((entry) => keyOf(context, entry, model) ?? []);
  if (keys.length > 0) {
    context.settings.add([...path, "apiKeys"], [...new Set(keys)], first.file);
    for (const entry of entries.filter(({ params }) => params.api_key !== undefined))
      context.report.mapped(at(entry, "api_key"), "litellm_params.api_key", formatPath([...path, "apiKeys"]));
  }
  for (const entry of entries) mapParams(context, entry, name);
}

function keyOf(context: Context, entry: RouteEntry, model: string): string | undefined {
  const given = text(entry.params.api_key);
  if (given === undefined) return undefined;
  const place = placeIn(entry, [...entry.path, "litellm_params", "api_key"]);
  const form = secretForm(given);
  if (form.form === "placeholder") {
    context.report.corrected(place, "litellm_params.api_key", null, "a placeholder; no key is sent");
    return undefined;
  }
  const name =
    "name" in form
      ? form.name
      : `${slug(model.split("/")[0] ?? "")
          .replaceAll("-", "_")
          .toUpperCase()}_API_KEY`;
  if (form.form === "shell")
    context.report.corrected(
      place,
      "litellm_params.api_key",
      name,
      "LiteLLM does not expand ${…}: the text itself would be sent",
    );
  if (form.form === "literal")
    context.report.corrected(
      place,
      "litellm_params.api_key",
      name,
      "a key was written out: its value belongs into the env file under this name",
    );
  return needSecret(context, name, place);
}

/** One name over several models: the first answers, the others stand in for it; or all on purpose. */
function mapOthers(
  context: Context,
  group: string,
  name: string,
  first: Target,
  others: readonly Target[],
): void {
  const names = others.map((target) => {
    const wanted = target.engine?.name ?? freeName(context, group, target);
    return mapTarget(context, group, target, wanted);
  });
  const [entry] = first.entries;
  const place = placeIn(entry, [...entry.path, "model_name"]);
  const all = [first, ...others].map((target) => target.engine?.name ?? upstreamOf(target.entries[0]).model);
  const note = `${all.join(" and ")} under one name would share its requests; the first answers, the others stand in when it cannot (routing.groups shares on purpose)`;
  const path = ["routing", "fallbacks", name];
  if (context.settings.get(path) !== undefined) context.settings.add(path, names, entry.file);
  else put(context, place, `model_name ${group}`, path, names, note);
}

function freeName({ settings }: Context, group: string, { entries: [entry] }: Target): string {
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
