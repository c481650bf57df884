/** The KV cache of one engine in blocks, as vLLM counts and logs them. */
import type { Checkpoint } from "../../presets/checkpoint";
import { sum } from "./bytes";
import { groupLayers } from "./kv-groups";
import type { CacheGroup } from "./kv-groups";
import { cacheLayers, pagesPerRequest } from "./kv-layers";
import type { CacheLayer, RequestSettings } from "./kv-layers";
import { layersPerStage } from "./stages";

export interface KvSettings {
  readonly checkpoint: Pick<Checkpoint, "layers">;
  readonly tensorParallelSize: number;
  readonly pipelineParallelSize: number;
  /** `--kv-cache-dtype`; null: the model's own type. */
  readonly kvCacheDtype: string | null;
  /** Tokens in a block: 16 with CUDA, 128 on a CPU. */
  readonly blockSize: number;
  readonly maxModelLen: number;
  readonly maxNumBatchedTokens: number;
  /** Steps that run at the same time: pipeline stages, and one more with asynchronous scheduling. */
  readonly batchesInFlight: number;
  /** Bytes of a number of the model's own type. @default 2 */
  readonly modelBytes?: number;
  /** vLLM's hybrid KV cache manager. @default true */
  readonly hybrid?: boolean;
  /** Prefix caching keeps a second state per recurrent layer. @default true */
  readonly prefixCaching?: boolean;
  /** Tokens that a draft guesses in one step. @default 0 */
  readonly speculativeTokens?: number;
  /** Layers of a draft that keep the context like the model's own full layers. @default 0 */
  readonly draftLayers?: number;
  /** Layers of each stage. @default as vLLM divides them */
  readonly partition?: readonly number[] | null;
}

export interface KvLayout {
  /** One block of each stage of the pipeline, on one GPU. */
  readonly bytesPerBlock: readonly number[];
  /** Blocks of one request with this many tokens, all groups together. */
  readonly blocksFor: (tokens: number) => number;
  /** One entry per group: its kind, layers and tokens per block. */
  readonly groups: readonly { readonly kind: string; readonly layers: number; readonly blockSize: number }[];
}

export interface KvCacheSize {
  /** As vLLM logs them; it keeps one for itself (the null block). */
  readonly blocks: number;
  /** Of one request of `maxModelLen` tokens. */
  readonly blocksPerRequest: number;
  /** "KV cache size" in vLLM's log: `concurrency × maxModelLen`. */
  readonly tokens: number;
  /** Requests of full length at the same time. */
  readonly concurrency: number;
  /** One request of full length fits beside the null block: vLLM starts. */
  readonly fits: boolean;
}

/** `availableBytes` on each GPU, or per stage of the pipeline. All zero for a model without a KV cache. */
export function kvCacheOf(
  input: KvSettings & { readonly availableBytes: number | readonly number[] },
): KvCacheSize {
  const layout = kvLayout(input);
  const available = layout.bytesPerBlock.map((_, stage) =>
    typeof input.availableBytes === "number" ? input.availableBytes : (input.availableBytes[stage] ?? 0),
  );
  return sizeOf(layout, blocksIn(layout, available), input.maxModelLen);
}

/** The stage with the fewest blocks decides. */
export function blocksIn(layout: KvLayout, availableBytes: readonly number[]): number {
  const blocks = layout.bytesPerBlock.map((bytes, stage) =>
    Math.floor(Math.max(0, availableBytes[stage] ?? 0) / bytes),
  );
  return blocks.length === 0 ? 0 : Math.min(...blocks);
}

export function sizeOf(layout: KvLayout, blocks: number, maxModelLen: number): KvCacheSize {
  const blocksPerRequest = layout.blocksFor(maxModelLen);
  const concurrency = blocksPerRequest === 0 ? 0 : blocks / blocksPerRequest;
  return {
    blocks,
    blocksPerRequest,
    tokens: Math.floor(concurrency * maxModelLen),
    concurrency,
    fits: blocks - 1 >= blocksPerRequest,
  };
}

export function kvLayout(settings: KvSettings): KvLayout {
  const { checkpoint, pipelineParallelSize, draftLayers = 0 } = settings;
  const layers = layersOf(settings);
  const groups = groupLayers(layers, settings.hybrid ?? true);
  const own = checkpoint.layers.reduce((count, group) => count + group.layers, 0);
  const partition = settings.partition ?? layersPerStage(own, pipelineParallelSize);
  const stages = partition.map((count, stage) => {
    const from = sum(partition.slice(0, stage));
    // A draft runs on the last stage.
    const to = from + count + (stage === partition.length - 1 ? draftLayers : 0);
    return stageBytes(groups, from, to);
  });
  return {
    bytesPerBlock: groups.length === 0 ? [] : stages,
    blocksFor: (tokens) => sum(groups.map((group) => groupPages(group, requestOf(settings, tokens)))),
    groups: groups.map((group) => ({
      kind: group[0]?.kind ?? "full",
      layers: group.length,
      blockSize: group[0]?.blockSize ?? 0,
    })),
  };
}

/** All layers, in the order of the model. */
export function layersOf(settings: KvSettings): readonly CacheLayer[] {
  return cacheLayers({
    layers: settings.checkpoint.layers,
    tensorParallelSize: settings.tensorParallelSize,
    kvCacheDtype: settings.kvCacheDtype,
    modelBytes: settings.modelBytes ?? 2,
    blockSize: settings.blockSize,
    draftLayers: settings.draftLayers ?? 0,
  });
}

/** The group with the largest pages decides how large a block of the stage is. */
function stageBytes(groups: readonly CacheGroup[], from: number, to: number): number {
  return Math.max(
    ...groups.map((group) =>
      sum(group.filter(({ index }) => index >= from && index < to).map(({ pageBytes }) => pageBytes)),
    ),
  );
}

function groupPages(group: CacheGroup, request: RequestSettings): number {
  return Math.max(...group.map((layer) => pagesPerRequest(layer, request)));
}

function requestOf(settings: KvSettings, maxModelLen: number): RequestSettings {
  const { maxNumBatchedTokens, batchesInFlight, speculativeTokens = 0, prefixCaching = true } = settings;
  return {
    maxModelLen,
    inFlightTokens: maxNumBatchedTokens * batchesInFlight,
    statePages: (prefixCaching ? 2 : 1) + speculativeTokens,
    retainedTokens: Math.max(0, speculativeTokens - 1),
  };
}
