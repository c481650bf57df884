/** The resolved config as a flat list of values, under the names that an author would write. */
import type { GatewayConfig, HostGpu, ModelConfig, VllmConfig } from "../gateway-config";

export interface ResolvedValue {
  readonly path: readonly string[];
  /** As the config has it: times in seconds, prices in dollars per token. */
  readonly value: unknown;
}

/** What is off or empty is left out, and so is what stages tell each other; a list is one value. */
export function resolvedValues(config: GatewayConfig): readonly ResolvedValue[] {
  const { models, host } = config;
  const internal = { given: null, ownLitellm: null, modelNames: null, litellmVersion: null };
  const own = Object.fromEntries(models.map((model) => [model.name, modelValues(model)]));
  return flatten({ ...config, ...internal, host: { ...host, gpus: gpuTypes(host.gpus) }, models: own }, []);
}

function modelValues(model: ModelConfig) {
  const { vllm, upstream, price, timeoutSeconds } = model;
  return {
    ...model,
    ...{ name: null, slug: null, timeoutSeconds: null },
    vllm: vllm && vllmValues(vllm),
    upstream: upstream && { ...upstream, preset: null, optionalKeys: null },
    // One value: the figures follow from each other.
    price: price && [`${price.input} in`, `${price.output} out`],
    timeout: timeoutSeconds,
  };
}

function vllmValues(vllm: VllmConfig) {
  const known = { preset: null, checkpoint: null, checkpointFrom: null, version: null };
  const renamed = { gpusPerReplica: null, checkFit: null, loadBudgetSeconds: null, stopGraceSeconds: null };
  return {
    ...vllm,
    ...known,
    ...renamed,
    gpus: vllm.gpusPerReplica,
    fit: vllm.checkFit ? "check" : "off",
    loadBudget: vllm.loadBudgetSeconds,
    stopGrace: vllm.stopGraceSeconds,
    chatTemplate: vllm.chatTemplate?.file,
  };
}

function gpuTypes(gpus: readonly HostGpu[]): readonly string[] {
  const names = [...new Set(gpus.map(({ name }) => name))];
  return names.map((name) => `${gpus.filter((gpu) => gpu.name === name).length} × ${name}`);
}

function flatten(value: unknown, path: readonly string[]): readonly ResolvedValue[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.length === 0 ? [] : [{ path, value }];
  if (typeof value !== "object") return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]));
}
