/** Memory of one engine on each of its GPUs, as the plan shows it, and what is wrong with it. */
import * as messages from "../../errors/fit";
import { formatPath, hasErrors } from "../../findings";
import type { Finding } from "../../findings";
import type { HostConfig, VllmConfig } from "../../gateway-config";
import type { Replica } from "../placement";
import type { EngineMemory } from "../types";
import { checkBatch } from "./batch-check";
import { budgetOf } from "./budget";
import type { Budget, Part } from "./budget";
import { round } from "./bytes";
import { checkFit } from "./check";
import { cpuMemory } from "./cpu";
import { isDraftUnknown } from "./draft";
import { checkSplit } from "./split";
import { largestLength, largestSeqs } from "./search";
import { checkUncounted } from "./uncounted";

interface Planned {
  /** One entry per GPU, in order of the GPUs; empty where the model's size is not known. */
  readonly memory: readonly EngineMemory[];
  readonly findings: readonly Finding[];
}

export function planMemory(host: HostConfig, replica: Replica): Planned {
  if (replica.gpus.length === 0) return withoutGpus(host, replica);
  const { budget, findings } = judge(host, replica);
  return { memory: budget ? memoryOf(host, replica, budget) : [], findings };
}

/** What the placement asks of many GPUs: the answer without the figures, whose largest settings take a search each. */
export function fitsOn(host: HostConfig, replica: Replica): boolean {
  const { findings } = replica.gpus.length === 0 ? withoutGpus(host, replica) : judge(host, replica);
  return !hasErrors(findings);
}

function pathOf({ model }: Replica): readonly string[] {
  return ["models", model.name, "vllm"];
}

function refusals(replica: Replica): readonly Finding[] {
  const path = pathOf(replica);
  return [...checkSplit(path, replica.vllm), ...checkBatch(path, replica.vllm, replica.gpus)];
}

function withoutGpus(host: HostConfig, replica: Replica): Planned {
  const onCpu =
    host.gpus.length === 0 ? cpuMemory(pathOf(replica), replica.vllm) : { memory: [], findings: [] };
  return { memory: onCpu.memory, findings: [...refusals(replica), ...onCpu.findings] };
}

function judge(host: HostConfig, replica: Replica): { budget: Budget | null; findings: readonly Finding[] } {
  const { vllm, gpus } = replica;
  const path = pathOf(replica);
  const split = refusals(replica);
  const budget = budgetOf(host, vllm, gpus);
  if (!vllm.checkFit) return { budget, findings: split };
  if (!budget)
    return {
      budget,
      findings: [...split, messages.fitUnknown(formatPath(path), vllm.source, missing(vllm))],
    };
  const draft = isDraftUnknown(vllm)
    ? [messages.draftUnknown(formatPath([...path, "speculative"]), vllm.speculative?.model ?? "")]
    : [];
  const fit = split.length === 0 ? checkFit(host, path, vllm, gpus, budget) : [];
  return { budget, findings: [...split, ...draft, ...checkUncounted(path, vllm), ...fit] };
}

function missing({ weightsGiB, kvBytesPerToken, checkpoint }: VllmConfig): readonly string[] {
  const isSized = checkpoint !== null || (weightsGiB !== null && kvBytesPerToken !== null);
  return isSized ? ["maxModelLen"] : ["weightsGiB", "kvBytesPerToken"];
}

export function memoryOf(
  host: HostConfig,
  { vllm, gpus }: Pick<Replica, "vllm" | "gpus">,
  budget: Budget,
): readonly EngineMemory[] {
  const largest = {
    largestMaxModelLen: largestLength(host, vllm, gpus),
    largestMaxNumSeqs: largestSeqs(host, vllm, gpus),
  };
  const inOrder = budget.parts.toSorted((a, b) => gpus.indexOf(a.gpu) - gpus.indexOf(b.gpu));
  return inOrder.map((part) => ({ ...figures(vllm.maxNumSeqs, budget, part), ...largest }));
}

function figures(maxNumSeqs: number, { share, length, size, layout }: Budget, part: Part) {
  const { weightsGiB, cacheGiB, activationGiB, graphsGiB, loraGiB, draftGiB, outsideGiB } = part;
  const isWithoutCache = layout.groups.length === 0;
  return {
    gpu: part.gpu.id,
    weightsGiB: round(weightsGiB),
    kvCacheGiB: round(cacheGiB),
    kvCacheTokens: size.tokens,
    overheadGiB: round(activationGiB + graphsGiB + loraGiB + draftGiB),
    activationGiB: round(activationGiB),
    graphsGiB: round(graphsGiB),
    loraGiB: round(loraGiB),
    draftGiB: round(draftGiB),
    outsideGiB: round(outsideGiB),
    gpuMemoryUtilization: share,
    maxModelLen: length,
    maxNumSeqs,
    maxConcurrentFullLength: isWithoutCache ? maxNumSeqs : round(size.concurrency),
  };
}
