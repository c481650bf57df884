/** Settings of the proxy as a whole that are more than a field: its key, its database, its user interface, its logs. */
import { formatPath } from "../findings";
import { record } from "../foreign";
import { isBeside, needSecret, put, secretForm } from "./context";
import type { Context } from "./context";
import type { LitellmFile, Setting } from "./settings";

export function mapMasterKey(context: Context, { value, place, from }: Setting): void {
  const form = secretForm(typeof value === "string" ? value : "");
  const name = "name" in form ? form.name : "LITELLM_MASTER_KEY";
  needSecret(context, name, place);
  const path = ["proxy", "masterKey"];
  if (form.form === "reference") put(context, place, from, path, name);
  else if (form.form === "shell")
    put(context, place, from, path, name, "LiteLLM does not expand ${…}: the text itself was the admin key");
  else
    put(
      context,
      place,
      from,
      path,
      name,
      "the key was written out: its value belongs into the env file, and needs changing",
    );
}

/** Whose database it is, the containers and the env files tell; without a sign of the toolkit's own it is another one. */
export function mapDatabaseUrl(context: Context, { value, place, from }: Setting): void {
  const form = secretForm(typeof value === "string" ? value : "");
  const name = "name" in form ? form.name : "DATABASE_URL";
  const isWritten = form.form === "literal";
  const note = isWritten
    ? "an address with a password stood in the file; its value belongs into the env file"
    : null;
  const address = isWritten ? String(value) : context.lookUp(name);
  const host = /@([^@/:?]+)/.exec(address ?? "")?.[1];
  const isOwn = host === undefined ? context.ownHosts.size > 0 : isBeside(context, host);
  if (isOwn || context.settings.get(["database", "type"]) !== undefined) {
    context.report.note(note === null ? "mapped" : "corrected", place, from, "database", note);
    return;
  }
  put(context, place, from, ["database", "type"], "external", note);
  put(context, place, from, ["database", "url"], needSecret(context, name, place));
}

/** Prompts are kept only where both are said: how long is a decision. Rows without them may have a time of their own. */
export function mapStoredPrompts(context: Context, setting: Setting, file: LitellmFile): void {
  const { key, value, place, from, section } = setting;
  const stored = record(record(file.yaml.data)[section]).store_prompts_in_spend_logs === true;
  const path = stored ? ["proxy", "storePrompts", "retention"] : ["database", "spendLogs", "retention"];
  const period = record(record(file.yaml.data)[section]).maximum_spend_logs_retention_period;
  if (key === "maximum_spend_logs_retention_period") put(context, place, from, path, inDays(value));
  else if (!stored)
    context.report.mapped(place, from, null, "prompts are not kept unless proxy.storePrompts says so");
  else if (period !== undefined) context.report.mapped(place, from, formatPath(path));
  else put(context, place, from, path, "30d", "prompts were kept for ever; a month is assumed");
}

/** LiteLLM takes a bare number for days, and knows weeks. */
function inDays(value: unknown): unknown {
  if (typeof value === "number") return `${value}d`;
  const weeks = typeof value === "string" ? /^(\d+)w$/.exec(value)?.[1] : undefined;
  return weeks === undefined ? value : `${Number(weeks) * 7}d`;
}

/** Debug logs hold prompts: who wants them turns them on for a while. */
export function mapVerbose({ report }: Context, { value, place, from }: Setting): void {
  const isOff = value === false || /^(INFO|WARNING|ERROR)$/i.test(String(value));
  if (isOff) report.mapped(place, from, "proxy.logLevel");
  else
    report.corrected(
      place,
      from,
      "proxy.logLevel",
      "is deprecated and logs whole requests: the level stays info",
    );
}

export function mapUi(context: Context, { value, place, from, key }: Setting): void {
  const note = "is no key of LiteLLM: it reads UI_USERNAME and UI_PASSWORD";
  if (key === "ui_username") {
    put(context, place, from, ["proxy", "ui", "user"], value, note);
    return;
  }
  const form = secretForm(typeof value === "string" ? value : "");
  const name = "name" in form ? form.name : "UI_PASSWORD";
  put(context, place, from, ["proxy", "ui", "password"], needSecret(context, name, place), note);
}
