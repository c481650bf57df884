/** Resolves `vllm`: model preset, the file's defaults, and what follows from the number of GPUs. */
import * as gpuMessages from "../errors/gpu";
import * as messages from "../errors/model";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { VllmConfig } from "../gateway-config";
import { modelPresets } from "../presets/models";
import type { ModelPreset } from "../presets/models";
import type { ParsedGateway } from "../schema/gateway";
import type { VllmInput } from "../schema/vllm";
import { resolveLora, resolveSpeculative } from "./vllm-additions";
import { resolveVllmImage } from "./vllm-image";

type EngineArgs = NonNullable<VllmInput["engineArgs"]>;

const defaultLoadBudgetSeconds = 20 * 60;
const defaultStopGraceSeconds = 60;
const defaultMaxNumSeqs = 64;
const defaultCpuKvCacheGiB = 4;

/** Undefined when the checkpoint is not known; a finding says why. */
export function resolveVllm(
  own: VllmInput,
  path: readonly string[],
  parsed: ParsedGateway,
  hostGpus: number,
  findings: Finding[],
): VllmConfig | null {
  const preset = choosePreset(own, path, findings);
  const source = own.source ?? preset?.source;
  if (source === undefined) return null;
  const input: VllmInput = { ...parsed.defaults.vllm, ...own };
  const placed = placement(own, input, preset, path, hostGpus, findings);
  return {
    ...engine(input, preset, hostGpus),
    ...placed,
    ...container(input, preset, parsed, hostGpus, placed.gpusPerReplica > 1),
    preset,
    ...knowledge(own, preset),
    source,
  };
}

/** What the file says itself wins over the table. */
function knowledge(
  own: VllmInput,
  preset: ModelPreset | null,
): Pick<VllmConfig, "checkpoint" | "checkpointFrom"> {
  if (own.checkpoint !== undefined) return { checkpoint: own.checkpoint, checkpointFrom: "config" };
  return { checkpoint: preset?.checkpoint ?? null, checkpointFrom: preset === null ? null : "preset" };
}

function choosePreset(own: VllmInput, path: readonly string[], findings: Finding[]): ModelPreset | null {
  if (own.preset !== undefined && own.source !== undefined)
    findings.push(messages.modelSourceTwice(formatPath(path)));
  if (own.preset === undefined) {
    if (own.source === undefined) findings.push(messages.modelSourceMissing(formatPath(path)));
    return null;
  }
  const row = Object.hasOwn(modelPresets, own.preset) ? modelPresets[own.preset] : undefined;
  if (!row)
    findings.push(
      messages.modelPresetUnknown(formatPath([...path, "preset"]), own.preset, Object.keys(modelPresets)),
    );
  return row ?? null;
}

function engine(input: VllmInput, preset: ModelPreset | null, hostGpus: number) {
  return {
    revision: input.revision ?? null,
    maxModelLen: input.maxModelLen ?? preset?.maxModelLen ?? null,
    maxNumSeqs: input.maxNumSeqs ?? preset?.maxNumSeqs ?? defaultMaxNumSeqs,
    maxNumBatchedTokens: input.maxNumBatchedTokens ?? null,
    gpuMemoryUtilization: input.gpuMemoryUtilization ?? null,
    kvCacheMemoryGiB: input.kvCacheMemoryGiB ?? (hostGpus === 0 ? defaultCpuKvCacheGiB : null),
    kvCacheDtype: input.kvCacheDtype ?? null,
    dtype: input.dtype ?? null,
    quantization: input.quantization ?? null,
    toolCallParser: input.toolCallParser ?? preset?.toolCallParser ?? null,
    reasoningParser: input.reasoningParser ?? preset?.reasoningParser ?? null,
    weightsGiB: input.weightsGiB ?? null,
    kvBytesPerToken: input.kvBytesPerToken ?? null,
    checkFit: (input.fit ?? "check") === "check",
    engineArgs: mergedFlags(preset?.engineArgs ?? {}, input.engineArgs ?? {}),
    env: { ...preset?.env, ...input.env },
    secretEnv: input.secretEnv ?? {},
    apiKey: input.apiKey ?? null,
    chatTemplate: input.chatTemplate === undefined ? null : { file: input.chatTemplate, text: "" },
    lora: resolveLora(input.lora),
    speculative: resolveSpeculative(input.speculative),
  };
}

/** The preset's flags under the file's own, whichever way those are written: `--no-x`, `x`. */
function mergedFlags(preset: EngineArgs, own: EngineArgs): EngineArgs {
  const flag = (key: string) => key.replace(/^-+/, "").replace(/^no-/, "");
  const taken = new Set(Object.keys(own).map(flag));
  const kept = Object.entries(preset).filter(([key]) => !taken.has(flag(key)));
  return { ...Object.fromEntries(kept), ...own };
}

function placement(
  own: VllmInput,
  input: VllmInput,
  preset: ModelPreset | null,
  path: readonly string[],
  hostGpus: number,
  findings: Finding[],
) {
  const gpuIds = own.gpuIds === undefined ? null : perReplica(own.gpuIds);
  if (gpuIds && own.gpus !== undefined) findings.push(gpuMessages.idsAndCount(formatPath(path)));
  const replicas = own.replicas ?? gpuIds?.length ?? input.replicas ?? 1;
  if (gpuIds && gpuIds.length !== replicas)
    findings.push(gpuMessages.replicasMismatch(formatPath([...path, "gpuIds"]), replicas, gpuIds.length));
  const sizes = [...new Set(gpuIds?.map((ids) => ids.length))];
  if (sizes.length > 1) findings.push(gpuMessages.idsUneven(formatPath([...path, "gpuIds"]), sizes));
  const gpusPerReplica = gpuIds?.[0]?.length ?? input.gpus ?? Math.min(preset?.gpus ?? 1, hostGpus);
  const pipelineParallelSize = input.pipelineParallelSize ?? 1;
  const dataParallelSize = input.dataParallelSize ?? 1;
  const rest = Math.max(1, Math.floor(gpusPerReplica / (pipelineParallelSize * dataParallelSize)));
  return {
    gpuIds,
    gpusPerReplica,
    replicas,
    sharedGpu: input.sharedGpu ?? false,
    tensorParallelSize: input.tensorParallelSize ?? rest,
    pipelineParallelSize,
    dataParallelSize,
  };
}

function perReplica(ids: NonNullable<VllmInput["gpuIds"]>): string[][] {
  const lists = ids.filter((entry) => Array.isArray(entry));
  return lists.length > 0 ? lists : [ids.filter((entry) => typeof entry === "string")];
}

function container(
  input: VllmInput,
  preset: ModelPreset | null,
  parsed: ParsedGateway,
  hostGpus: number,
  parallel: boolean,
) {
  return {
    ...resolveVllmImage(input.image, parsed, hostGpus === 0),
    loadBudgetSeconds: input.loadBudget ?? preset?.loadBudgetSeconds ?? defaultLoadBudgetSeconds,
    stopGraceSeconds: input.stopGrace ?? defaultStopGraceSeconds,
    containerMemoryGiB: input.containerMemoryGiB ?? null,
    cpus: input.cpus ?? null,
    shmGiB: input.shmGiB ?? (parallel ? 10 : 1),
    offline: input.offline ?? parsed.huggingFace.offline,
  };
}
