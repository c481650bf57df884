/** The door: of every value of the resolved config, where it comes from. */
import { compareText, formatPath } from "../findings";
import type { Location } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import type { GatewayPlan } from "../plan/types";
import type { Lock } from "../schema/lock";
import { causesOf } from "./follows";
import { plannedValues } from "./planned";
import { presetValue } from "./presets";
import { resolvedValues } from "./values";

export interface Origin {
  readonly path: string;
  readonly value: unknown;
  /** `--set`, `gateway.config.yaml:12:5`, `defaults (…)`, `preset NAME`, `built-in default`, … */
  readonly origin: string;
}

export type Place =
  | { readonly kind: "set" }
  | { readonly kind: "file"; readonly location: Location | undefined }
  | { readonly kind: "variable"; readonly name: string }
  /** What a config from the environment has where no variable says anything. */
  | { readonly kind: "default" };

/** What the author states. */
export interface Statements {
  /** Where a value is stated; undefined when nobody states it. */
  readonly at: (path: Path) => Place | undefined;
  readonly valueAt: (path: Path) => unknown;
}

type Path = readonly string[];

interface Subject {
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly previous: Lock | null;
}

interface Context {
  readonly config: GatewayConfig;
  readonly stated: Statements;
  readonly resolved: ReadonlyMap<string, unknown>;
  /** What the config is called. */
  readonly file: string;
}

const builtIn = "built-in default";

/** Sorted by path. */
export function originsOf(
  { config, plan, previous }: Subject,
  stated: Statements,
  file: string,
): readonly Origin[] {
  const values = [...resolvedValues(config), ...chosenPresets(config, stated)];
  const resolved = new Map(values.map(({ path, value }) => [formatPath(path), value]));
  const context = { config, stated, resolved, file };
  const origins = values.map(({ path, value }) => ({ path, value, origin: originOf(path, value, context) }));
  return [...origins, ...plannedValues(config, plan, previous)]
    .map(({ path, ...rest }) => ({ path: formatPath(path), ...rest }))
    .toSorted((a, b) => compareText(a.path, b.path));
}

/** A preset's name is not kept behind its row. */
function chosenPresets({ models }: GatewayConfig, { valueAt }: Statements) {
  return models.flatMap(({ name }) =>
    ["vllm", "upstream"].flatMap((part) => {
      const path = ["models", name, part, "preset"];
      const value = valueAt(path);
      return value === undefined ? [] : [{ path, value }];
    }),
  );
}

/** In the order of precedence. */
function originOf(path: Path, value: unknown, context: Context): string {
  const { config, stated } = context;
  const own = stated.at(path);
  if (own) return placeText(own, context);
  const byIds = countedByIds(path, stated);
  if (byIds) return `follows from ${formatPath(byIds)}`;
  const inherited = inheritedFrom(path, stated);
  if (inherited) return defaultsText(inherited, context);
  const preset = presetValue(path, config, (at) => textOf(stated.valueAt(at)));
  if (preset && isSame(preset.value, value)) return preset.name;
  const cause = causesOf(path).find(({ path: at, when }) => {
    const deciding = context.resolved.get(formatPath(at)) ?? stated.valueAt(at);
    if (when === "there") return deciding !== undefined;
    return stated.at(at) !== undefined && (when === "stated" || isSame(deciding, value));
  });
  if (cause) return `follows from ${formatPath(cause.path)}`;
  return usualKey(path, context) ?? builtIn;
}

/** A list of GPUs says how many there are, whatever the defaults say. */
function countedByIds(
  [section, name = "", part, key = "", ...rest]: Path,
  stated: Statements,
): Path | undefined {
  const isCount = section === "models" && part === "vllm" && rest.length === 0;
  const ids = ["models", name, "vllm", "gpuIds"];
  return isCount && ["gpus", "replicas"].includes(key) && stated.at(ids) ? ids : undefined;
}

/** A key that a model has itself is not inherited, not even in part. */
function inheritedFrom(
  [section, name = "", part = "", ...rest]: Path,
  stated: Statements,
): Place | undefined {
  if (section !== "models") return undefined;
  const [key] = rest;
  const isOwn = key !== undefined && stated.at(["models", name, part, key]) !== undefined;
  return isOwn ? undefined : stated.at(["defaults", part, ...rest]);
}

/** Where nobody names a key, it is the one that the provider's own tools read. */
function usualKey([section, name, ...rest]: Path, { config }: Context): string | undefined {
  if (section !== "models" || rest.join(".") !== "upstream.apiKeys") return undefined;
  const { upstream } = config.models.find((model) => model.name === name) ?? {};
  return `provider ${upstream?.model.split("/")[0] ?? ""}`;
}

function defaultsText(place: Place, context: Context): string {
  return place.kind === "default" ? builtIn : `defaults (${placeText(place, context)})`;
}

function placeText(place: Place, { file }: Context): string {
  switch (place.kind) {
    case "set":
      return "--set";
    case "variable":
      return `environment ${place.name}`;
    case "default":
      return builtIn;
    case "file":
      return place.location ? `${file}:${place.location.line}:${place.location.column}` : file;
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
