/** Groups: one public name over the deployments of several models, by weight, by order or evenly. */
import type { GatewayConfig } from "../gateway-config";
import { commonWindow } from "./context-window";
import { fallbacksOf } from "./fallbacks-of";
import type { Deployment, GroupMember, Route } from "./types";
import { sorted } from "./workload";

export function groupRoutes(config: GatewayConfig, models: readonly Route[]): readonly Route[] {
  return Object.entries(sorted(config.routing.groups)).map(([name, given]) => {
    const members = given.map(({ model, weight, order }) => ({
      model,
      weight: weight ?? null,
      order: order ?? null,
    }));
    const routes = members.flatMap((member) => {
      const route = models.find(({ model }) => model === member.model);
      return route ? [{ member, route }] : [];
    });
    const scale = weightScale(
      routes.map(({ member, route }) => [member.weight ?? 0, route.deployments.length] as const),
    );
    return {
      model: name,
      members,
      ...fallbacksOf(config, name),
      deployments: routes.flatMap(({ member, route }) =>
        route.deployments.map((one) => inGroup(name, member, one, scale / route.deployments.length)),
      ),
      ...commonWindow(
        routes.map(({ route }) => route),
        config.routing.preCallChecks,
      ),
    };
  });
}

/**
 * An entry of its own: it rests and counts its limits for itself. Always with a weight: without any LiteLLM spreads by
 * rpm, and a member without that limit would get nothing.
 */
function inGroup(group: string, member: GroupMember, deployment: Deployment, each: number): Deployment {
  return {
    ...deployment,
    id: `${group}:${deployment.id}`,
    weight: member.weight === null ? 1 : Math.round(member.weight * each),
    order: member.order,
  };
}

/**
 * The smallest factor with which every weight is divided over the deployments of its model without a rest: a model's
 * share is exact, and weights stay the numbers that people wrote where they can.
 */
export function weightScale(parts: readonly (readonly [weight: number, deployments: number])[]): number {
  return parts.reduce((scale, [weight, deployments]) => {
    const needed = deployments / (commonDivisor(weight, deployments) || 1);
    return (scale * needed) / (commonDivisor(scale, needed) || 1);
  }, 1);
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
