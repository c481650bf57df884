/** Everything an engine needs on each of its GPUs, and the KV cache that is left over. */
import type { HostConfig, HostGpu, VllmConfig } from "../../gateway-config";
import { memoryShare } from "../share";
import { activationOn } from "./activation";
import { batchedTokens, batchesInFlight, blockTokens, hasEncoder } from "./batch";
import { ceilDiv, GiB } from "./bytes";
import { draftLayers, draftOn } from "./draft";
import { engineArg, engineNumber, engineSwitch } from "./engine-arg";
import { graphsOn } from "./graphs";
import { blocksIn, kvLayout, sizeOf } from "./kv-cache";
import type { KvCacheSize, KvLayout, KvSettings } from "./kv-cache";
import { loraOn } from "./lora";
import { outsideShareGiB } from "./outside";
import { ownPartition } from "./stages";
import { weightsOn } from "./weights";

/** What one GPU holds of an engine, GiB, unrounded. */
export interface Part {
  readonly gpu: HostGpu;
  readonly stage: number;
  /** Of the device's total that vLLM may use. */
  readonly shareGiB: number;
  readonly weightsGiB: number;
  readonly activationGiB: number;
  readonly graphsGiB: number;
  readonly loraGiB: number;
  readonly draftGiB: number;
  readonly outsideGiB: number;
  /** Left over, or as the file says. Negative where not even the rest fits. */
  readonly cacheGiB: number;
}

export interface Budget {
  /** One per GPU, the tightest first. */
  readonly parts: readonly [Part, ...Part[]];
  /** Of the total. */
  readonly share: number;
  /** Tokens of the longest request. */
  readonly length: number;
  readonly batchedTokens: number;
  readonly batchesInFlight: number;
  readonly layout: KvLayout;
  readonly size: KvCacheSize;
}

/** Null where the size of the model or its longest request is not known. `gpus` in the order of vLLM's ranks. */
export function budgetOf(host: HostConfig, vllm: VllmConfig, gpus: readonly HostGpu[]): Budget | null {
  const length = vllm.maxModelLen ?? vllm.checkpoint?.contextWindow ?? null;
  const settings = length === null ? null : kvSettings(vllm, gpus, length);
  if (length === null || !settings) return null;
  const layout = kvLayout(settings);
  const share = memoryShare(host, vllm);
  const parts = gpus.flatMap(
    (gpu, rank) => partOn(vllm, gpu, stageOf(vllm, rank), share, settings, layout) ?? [],
  );
  const [tightest, ...others] = parts.toSorted((a, b) => blocksOn(layout, a) - blocksOn(layout, b));
  if (!tightest) return null;
  const { maxNumBatchedTokens, batchesInFlight: inFlight } = settings;
  return {
    parts: [tightest, ...others],
    share,
    length,
    batchedTokens: maxNumBatchedTokens,
    batchesInFlight: inFlight,
    layout,
    size: sizeOf(layout, blocks(vllm, layout, tightest), length),
  };
}

/** Ranks are numbered data parallel × pipeline × tensor parallel. */
function stageOf({ tensorParallelSize, pipelineParallelSize }: VllmConfig, rank: number): number {
  return Math.floor(rank / tensorParallelSize) % pipelineParallelSize;
}

function partOn(
  vllm: VllmConfig,
  gpu: HostGpu,
  stage: number,
  share: number,
  settings: KvSettings,
  layout: KvLayout,
): Part | null {
  const weightsGiB = weightsOn(vllm, stage);
  if (weightsGiB === null) return null;
  const rest = {
    activationGiB: activationOn(vllm, settings.maxNumBatchedTokens),
    graphsGiB: graphsOn(vllm),
    loraGiB: loraOn(vllm, stage),
    draftGiB: draftOn(vllm, stage),
  };
  const shareGiB = gpu.totalGiB * share;
  const left = shareGiB - weightsGiB - rest.activationGiB - rest.graphsGiB - rest.loraGiB - rest.draftGiB;
  return {
    gpu,
    stage,
    shareGiB,
    weightsGiB,
    ...rest,
    outsideGiB: outsideShareGiB,
    cacheGiB: blocksGiB(vllm, layout, stage) ?? vllm.kvCacheMemoryGiB ?? left,
  };
}

