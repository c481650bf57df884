/** What is known of the models behind a public name. */
import { modelBehind } from "../../config";
import type { GatewayConfig, GatewayPlan } from "../../config";
import type { Asked } from "./call";

export function askedOf(
  { models }: Pick<GatewayConfig, "models">,
  route: GatewayPlan["routes"][number],
): Asked {
  const members = route.deployments.map(({ name }) => modelBehind(models, name));
  const { maxInputTokens: window } = route;
  return {
    model: route.model,
    mode: (members[0] ?? modelBehind(models, route.model))?.mode ?? "chat",
    callsTools: members.length > 0 && members.every((one) => one?.capabilities.tools === true),
    room: window === null ? null : Math.floor(window / 2),
  };
}
