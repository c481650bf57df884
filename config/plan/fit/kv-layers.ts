/** The layers of a model as the KV cache sees them: what a page of each holds and how many pages a request needs. */
import type { LayerGroup } from "../../presets/checkpoint";
import { ceilDiv } from "./bytes";
import { headBytes, latentBytes } from "./kv-bytes";

export interface CacheLayer {
  readonly kind: LayerGroup["kind"];
  /** Heads on one GPU; 1 where there are none. */
  readonly heads: number;
  /** Bytes of one token; 0 for a state that does not grow. */
  readonly tokenBytes: number;
  /** Tokens in one page. */
  readonly blockSize: number;
  /** Padding included. */
  readonly pageBytes: number;
  readonly window: number | null;
}

export interface LayerSettings {
  readonly layers: readonly LayerGroup[];
  readonly tensorParallelSize: number;
  readonly kvCacheDtype: string | null;
  /** Bytes of a number of the model's own type. */
  readonly modelBytes: number;
  readonly blockSize: number;
  /** Layers of a draft that keep the context like the model's own full layers. */
  readonly draftLayers: number;
}

/** All layers in the order of the model. Kinds are spread evenly, as in every published hybrid. */
export function cacheLayers(settings: LayerSettings): readonly CacheLayer[] {
  const { layers } = settings;
  const total = layers.reduce((count, group) => count + group.layers, 0);
  const placed = layers.flatMap((group, index) =>
    Array.from({ length: group.layers }, (_, nth) => ({ at: ((nth + 0.5) * total) / group.layers, index })),
  );
  const sorted = placed.toSorted((a, b) => a.at - b.at || a.index - b.index);
  const blockSize = alignedBlockSize(settings);
  const own = sorted.flatMap(({ index }, nth) => {
    const group = layers[index];
    return group ? [cacheLayer(settings, group, blockSize, isBoundary(settings, nth, total))] : [];
  });
  const like = layers.find(({ kind }) => kind === "full" || kind === "mla");
  const draft = like ? cacheLayer(settings, like, blockSize, false) : null;
  return [...own, ...(draft ? Array.from({ length: settings.draftLayers }, () => draft) : [])];
}

function cacheLayer(
  settings: LayerSettings,
  group: LayerGroup,
  blockSize: number,
  unquantised: boolean,
): CacheLayer {
  const { kind } = group;
  if (kind === "recurrent") {
    const pageBytes = Math.max(stateBytes(settings, group), pageOfAttention(settings, blockSize));
    return { kind, heads: 1, tokenBytes: 0, blockSize, pageBytes, window: null };
  }
  const tokenBytes = bytesPerToken(unquantised ? { ...settings, kvCacheDtype: null } : settings, group);
  const heads = kind === "mla" ? 1 : headsPerGpu(group.kvHeads, settings.tensorParallelSize);
  const window = kind === "sliding" || kind === "chunked" ? group.window : null;
  return { kind, heads, tokenBytes, blockSize, pageBytes: blockSize * tokenBytes, window };
}

/** Heads are split; a GPU holds at least one. MLA's vector is whole on every GPU. */
function bytesPerToken(
  { kvCacheDtype, modelBytes, tensorParallelSize }: LayerSettings,
  group: Exclude<LayerGroup, { kind: "recurrent" }>,
): number {
  if (group.kind === "mla") return latentBytes(kvCacheDtype, group.latentDim, modelBytes);
  return headsPerGpu(group.kvHeads, tensorParallelSize) * headBytes(kvCacheDtype, group.headDim, modelBytes);
}

function headsPerGpu(heads: number, split: number): number {
  return Math.max(1, Math.floor(heads / split));
}

function stateBytes(settings: LayerSettings, group: LayerGroup): number {
  return group.kind === "recurrent" ? ceilDiv(group.stateBytes, settings.tensorParallelSize) : 0;
}

/** The layer whose pages a state is padded to: the first that keeps tokens. */
function pageOfAttention(settings: LayerSettings, blockSize: number): number {
  const attention = settings.layers.find((group) => group.kind !== "recurrent");
  return attention ? blockSize * bytesPerToken(settings, attention) : 0;
}

/**
 * With recurrent layers the block grows until a page of attention holds a state
 * (https://github.com/vllm-project/vllm/blob/v0.32.0/vllm/platforms/interface.py, `_align_hybrid_block_size`).
 */
function alignedBlockSize(settings: LayerSettings): number {
  const attention = settings.layers.find((group) => group.kind !== "recurrent");
  const state = Math.max(0, ...settings.layers.map((group) => stateBytes(settings, group)));
  if (!attention || state === 0) return settings.blockSize;
  const step = attention.kind === "mla" ? Math.max(settings.blockSize, 128) : settings.blockSize;
  const needed = step * ceilDiv(state, step * bytesPerToken(settings, attention));
  return Math.max(settings.blockSize, needed);
}

/** TurboQuant leaves the first two and the last two layers of a model without recurrent layers as they are. */
function isBoundary({ kvCacheDtype, layers }: LayerSettings, nth: number, total: number): boolean {
  if (kvCacheDtype?.startsWith("turboquant_") !== true) return false;
  return !layers.some(({ kind }) => kind === "recurrent") && (nth < 2 || nth >= total - 2);
}

export interface RequestSettings {
  readonly maxModelLen: number;
  /** Tokens that may be scheduled but not yet settled. */
  readonly inFlightTokens: number;
  /** States per request and layer. */
  readonly statePages: number;
  /** Tokens kept behind a sliding window for multi-token prediction. */
  readonly retainedTokens: number;
}

/**
 * Pages of one layer that a request of full length needs
 * (https://github.com/vllm-project/vllm/blob/v0.32.0/vllm/v1/kv_cache_interface.py, `max_admission_blocks_per_request`).
 */
export function pagesPerRequest(layer: CacheLayer, request: RequestSettings): number {
  const { maxModelLen, inFlightTokens, statePages, retainedTokens } = request;
  const window = layer.window ?? 0;
  switch (layer.kind) {
    case "full":
    case "mla":
      return ceilDiv(maxModelLen, layer.blockSize);
    case "sliding": {
      const tokens = Math.min(window - 1 + retainedTokens + inFlightTokens, maxModelLen);
      // The window need not start at the beginning of a block.
      return ceilDiv(tokens, layer.blockSize) + 1;
    }
    case "chunked":
      return ceilDiv(Math.min(window + inFlightTokens, maxModelLen), layer.blockSize);
    case "recurrent":
      return statePages;
  }
}
