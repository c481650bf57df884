/** Routes: model name → deployments. Replicas and further keys are more deployments; another model is a fallback. */
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { slug } from "../schema/units";
import type { Replica } from "./placement";
import type { Deployment, Route } from "./types";
import { sorted } from "./workload";
import { enginePort } from "./workloads/vllm";

/** An adapter is a public name of its own: the same engines answer, asked for another model. */
export function planRoutes(config: GatewayConfig, replicas: readonly Replica[]): readonly Route[] {
  return config.models.flatMap((model) => {
    const own = route(config, model, model.name, [
      ...engineDeployments(model, model.name, replicas),
      ...upstreamDeployments(model),
    ]);
    const adapters = Object.keys(sorted(model.vllm?.lora?.adapters ?? {})).map((name) =>
      route(config, model, name, engineDeployments(model, name, replicas)),
    );
    return [own, ...adapters];
  });
}

/** The model whose engines or endpoint answer under a public name. */
export function modelBehind(models: readonly ModelConfig[], name: string): ModelConfig | undefined {
  return (
    models.find((model) => model.name === name) ??
    models.find(({ vllm }) => Object.hasOwn(vllm?.lora?.adapters ?? {}, name))
  );
}

function route(
  { routing }: GatewayConfig,
  model: ModelConfig,
  name: string,
  deployments: readonly Deployment[],
): Route {
  return {
    model: name,
    aliases: Object.keys(routing.aliases)
      .filter((alias) => routing.aliases[alias] === name)
      .toSorted(),
    deployments,
    fallbacks: Object.hasOwn(routing.fallbacks, name) ? (routing.fallbacks[name] ?? []) : [],
    maxInputTokens: model.contextWindow.input ?? model.vllm?.maxModelLen ?? null,
    maxOutputTokens: model.contextWindow.output ?? model.vllm?.maxModelLen ?? null,
  };
}

function engineDeployments(
  model: ModelConfig,
  name: string,
  replicas: readonly Replica[],
): readonly Deployment[] {
  return replicas
    .filter((replica) => replica.model === model)
    .map((replica) => ({
      // No container has a colon in its name.
      id: name === model.name ? replica.workload : `${replica.workload}:${name}`,
      model: `hosted_vllm/${name}`,
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
