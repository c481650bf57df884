/** Background checks of hosted models: who is asked for, and what they cost. */
import { checkUnknown, checksAreBilled } from "../errors/limits";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { isCheckedInBackground } from "../plan/health-checks";
import { deploymentCount } from "./public-names";

const secondsPerDay = 86_400;

export function checkHealthChecks(config: GatewayConfig): readonly Finding[] {
  const { models, routing } = config;
  if (routing.healthChecks === false) return [];
  const { upstreams, every } = routing.healthChecks;
  const hosted = models.filter(({ upstream }) => upstream !== null);
  const billed = hosted.filter((model) => isCheckedInBackground(config, model));
  const names = hosted.map(({ name }) => name);
  const asked = typeof upstreams === "boolean" ? [] : upstreams;
  const unknown = asked.flatMap((name, index) => {
    const path = formatPath(["routing", "healthChecks", "upstreams", index]);
    return names.includes(name) ? [] : [checkUnknown({ path, name, known: names })];
  });
  if (billed.length === 0) return unknown;
  const deployments = billed.reduce((sum, model) => sum + deploymentCount(model), 0);
  const path = "routing.healthChecks.upstreams";
  return [...unknown, checksAreBilled(path, deployments, Math.round(secondsPerDay / every))];
}
