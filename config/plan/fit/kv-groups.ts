/**
 * vLLM's grouping of layers that share one table of blocks
 * (https://github.com/vllm-project/vllm/blob/v0.32.0/vllm/v1/core/kv_cache_utils.py, `get_kv_cache_groups`).
 */
import { ceilDiv } from "./bytes";
import type { CacheLayer } from "./kv-layers";

/** A layer with its place in the model. */
interface PlacedLayer extends CacheLayer {
  readonly index: number;
}

export type CacheGroup = readonly PlacedLayer[];

/** `hybrid`: vLLM's hybrid KV cache manager is on, so that windows save memory. */
export function groupLayers(layers: readonly CacheLayer[], hybrid: boolean): readonly CacheGroup[] {
  const placed = layers.map((layer, index) => ({ ...layer, index }));
  const kept = hybrid ? placed : promoteWindows(placed);
  if (kept.length === 0) return [];
  if (isOneType(kept)) return [kept];
  const unified = unifyPages(kept);
  // What cannot share pages is kept whole, window or not.
  return unified ? byKind(unified) : [promoteWindows(kept)];
}

/** Without the hybrid manager, layers with a window beside full ones keep the whole context. */
function promoteWindows(layers: readonly PlacedLayer[]): readonly PlacedLayer[] {
  if (isOneType(layers) || !layers.some(({ kind }) => isFull(kind))) return layers;
  return layers.map((layer) =>
    layer.kind === "sliding" || layer.kind === "chunked" ? { ...layer, kind: "full", window: null } : layer,
  );
}

/** All layers need the same number of pages for the same tokens; their pages may differ in size. */
function isOneType(layers: readonly PlacedLayer[]): boolean {
  const [first] = layers;
  return layers.every(
    (layer) =>
      layer.blockSize === first?.blockSize &&
      layer.window === first.window &&
      (layer.kind === first.kind || (isFull(layer.kind) && isFull(first.kind))) &&
      (layer.kind !== "recurrent" || layer.pageBytes === first.pageBytes),
  );
}

function isFull(kind: CacheLayer["kind"]): boolean {
  return kind === "full" || kind === "mla";
}

/** Larger blocks where the sizes divide, padding where not; null where neither is possible. */
function unifyPages(layers: readonly PlacedLayer[]): readonly PlacedLayer[] | null {
  const pageBytes = Math.max(...layers.map((layer) => layer.pageBytes));
  const unified: PlacedLayer[] = [];
  for (const layer of layers) {
    const divides = pageBytes % layer.pageBytes === 0;
    if (layer.kind === "mla" && !divides) return null;
    const ratio = divides && layer.kind !== "recurrent" ? pageBytes / layer.pageBytes : 1;
    unified.push({ ...layer, blockSize: layer.blockSize * ratio, pageBytes });
  }
  return unified;
}

/** Groups of equally many layers; the last group of a kind may have holes. */
function byKind(layers: readonly PlacedLayer[]): readonly CacheGroup[] {
  const kinds = new Map<string, PlacedLayer[]>();
  for (const layer of layers) {
    const { kind, heads, tokenBytes, blockSize, window } = layer;
    const key = [kind, heads, tokenBytes, blockSize, window].join();
    kinds.set(key, [...(kinds.get(key) ?? []), layer]);
  }
  const buckets = [...kinds.values()];
  const counts = buckets.map((bucket) => bucket.length);
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  // vLLM's own rule: a few holes rather than a group for a few layers more.
  const size = most < least * 1.5 ? most : least;
  return buckets.flatMap((bucket) => {
    const groups = ceilDiv(bucket.length, size);
    return Array.from({ length: groups }, (_, nth) => bucket.filter((__, at) => at % groups === nth));
  });
}
