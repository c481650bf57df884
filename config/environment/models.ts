/** Models by key: `PROXY_MODEL_KEYS=a,b` and `MODEL_<KEY>_…` for each. */
import * as messages from "../errors/variable";
import { read } from "./context";
import type { Context } from "./context";

const fields = ["ALIAS", "UPSTREAM_MODEL", "REASONING_EFFORT", "API_BASE"] as const;
const efforts = ["none", "minimal", "low", "medium", "high", "xhigh"];
/** What the launcher asks for when nothing is said. */
const defaultEffort = "medium";
const openaiKey = "OPENAI_API_KEY";
const defaultBase = "https://api.openai.com/v1";

export function readModels(context: Context, hasOthers: boolean): void {
  const listed = read(context, "PROXY_MODEL_KEYS");
  const keys = (listed?.value ?? "").split(",").map((key) => key.trim());
  const known = [...new Set(keys.filter((key) => key !== ""))];
  reportUnlisted(context, known);
  if (known.length === 0 && !hasOthers) return;
  for (const key of known) readModel(context, key);
  readUpstreamDefaults(context);
  const effort = readEffort(context, "REASONING_EFFORT");
  context.settings.set(
    ["defaults", "request", "reasoningEffort"],
    effort ?? defaultEffort,
    effort === undefined ? "default" : "REASONING_EFFORT",
  );
}

/** A base that somebody names is for all models; OpenAI's own one, and its key, for those that OpenAI serves. */
function readUpstreamDefaults(context: Context): void {
  const { settings, values } = context;
  const base = readBase(context);
  const apiBase = base?.value ?? defaultBase;
  read(context, openaiKey);
  const models = settings.keys(["models"]);
  // OpenAI itself wants a key, whether it has a value by now or not.
  const keyOrigin = values.has(openaiKey) ? openaiKey : "default";
  const hasKey = values.has(openaiKey) || (base === undefined && models.length > 0);
  const isForAll = base !== undefined || !models.some((name) => isElsewhere(context, name));
  const targets = isForAll
    ? [["defaults"]]
    : models.filter((name) => !isElsewhere(context, name)).map((name) => ["models", name]);
  for (const target of targets) {
    settings.set([...target, "upstream", "apiBase"], apiBase, base?.name ?? "default");
    if (hasKey) settings.set([...target, "upstream", "apiKeys"], [openaiKey], keyOrigin);
  }
}

/** Another provider's model, without a base of its own. */
function isElsewhere({ settings }: Context, name: string): boolean {
  const model = settings.get(["models", name, "upstream", "model"]);
  const hasBase = settings.get(["models", name, "upstream", "apiBase"]) !== undefined;
  return typeof model === "string" && !model.startsWith("openai/") && !hasBase;
}

function readModel(context: Context, key: string): void {
  const prefix = `MODEL_${upper(key)}`;
  const alias = read(context, `${prefix}_ALIAS`);
  const name = alias?.value ?? key;
  const upstream = read(context, `${prefix}_UPSTREAM_MODEL`);
  if (context.settings.get(["models", name]) !== undefined)
    context.findings.push(messages.modelTwice(alias?.name ?? "PROXY_MODEL_KEYS", name));
  const origin = upstream?.name ?? alias?.name ?? "PROXY_MODEL_KEYS";
  context.settings.set(["models", name, "upstream", "model"], prefixed(upstream?.value ?? name), origin);
  const base = read(context, `${prefix}_API_BASE`);
  if (base) context.settings.set(["models", name, "upstream", "apiBase"], base.value, base.name);
  const effort = readEffort(context, `${prefix}_REASONING_EFFORT`);
  if (effort !== undefined)
    context.settings.set(
      ["models", name, "request", "reasoningEffort"],
      effort,
      `${prefix}_REASONING_EFFORT`,
    );
}

/** The launcher speaks to OpenAI's API; other providers are named before a slash. */
function prefixed(model: string): string {
  return model.includes("/") ? model : `openai/${model}`;
}

/** LiteLLM reads both and prefers the second. */
function readBase(context: Context) {
  const base = read(context, "OPENAI_BASE_URL", "OPENAI_API_BASE");
  const other = context.values.get("OPENAI_API_BASE") ?? "";
  if (base && other !== "" && other !== base.value)
    context.findings.push(
      messages.variablesDiffer("OPENAI_API_BASE", "OPENAI_BASE_URL", "the base URL of all models"),
    );
  return base;
}

/** In these variables `none` leaves the parameter out. */
function readEffort(context: Context, name: string): string | undefined {
  const found = read(context, name);
  if (!found) return undefined;
  if (found.value === "none") return "omit";
  if (efforts.includes(found.value)) return found.value;
  context.findings.push(messages.valueUnknown(name, efforts));
  return undefined;
}

function reportUnlisted(context: Context, keys: readonly string[]): void {
  const prefixes = new Set(keys.map(upper));
  const pattern = new RegExp(`^MODEL_(.+)_(${fields.join("|")})$`);
  for (const name of context.values.keys()) {
    const key = pattern.exec(name)?.[1];
    if (key === undefined || prefixes.has(key)) continue;
    context.used.add(name);
    context.findings.push(messages.modelUnlisted(name, key.toLowerCase()));
  }
}

function upper(key: string): string {
  return key.toUpperCase().replaceAll("-", "_");
}
