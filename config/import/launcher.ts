/** Launchers of LiteLLM: `--model-spec` lines and the flags beside them. */
import { readArguments } from "../foreign";
import type { Flag, Launch, Word } from "../foreign";
import { put } from "./context";
import { mapContainer, mapPort } from "./proxy";
import type { Context } from "./context";
import type { Place } from "./report";

const switches = new Set([
  "--drop-params",
  "--no-drop-params",
  "--no-master-key",
  "--debug",
  "--detailed-debug",
  "--print-config",
]);
const specFields = ["key", "alias", "upstream", "reasoning", "base"];
const efforts = ["none", "minimal", "low", "medium", "high", "xhigh"];

export function mapLauncher(context: Context, file: string, { args, location, container }: Launch): void {
  if (container) mapContainer(context, file, container);
  const { flags, positional } = readArguments(args, (name) => (switches.has(name) ? 0 : 1));
  const specs = flags.filter(({ name }) => name === "--model-spec");
  for (const spec of specs) mapSpec(context, placeAt(file, spec), spec.values[0]?.text ?? "");
  const text = (name: string) => flags.findLast((flag) => flag.name === name)?.values[0]?.text;
  const hasOldForm = flags.some(({ name }) => name === "--alias" || name === "--model");
  if (specs.length === 0 && hasOldForm)
    mapSpec(
      context,
      { file, location },
      `alias=${text("--alias") ?? "gpt-5"},upstream=${text("--model") ?? "gpt-5"}`,
    );
  for (const flag of flags) mapFlag(context, placeAt(file, flag), flag);
  for (const word of positional)
    context.report.unmapped({ file, location: word.location }, word.text, "is no flag of the launcher");
}

function placeAt(file: string, { location }: Pick<Word, "location">): Place {
  return { file, location };
}

/** `key=…,alias=…,upstream=…,reasoning=…,base=…` */
function mapSpec(context: Context, place: Place, spec: string): void {
  const pairs = spec.split(",").map((part) => part.trim().split(/=([\s\S]*)/));
  const fields = new Map(pairs.map(([name = "", value = ""]) => [name, value]));
  for (const name of fields.keys())
    if (!specFields.includes(name))
      context.report.unmapped(place, `--model-spec ${name}`, `is no field; known: ${specFields.join(", ")}`);
  const name = fields.get("alias") ?? fields.get("key");
  const upstream = fields.get("upstream") ?? name;
  if (name === undefined || upstream === undefined) {
    context.report.unmapped(place, "--model-spec", "names no model: it needs key or alias");
    return;
  }
  const path = ["models", name];
  put(
    context,
    place,
    `--model-spec ${name}`,
    [...path, "upstream", "model"],
    upstream.includes("/") ? upstream : `openai/${upstream}`,
  );
  const base = fields.get("base");
  if (base !== undefined)
    put(context, place, `--model-spec ${name}: base`, [...path, "upstream", "apiBase"], base);
  const reasoning = fields.get("reasoning");
  if (reasoning !== undefined)
    mapEffort(
      context,
      place,
      `--model-spec ${name}: reasoning`,
      [...path, "request", "reasoningEffort"],
      reasoning,
    );
}

function mapEffort(
  context: Context,
  place: Place,
  from: string,
  path: readonly string[],
  effort: string,
): void {
  if (!efforts.includes(effort)) context.report.unmapped(place, from, `is none of ${efforts.join(", ")}`);
  else put(context, place, from, path, effort === "none" ? "omit" : effort);
}

function mapFlag(context: Context, place: Place, { name, values }: Flag): void {
  const text = values[0]?.text ?? "";
  const port = Number(text);
  if (["--model-spec", "--alias", "--model"].includes(name)) return;
  if (name === "--upstream-base") put(context, place, name, ["defaults", "upstream", "apiBase"], text);
  else if (name === "--reasoning-effort")
    mapEffort(context, place, name, ["defaults", "request", "reasoningEffort"], text);
  else if (name === "--drop-params" || name === "--no-drop-params")
    put(context, place, name, ["proxy", "dropParams"], name === "--drop-params");
  else if (name === "--port" && Number.isInteger(port)) mapPort(context, place, name, port);
  else if (name === "--no-master-key") put(context, place, name, ["proxy", "masterKey"], "none");
  else if (name === "--master-key")
    context.report.corrected(
      place,
      name,
      "proxy.masterKey",
      "a key on a command line is seen by everybody on the machine: its value belongs into the env file",
    );
  else if (name === "--detailed-debug") put(context, place, name, ["proxy", "logLevel"], "detailed");
  else if (name === "--debug") put(context, place, name, ["proxy", "logLevel"], "debug");
  else if (name === "--host" && /^(127\.|localhost)/.test(text))
    context.report.mapped(place, name, "proxy.bind");
  else if (name === "--host")
    context.report.corrected(
      place,
      name,
      "proxy.bind",
      "the proxy listens on 127.0.0.1 unless proxy.bind says more",
    );
  else if (name === "--print-config")
    context.report.mapped(place, name, null, "`llm-gateway render litellm` prints it");
  else context.report.unmapped(place, name, "is no flag of the launcher");
}
