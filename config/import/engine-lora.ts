/** LoRA adapters of an engine: names, and where they lie. */
import { formatPath } from "../findings";
import type { Flag, Word } from "../foreign";
import { put } from "./context";
import type { Context } from "./context";
import { absolutePath, placeOf } from "./engine";
import type { Engine } from "./engine";

export function mapAdapters(context: Context, engine: Engine, path: readonly string[], flag: Flag): void {
  const place = placeOf(engine, flag);
  const to = [...path, "lora"];
  const [value] = flag.values;
  const number = Number(value?.text);
  if (flag.name === "--max-loras" && number > 0) put(context, place, flag.name, [...to, "maxLoras"], number);
  else if (flag.name === "--max-lora-rank" && number > 0)
    put(context, place, flag.name, [...to, "maxRank"], number);
  else if (flag.name === "--lora-modules")
    for (const word of flag.values) mapAdapter(context, engine, [...to, "adapters"], word);
  else if (context.settings.get(to) === undefined) put(context, place, flag.name, to, {});
  else context.report.mapped(place, flag.name, formatPath(to));
}

/** `name=path`, or JSON with both. */
function mapAdapter(context: Context, engine: Engine, path: readonly string[], word: Word): void {
  const [name, source] = adapterOf(word.text);
  const place = placeOf(engine, word);
  if (name === undefined || source === undefined || name === "" || source === "")
    context.report.unmapped(place, `--lora-modules ${word.text}`, "is neither name=path nor JSON with both");
  else
    put(
      context,
      place,
      `--lora-modules ${name}`,
      [...path, name],
      absolutePath(engine.launch.container, source),
    );
}

function adapterOf(text: string): readonly (string | undefined)[] {
  if (!text.startsWith("{")) return text.split(/=([\s\S]*)/);
  try {
    const { name, path } = JSON.parse(text) as { name?: unknown; path?: unknown }; // an object, as its first letter says
    return [name, path].map((part) => (typeof part === "string" ? part : undefined));
  } catch {
    return [];
  }
}
