/** Whether the chips a model was placed on have kernels for its weights, types and cache. Unknown chips and formats pass. */
import * as messages from "../errors/kernel";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { HostConfig, HostGpu, VllmConfig } from "../gateway-config";
import type { Weights } from "../presets/checkpoint";
import { vllmCuda } from "../presets/images";
import { bfloat16Min, formatKernels, methodKernels } from "../presets/kernels";
import type { ActivationType, KernelRow } from "../presets/kernels";
import { cacheRefusal } from "./cache-kernels";
import type { Replica } from "./placement";

/** One GPU with what it can do. */
interface Chip {
  readonly text: string;
  readonly has: string;
  /** 89 is 8.9. */
  readonly capability: number;
}

/** Each complaint once per model, about the weakest chip it was given. */
export function checkKernels(host: HostConfig, replicas: readonly Replica[]): readonly Finding[] {
  const models = [...new Set(replicas.map(({ model }) => model))];
  return models.flatMap((model) => {
    const gpus = replicas.filter((replica) => replica.model === model).flatMap((replica) => replica.gpus);
    const chip = gpus.flatMap(chipOf).toSorted((a, b) => a.capability - b.capability)[0];
    if (!chip || !model.vllm) return [];
    const path = ["models", model.name, "vllm"];
    return [
      ...checkImage(host, model.vllm, chip, path),
      ...checkWeights(model.vllm, chip, path),
      ...checkTypes(model.vllm, chip, path),
      ...checkCache(model.vllm, chip, path),
    ];
  });
}

function chipOf({ id, name, computeCapability }: HostGpu): Chip[] {
  if (computeCapability === null) return [];
  return [{ text: `GPU ${id} (${name})`, has: computeCapability, capability: asNumber(computeCapability) }];
}

function asNumber(capability: string): number {
  const [major = 0, minor = 0] = capability.split(".").map(Number);
  return major * 10 + minor;
}

/** Only of the pinned tag is it known what it was built for. Code runs from its minor number on, within the major one. */
function checkImage(
  host: HostConfig,
  vllm: VllmConfig,
  chip: Chip,
  path: readonly string[],
): readonly Finding[] {
  if (!vllmCuda.tag.test(vllm.image)) return [];
  const built = vllmCuda[host.architecture];
  const leftOut = vllm.image.includes("-cu129") && vllmCuda.notCu129.includes(chip.has);
  const runs = built
    .map(asNumber)
    .some((code) => Math.floor(code / 10) === Math.floor(chip.capability / 10) && code <= chip.capability);
  if (runs && !leftOut) return [];
  return [messages.notInImage(formatPath([...path, "image"]), chip.text, chip.has, built)];
}

function kernelRow(vllm: VllmConfig): { row: KernelRow; weights: string; field: string } | null {
  const { quantization, checkpoint } = vllm;
  if (quantization !== null) {
    const row = Object.hasOwn(methodKernels, quantization) ? methodKernels[quantization] : undefined;
    return row ? { row, weights: quantization, field: "quantization" } : null;
  }
  if (!checkpoint) return null;
  const known = formatRow(checkpoint.weights);
  return known && { ...known, field: vllm.preset ? "preset" : "source" };
}

function formatRow({ format }: Weights): { row: KernelRow; weights: string } | null {
  const row = formatKernels[format];
  return row && { row, weights: format };
}

function checkWeights(vllm: VllmConfig, chip: Chip, path: readonly string[]): readonly Finding[] {
  const known = kernelRow(vllm);
  if (!known || chip.capability >= known.row.min) return [];
  const needs = (known.row.min / 10).toFixed(1);
  const at = formatPath([...path, known.field]);
  return [messages.noKernel(at, known.weights, needs, chip.text, chip.has)];
}

const longNames: Readonly<Record<string, ActivationType>> = { half: "float16", float: "float32" };

function checkTypes(vllm: VllmConfig, chip: Chip, path: readonly string[]): readonly Finding[] {
  const { dtype } = vllm;
  if (dtype === null || dtype === "auto") return [];
  const type = longNames[dtype] ?? dtype;
  const at = formatPath([...path, "dtype"]);
  const known = kernelRow(vllm);
  if (known && !known.row.dtypes.some((one) => one === type))
    return [messages.dtypeUnfit(at, dtype, known.weights, known.row.dtypes)];
  return type === "bfloat16" && chip.capability < bfloat16Min
    ? [messages.bfloat16Missing(at, chip.text, chip.has)]
    : [];
}

function checkCache(vllm: VllmConfig, chip: Chip, path: readonly string[]): readonly Finding[] {
  const { kvCacheDtype } = vllm;
  if (kvCacheDtype === null) return [];
  const at = formatPath([...path, "kvCacheDtype"]);
  if (kvCacheDtype === "bfloat16" && chip.capability < bfloat16Min)
    return [messages.bfloat16Missing(at, chip.text, chip.has)];
  const why = cacheRefusal(kvCacheDtype, vllm.checkpoint, chip.capability);
  return why === null ? [] : [messages.noCacheKernel(at, kvCacheDtype, chip.text, chip.has, why)];
}
