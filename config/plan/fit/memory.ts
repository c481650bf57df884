/** Memory of one engine on each of its GPUs, as the plan shows it, and what is wrong with it. */
import * as messages from "../../errors/fit";
import { formatPath } from "../../findings";
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

interface Planned {
  /** One entry per GPU, in order of the GPUs; empty where the model's size is not known. */
  readonly memory: readonly EngineMemory[];
  readonly findings: readonly Finding[];
}

export function planMemory(host: HostConfig, replica: Replica): Planned {
  const { model, vllm, gpus } = replica;
  const path = ["models", model.name, "vllm"];
  const split = [...checkSplit(path, vllm), ...checkBatch(path, vllm, gpus)];
  if (gpus.length === 0) {
    const onCpu = host.gpus.length === 0 ? cpuMemory(path, vllm) : { memory: [], findings: [] };
    return { memory: onCpu.memory, findings: [...split, ...onCpu.findings] };
  }
  const budget = budgetOf(host, vllm, gpus);
  if (!budget) {
    const unknown = vllm.checkFit ? [messages.fitUnknown(formatPath(path), vllm.source, missing(vllm))] : [];
    return { memory: [], findings: [...split, ...unknown] };
  }
  const draft =
    vllm.checkFit && isDraftUnknown(vllm)
      ? [messages.draftUnknown(formatPath([...path, "speculative"]), vllm.speculative?.model ?? "")]
      : [];
  return {
    memory: memoryOf(host, replica, budget),
    findings: [
      ...split,
      ...draft,
      ...(vllm.checkFit && split.length === 0 ? checkFit(host, path, vllm, gpus, budget) : []),
    ],
  };
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
