/** Names that requests may ask for, and what stands behind them. */
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { commonWindow, contextWindow } from "../plan/context-window";
import { modelsBehind } from "../plan/model-behind";
import { isAnswered, isWildcard } from "../schema/wildcard";

/** Models, adapters and groups; no aliases: each of those has its name from one of these. */
export function publicNames({ modelNames, routing }: GatewayConfig): readonly string[] {
  return [...new Set([...modelNames, ...Object.keys(routing.groups)])]
    .filter((name) => !isWildcard(name))
    .toSorted();
}

/** A known name, or one that a wildcard such as `openai/*` serves. */
export function isServed(config: GatewayConfig, name: string): boolean {
  return !isWildcard(name) && isAnswered(name, [...publicNames(config), ...config.modelNames]);
}

/** Tokens of the longest prompt under a name; null where it is not known. */
export function inputWindow(config: GatewayConfig, name: string): number | null {
  const windows = modelsBehind(config, name).map(contextWindow);
  return commonWindow(windows, config.routing.preCallChecks).maxInputTokens;
}

/** Deployments of one model. */
export function deploymentCount({ vllm, upstream }: ModelConfig): number {
  return vllm?.replicas ?? Math.max(1, new Set(upstream?.apiKeys ?? []).size);
}
