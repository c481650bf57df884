/** Routes: model name → deployments. Replicas and further keys are more deployments; another model is a fallback. */
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { slug } from "../schema/units";
import type { Replica } from "./placement";
import type { Deployment, Route } from "./types";
import { enginePort } from "./workloads/vllm";

export function planRoutes(config: GatewayConfig, replicas: readonly Replica[]): readonly Route[] {
  return config.models.map((model) => ({
    model: model.name,
    aliases: Object.keys(config.routing.aliases)
      .filter((alias) => config.routing.aliases[alias] === model.name)
      .toSorted(),
    deployments: [...engineDeployments(model, replicas), ...upstreamDeployments(model)],
    fallbacks: Object.hasOwn(config.routing.fallbacks, model.name)
      ? (config.routing.fallbacks[model.name] ?? [])
      : [],
    maxInputTokens: model.contextWindow.input ?? model.vllm?.maxModelLen ?? null,
    maxOutputTokens: model.contextWindow.output ?? model.vllm?.maxModelLen ?? null,
  }));
}

function engineDeployments(model: ModelConfig, replicas: readonly Replica[]): readonly Deployment[] {
  return replicas
    .filter((replica) => replica.model === model)
    .map((replica) => ({
      id: replica.workload,
      model: `hosted_vllm/${model.name}`,
      apiBase: `http://${replica.workload}:${enginePort}/v1`,
      apiVersion: null,
      apiKey: replica.vllm.apiKey,
      workload: replica.workload,
    }));
}

/** The id names the key, not its position: reordering the keys changes nothing. */
export function deploymentId(model: string, apiKey: string | null): string {
  return apiKey === null ? model : `${model}-${slug(apiKey)}`;
}

function upstreamDeployments({ slug: name, upstream }: ModelConfig): readonly Deployment[] {
  if (!upstream) return [];
  const keys = upstream.apiKeys.length === 0 ? [null] : [...new Set(upstream.apiKeys)].toSorted();
  return keys.map((apiKey) => ({
    id: deploymentId(name, apiKey),
    model: upstream.model,
    apiBase: upstream.apiBase,
    apiVersion: upstream.apiVersion,
    apiKey,
    workload: null,
  }));
}
