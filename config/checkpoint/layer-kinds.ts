/** How each layer keeps the context, in the order of the layers: the dialects of config.json. */
import type { Dialect } from "./dialect";
import { count, listAt, textAt } from "./fields";
import type { Fields } from "./fields";
import { fail } from "./problem";

/** `none`: a layer without attention, such as the lone MLPs of Nemotron-H. */
export type LayerKind = "full" | "sliding" | "chunked" | "linear" | "mamba" | "none";

const maxLayers = 10_000;

/** Words of `layer_types` and `layers_block_type`. */
const words: Readonly<Record<string, LayerKind>> = {
  full_attention: "full",
  attention: "full",
  sliding_attention: "sliding",
  sliding_window_attention: "sliding",
  chunked_attention: "chunked",
  linear_attention: "linear",
  mamba: "mamba",
  mamba2: "mamba",
};

/** Letters of `hybrid_override_pattern` (Nemotron-H). */
const letters: Readonly<Record<string, LayerKind>> = { M: "mamba", "*": "full", "-": "none", E: "none" };

export function layerKinds({ text, type }: Dialect): readonly LayerKind[] {
  const pattern = textAt(text, "hybrid_override_pattern");
  if (pattern !== undefined) return spelled(pattern.slice(0, maxLayers).split(""), letters);
  const layers = count(text, "num_hidden_layers", "n_layer", "n_layers", "num_layers");
  if (layers === undefined || layers > maxLayers) fail("config.json does not say num_hidden_layers");
  const kinds = spelledOut(text, layers) ?? byRule(text, type, layers);
  if (type.startsWith("qwen") && kinds.includes("sliding") && kinds.includes("full"))
    fail("vLLM runs this architecture with a window in all layers or in none, not in some");
  return kinds;
}

function spelledOut(text: Fields, layers: number): readonly LayerKind[] | undefined {
  const list = listAt(text, "layer_types") ?? listAt(text, "layers_block_type");
  if (list === undefined) return undefined;
  if (list.length < layers) fail(`config.json names the kind of ${list.length} layers of ${layers}`);
  return spelled(list.slice(0, layers).map(String), words);
}

function spelled(names: readonly string[], known: Readonly<Record<string, LayerKind>>): readonly LayerKind[] {
  return names.map((name) => {
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    return kind ?? fail(`layers of the kind ${JSON.stringify(name.slice(0, 40))} are not known`);
  });
}

/** Rules of families that say less than one word per layer. `nth` counts from 1. */
function byRule(text: Fields, type: string, layers: number): readonly LayerKind[] {
  const every = (rule: (nth: number) => LayerKind) => Array.from({ length: layers }, (_, i) => rule(i + 1));
  const slidingBut = (period: number) => every((nth) => (nth % period === 0 ? "full" : "sliding"));
  if (type === "gpt_oss" || type === "gemma2") return slidingBut(2);
  if (type === "olmo3") return slidingBut(4);
  if (type === "gemma3n_text") return slidingBut(5);
  if (type === "llama4_text") return llama4(text, every);
  const linearBut = count(text, "full_attention_interval");
  if (linearBut !== undefined) return every((nth) => (nth % linearBut === 0 ? "full" : "linear"));
  const window = count(text, "sliding_window");
  if (window === undefined || !usesWindow(text, type)) return every(() => "full");
  const period = count(text, "sliding_window_pattern", "_sliding_window_pattern");
  if (period !== undefined) return slidingBut(period);
  if (text.sliding_window_pattern !== undefined) fail("its sliding_window_pattern is not known");
  const untouched = type.startsWith("qwen") ? (count(text, "max_window_layers") ?? 0) : 0;
  return every((nth) => (nth > untouched ? "sliding" : "full"));
}

/** Qwen's configs name a window that only `use_sliding_window` turns on. */
function usesWindow(text: Fields, type: string): boolean {
  return type.startsWith("qwen") ? text.use_sliding_window === true : text.use_sliding_window !== false;
}

/** Layers with rotary positions see chunks; those without see everything. */
function llama4(
  text: Fields,
  every: (rule: (nth: number) => LayerKind) => readonly LayerKind[],
): readonly LayerKind[] {
  const rotary = listAt(text, "no_rope_layers") ?? [];
  const period = count(text, "no_rope_layer_interval") ?? 4;
  const isRotary = (nth: number) => (rotary.length > 0 ? rotary[nth - 1] === 1 : nth % period !== 0);
  const hasChunks = count(text, "attention_chunk_size") !== undefined;
  return every((nth) => (hasChunks && isRotary(nth) ? "chunked" : "full"));
}
