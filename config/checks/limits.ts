/** Limits that cannot be split over their deployments, or that stand in the way of another setting. */
import * as messages from "../errors/limits";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { proxyProcesses } from "../plan/proxy-processes";
import { deploymentCount } from "./public-names";

export function checkLimits(config: GatewayConfig): readonly Finding[] {
  return [
    ...config.models.flatMap((model) => checkSplit(model, proxyProcesses(config))),
    ...checkAffinity(config),
  ];
}

function checkSplit(model: ModelConfig, processes: number): readonly Finding[] {
  const deployments = deploymentCount(model);
  const path = (key: string) => formatPath(["models", model.name, "limits", key]);
  const minute = (["rpm", "tpm"] as const).flatMap((key) => {
    const limit = model.limits[key];
    return limit !== undefined && limit < deployments
      ? [messages.limitBelowDeployments(path(key), limit, deployments)]
      : [];
  });
  const parallel = model.limits.maxParallelRequests;
  return parallel !== undefined && parallel < deployments * processes
    ? [...minute, messages.parallelBelowParts(path("maxParallelRequests"), parallel, deployments, processes)]
    : minute;
}

function checkAffinity({ models, routing }: GatewayConfig): readonly Finding[] {
  if (routing.sessionAffinity === false) return [];
  const split = models.filter(
    (model) =>
      (model.limits.rpm !== undefined || model.limits.tpm !== undefined) && deploymentCount(model) > 1,
  );
  const names = split.map(({ name }) => name);
  return names.length > 0 ? [messages.affinityWithLimits("routing.sessionAffinity", names)] : [];
}
