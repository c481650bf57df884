/** Groups of `model_list` entries as models: several keys, several engines, shares, or a correction where one name meant several models. */
import { formatPath } from "../findings";
import { credentials } from "../presets/credentials";
import { put } from "./context";
import type { Context } from "./context";
import type { EngineModel } from "./engine-groups";
import { placeIn, text } from "./entry";
import type { RouteEntry } from "./entry";
import { upstreamOf } from "./provider";
import { hasShares, mapShares } from "./shares";
import { freeName, mapTarget } from "./target";
import type { Target } from "./target";

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
    const targets = targetsOf(own, engines);
    const [first, ...others] = targets;
    if (!first) continue;
    if (hasShares(own) && mapShares(context, group, targets)) continue;
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

/** Of entries with shares each is a target of its own: keys of one model may have different ones. */
function targetsOf(entries: readonly RouteEntry[], engines: readonly EngineModel[]): readonly Target[] {
  const isShared = hasShares(entries);
  const targets = new Map<string, Target>();
  for (const entry of entries) {
    const engine = engines.find(
      (model) => entry.engine !== undefined && model.engines.includes(entry.engine),
    );
    const { model, apiBase } = upstreamOf(entry);
    const { api_version: version, api_key: key } = entry.params;
    const which = engine
      ? `engine ${engine.name}`
      : [model, apiBase, text(version), isShared ? text(key) : "", ...credentialsOf(entry)].join(" ");
    const before = targets.get(which);
    targets.set(which, { engine, entries: before ? [...before.entries, entry] : [entry] });
  }
  return [...targets.values()];
}

/** Another account or region is another endpoint. */
function credentialsOf({ params }: RouteEntry): readonly string[] {
  return Object.values(credentials).map(({ parameter }) => text(params[parameter]) ?? "");
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
  for (const [index, { entries }] of others.entries())
    context.report.corrected(
      placeIn(entries[0], [...entries[0].path, "model_name"]),
      `model_name ${group}`,
      formatPath(["models", names[index] ?? ""]),
      `a model of its own, which answers when ${name} cannot`,
    );
}
