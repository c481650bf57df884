/** The KV cache of an engine on a CPU host; host memory is checked elsewhere. */
import * as messages from "../../errors/fit";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { VllmConfig } from "../../gateway-config";
import type { EngineMemory } from "../types";
import { kvSettings } from "./budget";
import { GiB, round } from "./bytes";
import { blocksIn, kvLayout, sizeOf } from "./kv-cache";
import type { KvCacheSize, KvLayout } from "./kv-cache";
import { weightsOn } from "./weights";

const noGpu = "cpu";
const lengthStep = 1024;

/** Nothing for a model whose checkpoint is not known. */
export function cpuMemory(
  path: readonly string[],
  vllm: VllmConfig,
): { memory: readonly EngineMemory[]; findings: readonly Finding[] } {
  const length = vllm.maxModelLen ?? vllm.checkpoint?.contextWindow ?? null;
  const at = vllm.checkpoint && length !== null ? sizeAt(vllm, length) : null;
  const weightsGiB = weightsOn(vllm, 0);
  if (!at || length === null || weightsGiB === null) return { memory: [], findings: [] };
  const { size, layout } = at;
  const largestMaxModelLen = largestLength(vllm);
  const memory: EngineMemory = {
    gpu: noGpu,
    weightsGiB: round(weightsGiB),
    kvCacheGiB: cpuCacheGiB(vllm),
    kvCacheTokens: size.tokens,
    overheadGiB: 0,
    activationGiB: 0,
    graphsGiB: 0,
    loraGiB: 0,
    draftGiB: 0,
    outsideGiB: 0,
    gpuMemoryUtilization: 0,
    maxModelLen: length,
    maxNumSeqs: vllm.maxNumSeqs,
    maxConcurrentFullLength: layout.groups.length === 0 ? vllm.maxNumSeqs : round(size.concurrency),
    largestMaxModelLen,
    largestMaxNumSeqs: vllm.maxNumSeqs,
  };
  if (!vllm.checkFit || layout.groups.length === 0 || size.fits) return { memory: [memory], findings: [] };
  const need = ((size.blocksPerRequest + 1) * (layout.bytesPerBlock[0] ?? 0)) / GiB;
  const fix = messages.smallestCacheFix(Math.ceil(need), largestMaxModelLen);
  const finding = messages.contextDoesNotFit(
    formatPath([...path, "maxModelLen"]),
    { needGiB: need, haveGiB: cpuCacheGiB(vllm), length },
    fix,
  );
  return { memory: [memory], findings: [finding] };
}

/** VLLM_CPU_KVCACHE_SPACE takes whole GiB. */
function cpuCacheGiB(vllm: VllmConfig): number {
  return Math.max(1, Math.round(vllm.kvCacheMemoryGiB ?? 1));
}

function sizeAt(vllm: VllmConfig, length: number): { size: KvCacheSize; layout: KvLayout } | null {
  const settings = kvSettings(vllm, [], length);
  if (!settings) return null;
  const layout = kvLayout(settings);
  const available = layout.bytesPerBlock.map(() => cpuCacheGiB(vllm) * GiB);
  return { size: sizeOf(layout, blocksIn(layout, available), length), layout };
}

function largestLength(vllm: VllmConfig): number {
  const limit = vllm.checkpoint?.contextWindow ?? 0;
  const fits = (length: number) => sizeAt(vllm, length)?.size.fits === true;
  if (fits(limit)) return limit;
  let low = 0;
  let high = Math.floor(limit / lengthStep);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle * lengthStep)) low = middle;
    else high = middle - 1;
  }
  return low * lengthStep;
}
