/** The layers in groups that keep the context in the same way. */
import type { LayerGroup } from "../presets/checkpoint";
import type { Attention } from "./attention";
import type { Dialect } from "./dialect";
import { count } from "./fields";
import { layerKinds } from "./layer-kinds";
import type { LayerKind } from "./layer-kinds";
import { fail } from "./problem";
import { stateBytes } from "./recurrent";

export function layerGroups(dialect: Dialect, attention: Attention): readonly LayerGroup[] {
  const kinds = layerKinds(dialect);
  const order: readonly LayerKind[] = ["full", "sliding", "chunked", "linear", "mamba"];
  return order
    .map((kind) => ({ kind, layers: kinds.filter((candidate) => candidate === kind).length }))
    .filter(({ layers }) => layers > 0)
    .map(({ kind, layers }) => groupOf(kind, layers, dialect, attention));
}

function groupOf(kind: LayerKind, layers: number, dialect: Dialect, attention: Attention): LayerGroup {
  const { text, type } = dialect;
  const { kvHeads, headDim, latentDim } = attention;
  switch (kind) {
    case "linear":
    case "mamba":
      return { kind: "recurrent", layers, stateBytes: stateBytes(text, type, kind) };
    case "sliding":
      if (latentDim !== null) return fail("compressed keys in a window are not known");
      return { kind, layers, kvHeads, headDim, window: slidingWindow(dialect) };
    case "chunked": {
      const window = count(text, "attention_chunk_size");
      return {
        kind,
        layers,
        kvHeads,
        headDim,
        window: window ?? fail("config.json does not say attention_chunk_size"),
      };
    }
    default:
      return latentDim === null
        ? { kind: "full", layers, kvHeads, headDim }
        : { kind: "mla", layers, latentDim };
  }
}

function slidingWindow({ text, type }: Dialect): number {
  const window = count(text, "sliding_window") ?? fail("config.json does not say sliding_window");
  if (text.use_bidirectional_attention === true) return Math.floor(window / 2) + 1;
  // Cohere counts the token itself on top.
  return type === "cohere2" ? window + 1 : window;
}
