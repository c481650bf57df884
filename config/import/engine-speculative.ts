/** Speculative decoding: one JSON, or a flag for each of its usual keys. */
import { record } from "../foreign";
import type { Flag } from "../foreign";
import { speculativeKeys, speculativeMethods } from "../upstream/vllm/speculative";
import { put } from "./context";
import type { Context } from "./context";
import { absolutePath, placeOf } from "./engine";
import type { Engine } from "./engine";

const fields: Readonly<Record<string, string>> = {
  method: "method",
  model: "model",
  num_speculative_tokens: "tokens",
};
const flags: Readonly<Record<string, string>> = {
  "--spec-method": "method",
  "--spec-model": "model",
  "--spec-tokens": "num_speculative_tokens",
};

export function mapSpeculative(context: Context, engine: Engine, path: readonly string[], flag: Flag): void {
  const text = flag.values[0]?.text ?? "";
  const given = Object.hasOwn(flags, flag.name) ? { [flags[flag.name] ?? ""]: text } : objectOf(text);
  const place = placeOf(engine, flag);
  if (!given) context.report.unmapped(place, flag.name, "is no JSON object");
  for (const [key, value] of Object.entries(given ?? {})) {
    const from = `${flag.name} ${key}`;
    const to = [...path, "speculative"];
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field === "method" && !speculativeMethods.some((method) => method === value))
      context.report.unmapped(place, from, `is none of ${speculativeMethods.join(", ")}`);
    else if (field === "tokens") put(context, place, from, [...to, field], Number(value));
    else if (field === "model")
      put(context, place, from, [...to, field], absolutePath(engine.launch.container, String(value)));
    else if (field !== undefined) put(context, place, from, [...to, field], value);
    else if (speculativeKeys.includes(key)) put(context, place, from, [...to, "options", key], value);
    else context.report.unmapped(place, from, "the pinned vLLM reads no such key");
  }
  if (flag.name === "--speculative-config" && given && given.method === undefined) {
    const method = given.prompt_lookup_max === undefined ? "draft_model" : "ngram";
    const note = "vLLM guessed the method; the toolkit wants it said";
    put(context, place, flag.name, [...path, "speculative", "method"], method, note);
  }
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? record(value) : undefined;
  } catch {
    return undefined;
  }
}
