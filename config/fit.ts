/** How many GPUs of one type a model needs, without a config file. */
import { checkEngineArguments } from "./checks/engine";
import { shareTooLarge } from "./errors/gpu";
import { hasErrors } from "./findings";
import type { Finding } from "./findings";
import type { HostConfig, HostGpu, VllmConfig } from "./gateway-config";
import { parseGateway } from "./parse";
import { fewestGpus } from "./plan/fit/fewest";
import type { TriedSize } from "./plan/fit/fewest";
import { checkKernels } from "./plan/kernels";
import { gpuLimit, memoryShare } from "./plan/share";
import type { Checkpoint } from "./presets/checkpoint";
import { gpuPresets } from "./presets/gpus";
import { hostPresets } from "./presets/hosts";
import type { GatewayInput } from "./schema/gateway";
import type { VllmInput } from "./schema/vllm";

/** The fields of the config that the answer depends on. */
export interface FitFields extends Pick<
  VllmInput,
  "maxModelLen" | "maxNumSeqs" | "kvCacheDtype" | "gpuMemoryUtilization"
> {
  /** Row of the model table. Exactly one of `preset` and `source`. */
  readonly preset?: string;
  /** Hugging Face id or absolute path; with `checkpoint`. */
  readonly source?: string;
  /** What is known of a model without a preset. */
  readonly checkpoint?: Checkpoint;
}

export interface FitAnswer {
  readonly gpu: HostGpu;
  /** Longest request and largest batch that the answer is for; null where nobody says. */
  readonly maxModelLen: number | null;
  readonly maxNumSeqs: number;
  readonly tried: readonly TriedSize[];
}

/** Types of GPU that can be asked for. */
export const fitGpuTypes: readonly string[] = Object.keys(gpuPresets);

/** Path of the only model in the config that is made of the question. */
export const fitPath = "models.model.vllm";

/** Findings, with paths of the config that is made of the question, when it makes no sense. */
export function fitOn(gpuType: string, fields: FitFields): FitAnswer | readonly Finding[] {
  // Without a word about it vLLM takes the model's own length.
  const maxModelLen = fields.maxModelLen ?? fields.checkpoint?.contextWindow;
  const { config, findings } = parseGateway({
    host: hostOf(gpuType),
    models: { model: { vllm: { ...fields, maxModelLen, gpus: 1 } } },
  });
  const model = config?.models[0];
  const vllm = model?.vllm;
  const gpu = config?.host.gpus[0];
  if (!config || !model || !vllm || !gpu || hasErrors(findings)) return findings;
  const senseless = [...checkEngineArguments(config), ...checkShare(config.host, vllm, gpu)];
  if (hasErrors(senseless)) return senseless;
  const replica = { model, vllm, workload: model.name, number: 1, gpus: [gpu] };
  const [refusal] = checkKernels(config.host, [replica]);
  const tried = fewestGpus(config.host, vllm, gpu, refusal?.message);
  return {
    gpu,
    maxModelLen: vllm.maxModelLen,
    maxNumSeqs: vllm.maxNumSeqs,
    // A chip with unified memory is alone in its machine.
    tried: config.host.unifiedMemory ? tried.filter(({ gpus }) => gpus === 1) : tried,
  };
}

function checkShare(host: HostConfig, vllm: VllmConfig, gpu: HostGpu): readonly Finding[] {
  const share = memoryShare(host, vllm);
  const limit = gpuLimit(host, gpu);
  return share > limit ? [shareTooLarge(`${fitPath}.gpuMemoryUtilization`, gpu.id, share, limit)] : [];
}

/** One GPU; of the machine it is part of where its memory is the machine's. */
function hostOf(gpuType: string): GatewayInput["host"] {
  const whole = Object.entries(hostPresets).find(
    ([, host]) => host.unifiedMemory && host.gpuType === gpuType,
  );
  return whole ? { preset: whole[0] } : { gpus: [{ type: gpuType }] };
}
