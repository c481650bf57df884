/** What no single file says: a database or none, a budget's period, defaults that must not reach other models, the network. */
import type { ForeignDocument } from "../foreign";
import { formatPath } from "../findings";
import { record } from "../foreign";
import { put } from "./context";
import type { Context } from "./context";
import type { Place } from "./report";

/** Without any sign of Postgres there was none; who wants the admin UI needs one. */
export function completeDatabase(context: Context, hasDatabase: boolean, ui: Place | undefined): void {
  if (hasDatabase || context.settings.get(["database", "type"]) !== undefined) return;
  const { settings } = context;
  const needs = [
    ["proxy", "budget"],
    ["proxy", "storePrompts"],
    ["database", "spendLogs"],
  ].find((path) => settings.keys(path).length > 0);
  if (needs !== undefined) {
    const place = placeOf(settings, [...needs, ...settings.keys(needs).slice(0, 1)]);
    const note = `${formatPath(needs)} needs Postgres: the toolkit brings it`;
    context.report.corrected(place, "no database", "database", note);
  } else if (ui)
    context.report.corrected(
      ui,
      "no database",
      "database",
      "the admin UI, keys and spend need Postgres: the toolkit brings it",
    );
  else context.settings.set(["database", "type"], "none", "no file has a database");
}

/** Defaults of a launcher are for its own models: beside others, they are written into each of them. */
export function spreadDefaults({ settings }: Context, own: ReadonlySet<string>): void {
  const others = settings.keys(["models"]).filter((name) => !own.has(name));
  if (others.length === 0) return;
  for (const name of own)
    for (const part of ["upstream", "request"])
      for (const key of settings.keys(["defaults", part]))
        settings.set(["models", name, part, key], settings.get(["defaults", part, key]), "defaults");
  settings.remove(["defaults", "upstream"]);
  settings.remove(["defaults", "request"]);
  if (settings.keys(["defaults"]).length === 0) settings.remove(["defaults"]);
}

/** Strategies other than the usual one read no weights. */
export function dropIgnoredWeights({ settings, report }: Context): void {
  const strategy = settings.get(["routing", "strategy"]);
  if (typeof strategy !== "string" || strategy === "simple-shuffle") return;
  for (const group of settings.keys(["routing", "groups"])) {
    const path = ["routing", "groups", group];
    const members = settings.get(path);
    if (!Array.isArray(members) || !members.some((member) => record(member).weight !== undefined)) continue;
    const place = placeOf(settings, path);
    settings.remove(path);
    settings.set(
      path,
      members.map((member) => ({ model: record(member).model })),
      "strategy",
    );
    report.corrected(place, `weights of ${group}`, formatPath(path), `${strategy} reads no weights`);
  }
}

/** Origins are `file:line`. */
function placeOf({ origins }: Context["settings"], path: readonly string[]): Place {
  const wanted = formatPath(path);
  const origin = [...origins].find(([one]) => formatPath(one) === wanted)?.[1] ?? "";
  const [, file = origin, line = "1"] = /^(.*):(\d+)$/.exec(origin) ?? [];
  return { file, location: { line: Number(line), column: 1 } };
}

/** A network that other compose files made is used; the containers of the stack join one. */
export function mapNetworks(context: Context, documents: readonly ForeignDocument[]): void {
  for (const document of documents) {
    if (document.kind !== "compose" || document.launches.length === 0) continue;
    for (const [name, network] of Object.entries(record(record(document.yaml.data).networks))) {
      const { external, driver, name: given } = record(network);
      const place = { file: document.file, location: document.yaml.locate(["networks", name]) };
      const from = `network ${name}`;
      if (external !== true) context.report.mapped(place, from, "host.network", "the toolkit creates it");
      else mapExternal(context, place, from, typeof given === "string" ? given : name, driver !== undefined);
    }
  }
}

function mapExternal(context: Context, place: Place, from: string, name: string, hasDriver: boolean): void {
  if (hasDriver)
    context.report.corrected(
      place,
      from,
      "host.network",
      "is external and has a driver: one contradicts the other; the existing one is used",
    );
  if (name !== "vllm_network") put(context, place, from, ["host", "network", "name"], name);
  put(context, place, from, ["host", "network", "adopt"], true);
}