/** A number of blocks in engineArgs is allocated whatever is left over. */
function blocksGiB(vllm: VllmConfig, layout: KvLayout, stage: number): number | null {
  const blocks = engineNumber(vllm, "num-gpu-blocks-override");
  const bytes = layout.bytesPerBlock[stage];
  return blocks === null || bytes === undefined ? null : (blocks * bytes) / GiB;
}

function blocksOn(layout: KvLayout, { stage, cacheGiB }: Part): number {
  if (layout.bytesPerBlock.length === 0) return cacheGiB;
  return (cacheGiB * GiB) / (layout.bytesPerBlock[stage] ?? 1);
}

function blocks(vllm: VllmConfig, layout: KvLayout, { stage, cacheGiB }: Part): number {
  const own = engineNumber(vllm, "num-gpu-blocks-override");
  if (own !== null) return own;
  const bytes = layout.bytesPerBlock.slice(stage, stage + 1);
  return blocksIn({ ...layout, bytesPerBlock: bytes }, [cacheGiB * GiB]);
}

/** `gpus` is empty on a CPU host. Null where nobody knows how much a token takes. */
export function kvSettings(vllm: VllmConfig, gpus: readonly HostGpu[], length: number): KvSettings | null {
  const onCpu = gpus.length === 0;
  const layers = vllm.checkpoint?.layers ?? statedLayers(vllm);
  if (!layers) return null;
  const { tensorParallelSize, pipelineParallelSize, speculative, env } = vllm;
  const wide = vllm.dtype === "float32" || vllm.dtype === "float";
  const count = layers.reduce((total, group) => total + group.layers, 0);
  return {
    checkpoint: { layers },
    tensorParallelSize,
    pipelineParallelSize,
    kvCacheDtype: vllm.checkpoint ? vllm.kvCacheDtype : null,
    modelBytes: wide && vllm.checkpoint ? 4 : 2,
    blockSize: blockTokens(vllm, onCpu),
    maxModelLen: length,
    maxNumBatchedTokens: batchedTokens(vllm, gpus[0] ?? null, length),
    batchesInFlight: batchesInFlight(vllm, onCpu),
    hybrid: isHybrid(vllm),
    prefixCaching: !hasEncoder(vllm) && engineSwitch(vllm, "enable-prefix-caching") !== false,
    speculativeTokens: speculative?.tokens ?? 0,
    draftLayers: draftLayers(vllm),
    partition: ownPartition(env, count, pipelineParallelSize),
  };
}

/** A model of stated size: one compressed layer per stage, whose vector is this GPU's part of a token. */
function statedLayers(vllm: VllmConfig) {
  const { kvBytesPerToken, tensorParallelSize, pipelineParallelSize } = vllm;
  if (kvBytesPerToken === null) return null;
  const bytes = ceilDiv(kvBytesPerToken, tensorParallelSize * pipelineParallelSize);
  return [{ kind: "mla", layers: pipelineParallelSize, latentDim: bytes / 2 }] as const;
}

/** Off by --disable-hybrid-kv-cache-manager, or for chunked layers by an environment variable. */
function isHybrid(vllm: VllmConfig): boolean {
  if (engineArg(vllm, "disable-hybrid-kv-cache-manager") === true) return false;
  const isChunked = vllm.checkpoint?.layers.some(({ kind }) => kind === "chunked") === true;
  if (!isChunked) return true;
  const isEagle = vllm.speculative?.method.startsWith("eagle") === true;
  return !isEagle && vllm.env.VLLM_ALLOW_CHUNKED_LOCAL_ATTN_WITH_HYBRID_KV_CACHE !== "0";
}
