/** Routes: model name → deployments. Replicas and further keys are more deployments; another model is a fallback. */
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { slug } from "../schema/units";
import { contextWindow } from "./context-window";
import { fallbacksOf } from "./fallbacks-of";
import { groupRoutes } from "./group-routes";
import type { Replica } from "./placement";
import type { Deployment, Route } from "./types";
import { sorted } from "./workload";
import { enginePort } from "./workloads/vllm";

/** Models and their adapters, then groups. */
export function planRoutes(config: GatewayConfig, replicas: readonly Replica[]): readonly Route[] {
  const models = config.models.flatMap((model) => modelRoutes(config, model, replicas));
  return [...models, ...groupRoutes(config, models)];
}

/** An adapter is a public name of its own: the same engines answer, asked for another model. */
function modelRoutes(
  config: GatewayConfig,
  model: ModelConfig,
  replicas: readonly Replica[],
): readonly Route[] {
  const own = route(config, model, model.name, [
    ...engineDeployments(model, model.name, replicas),
    ...upstreamDeployments(model),
  ]);
  const adapters = Object.keys(sorted(model.vllm?.lora?.adapters ?? {})).map((name) =>
    route(config, model, name, engineDeployments(model, name, replicas)),
  );
  return [own, ...adapters];
}

function route(
  config: GatewayConfig,
  model: ModelConfig,
  name: string,
  deployments: readonly Deployment[],
): Route {
  return { model: name, members: [], ...fallbacksOf(config, name), deployments, ...contextWindow(model) };
}

/** Of a model of its own all deployments are equal. */
const equal = { weight: null, order: null } as const;

function engineDeployments(
  model: ModelConfig,
  name: string,
  replicas: readonly Replica[],
): readonly Deployment[] {
  return replicas
    .filter((replica) => replica.model === model)
    .map((replica) => ({
      name,
      // No container has a colon in its name.
      id: name === model.name ? replica.workload : `${replica.workload}:${name}`,
      model: `hosted_vllm/${name}`,
      apiBase: `http://${replica.workload}:${enginePort}/v1`,
      apiVersion: null,
      apiKey: replica.vllm.apiKey,
      workload: replica.workload,
      ...equal,
    }));
}

/** The id names the key, not its position: reordering the keys changes nothing. */
export function deploymentId(model: string, apiKey: string | null): string {
  return apiKey === null ? model : `${model}-${slug(apiKey)}`;
}

function upstreamDeployments({ name, slug: id, upstream }: ModelConfig): readonly Deployment[] {
  if (!upstream) return [];
  const keys = upstream.apiKeys.length === 0 ? [null] : [...new Set(upstream.apiKeys)].toSorted();
  return keys.map((apiKey) => ({
    name,
    id: deploymentId(id, apiKey),
    model: upstream.model,
    apiBase: upstream.apiBase,
    apiVersion: upstream.apiVersion,
    apiKey,
    workload: null,
    ...equal,
  }));
}
