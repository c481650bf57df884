/** Retries that only make a request wait. */
import { retryWaits } from "../errors/limits";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { fallbacksOf } from "../plan/fallbacks-of";
import { deploymentCount } from "./public-names";

/** A retry policy holds also where the only deployment rests already: without a policy the fallback is asked at once. */
export function checkRetries(config: GatewayConfig): readonly Finding[] {
  const waiting = config.models
    .filter((model) => deploymentCount(model) === 1 && fallbacksOf(config, model.name).fallbacks.length > 0)
    .map(({ name }) => name);
  if (waiting.length === 0) return [];
  return Object.entries(config.routing.retryPolicy).flatMap(([key, retries]) =>
    retries !== undefined && retries > 0
      ? [retryWaits(formatPath(["routing", "retryPolicy", key]), waiting)]
      : [],
  );
}
