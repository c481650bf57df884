/** Says no where vLLM would not start, with the smallest change that helps; warns near the edge. */
import * as messages from "../../errors/fit";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { HostConfig, HostGpu, VllmConfig } from "../../gateway-config";
import type { Budget, Part } from "./budget";
import { GiB, round } from "./bytes";
import { engineNumber } from "./engine-arg";
import { smallestCount } from "./gpu-count";
import {
  fixedGiB,
  largestLength,
  largestSeqs,
  missingGiB,
  smallestCache,
  smallestShare,
  starts,
} from "./search";

/** Of a request's need, or of the device. */
const edge = 0.05;
const fewRequests = 4;
/** Tokens of a short request. */
const shortRequest = 1024;

/** `path` of the engine in the file. */
export function checkFit(
  host: HostConfig,
  path: readonly string[],
  vllm: VllmConfig,
  gpus: readonly HostGpu[],
  budget: Budget,
): readonly Finding[] {
  const [tightest] = budget.parts;
  if (starts(budget)) return warnings(path, vllm, budget);
  const fix = whatHelps(host, vllm, gpus);
  const device = `GPU ${tightest.gpu.id} (${tightest.gpu.name})`;
  const fixed = fixedGiB(tightest);
  if (tightest.cacheGiB <= 0)
    return [messages.weightsDoNotFit(formatPath(path), fixed, tightest.shareGiB, device, fix)];
  // A cache of a given size takes no notice of the share.
  const lacking = budget.parts.find((part) => missingGiB(part) > 0);
  const own = engineNumber(vllm, "num-gpu-blocks-override");
  if (own !== null) return [blocksMisfit(path, budget, lacking ?? tightest, own)];
  if (lacking) return [cacheTooLarge(path, lacking)];
  return [contextTooLarge(path, budget, tightest, fix)];
}

function cacheTooLarge(path: readonly string[], part: Part): Finding {
  const { cacheGiB, gpu, outsideGiB } = part;
  const most = Math.floor((gpu.totalGiB - fixedGiB(part) - outsideGiB) * 10) / 10;
  return messages.cacheDoesNotFit(
    formatPath([...path, "kvCacheMemoryGiB"]),
    { fixed: fixedGiB(part) + outsideGiB, cache: cacheGiB, total: gpu.totalGiB, most },
    `GPU ${gpu.id} (${gpu.name})`,
  );
}

/** Fewer blocks than one request needs, or more than the device holds. */
function blocksMisfit(path: readonly string[], { size, layout }: Budget, part: Part, own: number): Finding {
  const bytes = layout.bytesPerBlock[part.stage] ?? 1;
  const room = part.gpu.totalGiB - fixedGiB(part) - part.outsideGiB;
  return messages.blocksMisfit(formatPath([...path, "engineArgs", "num-gpu-blocks-override"]), own, {
    least: size.blocksPerRequest + 1,
    most: Math.floor((room * GiB) / bytes),
  });
}

function contextTooLarge(path: readonly string[], budget: Budget, part: Part, fix: string): Finding {
  const { length, size, layout } = budget;
  const needGiB = ((size.blocksPerRequest + 1) * (layout.bytesPerBlock[part.stage] ?? 0)) / GiB;
  const lengthPath = formatPath([...path, "maxModelLen"]);
  return messages.contextDoesNotFit(lengthPath, { needGiB, haveGiB: part.cacheGiB, length }, fix);
}

/** Each way alone. */
function whatHelps(host: HostConfig, vllm: VllmConfig, gpus: readonly HostGpu[]): string {
  const length = largestLength(host, vllm, gpus);
  const seqs = largestSeqs(host, vllm, gpus);
  return messages.whatHelps({
    length: length > 0 ? length : null,
    seqs: seqs > 0 && seqs < vllm.maxNumSeqs ? seqs : null,
    cacheGiB: smallestCache(host, vllm, gpus),
    share: smallestShare(host, vllm, gpus),
    gpus: smallestCount(host, vllm, gpus),
  });
}

function warnings(path: readonly string[], vllm: VllmConfig, budget: Budget): readonly Finding[] {
  const { size, length, layout } = budget;
  if (layout.groups.length === 0) return [];
  const at = (field: string) => formatPath([...path, field]);
  const spare = (size.blocks - 1) / size.blocksPerRequest - 1;
  if (spare < edge) return [messages.tight(at("maxModelLen"), round(spare * 100), length)];
  const close = budget.parts.find((part) => isClose(part, vllm.kvCacheMemoryGiB !== null));
  const findings = close ? [messages.deviceFull(at("kvCacheMemoryGiB"), close.gpu.id)] : [];
  if (size.concurrency < fewRequests)
    return [...findings, messages.fewAtOnce(at("maxModelLen"), round(size.concurrency), length)];
  const tokens = Math.min(shortRequest, length);
  const short = Math.floor((size.blocks - 1) / layout.blocksFor(tokens));
  return 2 * short < vllm.maxNumSeqs
    ? [...findings, messages.batchTooLarge(at("maxNumSeqs"), vllm.maxNumSeqs, short, tokens)]
    : findings;
}

/** Only a cache of a given size comes near the end of the device; a share keeps its distance. */
function isClose(part: Part, isStated: boolean): boolean {
  const left = part.gpu.totalGiB - fixedGiB(part) - part.cacheGiB - part.outsideGiB;
  return isStated && left < edge * part.gpu.totalGiB;
}
