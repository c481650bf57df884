/** Objectives are about what clients can call, and about what is measured. */
import * as messages from "../errors/objectives";
import { noEffect } from "../errors/service";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, Objectives } from "../gateway-config";
import { modelsBehind } from "../plan/model-behind";
import { kindOf } from "../schema/mode";
import { isGiven } from "./given";
import { isServed, publicNames } from "./public-names";

/** Seconds, as LiteLLM 1.106.2 counts answers and first tokens by. */
const countedSeconds: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 420, 600,
];

export function checkObjectives(config: GatewayConfig): readonly Finding[] {
  const { alerts, prometheus, ownLitellm } = config;
  const { general, models } = alerts.objectives;
  if (!prometheus.enabled) return [];
  if (!alerts.enabled) return unused(config);
  return [
    ...limits("alerts.objectives", general),
    ...Object.entries(models).flatMap(([name, own]) => {
      const path = formatPath(["alerts", "objectives", "models", name]);
      const known = ownLitellm !== null || isServed(config, name);
      if (!known) return [messages.objectiveModelUnknown(path, name, publicNames(config))];
      return [...limits(path, own, general), ...firstTokenless(config, path, name)];
    }),
  ];
}

/** What follows the general objective is said there. */
function limits(path: string, own: Objectives, general?: Objectives): readonly Finding[] {
  return (["latency", "firstToken"] as const).flatMap((key) => {
    const objective = own[key];
    const inherited = general?.[key];
    if (objective === false || countedSeconds.includes(objective.within)) return [];
    if (inherited !== undefined && inherited !== false && inherited.within === objective.within) return [];
    return [messages.objectiveNotCounted(`${path}.${key}.within`, objective.within, countedSeconds)];
  });
}

/** Only text comes token by token. */
function firstTokenless(config: GatewayConfig, path: string, name: string): readonly Finding[] {
  if (!isGiven(config, `${path}.firstToken`)) return [];
  const modes = modelsBehind(config, name).map(({ mode }) => mode);
  const other = modes.find((mode) => kindOf(mode) !== "text");
  return other === undefined ? [] : [messages.objectiveWithoutTokens(`${path}.firstToken`, name, other)];
}

const wishes = ["alerts.objectives", "alerts.runbook"];

function unused(config: GatewayConfig): readonly Finding[] {
  return wishes
    .filter((path) => isGiven(config, path))
    .map((path) => noEffect(path, "alerts.enabled is false"));
}
