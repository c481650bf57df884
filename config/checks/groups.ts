/** Groups: a name of their own, members that exist and answer the same calls, weights or orders for all of them. */
import * as messages from "../errors/routing";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { modelsBehind } from "../plan/model-behind";
import { kindOf } from "../schema/mode";
import { isAnswered, isWildcard } from "../schema/wildcard";
import { publicNames } from "./public-names";

type Members = GatewayConfig["routing"]["groups"][string];

export function checkGroups(config: GatewayConfig): readonly Finding[] {
  return Object.entries(config.routing.groups).flatMap(([group, members]) => [
    ...checkName(config, group),
    ...checkMembers(config, group, members),
    ...checkShares(config, group, members),
    ...checkModes(config, group),
    ...checkLimits(config, group, members),
  ]);
}

function pathOf(group: string, ...rest: (string | number)[]): string {
  return formatPath(["routing", "groups", group, ...rest]);
}

/** An alias of that name is reported where it is written. */
function checkName({ modelNames }: GatewayConfig, group: string): readonly Finding[] {
  return modelNames.includes(group) ? [messages.groupNameTaken(pathOf(group), group, "a model")] : [];
}

function checkMembers(config: GatewayConfig, group: string, members: Members): readonly Finding[] {
  const { modelNames } = config;
  const { groups, aliases } = config.routing;
  const models = publicNames(config).filter((name) => !Object.hasOwn(groups, name));
  return members.flatMap(({ model }, index) => {
    const path = pathOf(group, index, "model");
    if (isWildcard(model) || (!modelNames.includes(model) && isAnswered(model, modelNames)))
      return [messages.memberBehindWildcard(path, model)];
    const isGroup = Object.hasOwn(groups, model) && !modelNames.includes(model);
    if (isGroup || !modelNames.includes(model)) {
      const behind = Object.hasOwn(aliases, model) ? aliases[model] : undefined;
      return [messages.memberUnknown({ path, name: model, known: models, behind }, isGroup)];
    }
    return members.findIndex((other) => other.model === model) < index
      ? [messages.memberTwice(path, model)]
      : [];
  });
}

function checkShares(config: GatewayConfig, group: string, members: Members): readonly Finding[] {
  const has = (key: "weight" | "order") => members.some((member) => member[key] !== undefined);
  if (has("weight") && has("order")) return [messages.weightAndOrder(pathOf(group))];
  const key = has("weight") ? "weight" : "order";
  const incomplete = has(key)
    ? members.flatMap((member, index) =>
        member[key] === undefined ? [messages.memberIncomplete(pathOf(group, index), key)] : [],
      )
    : [];
  const { strategy } = config.routing;
  const isIgnored = has("weight") && strategy !== "simple-shuffle";
  return [...incomplete, ...(isIgnored ? [messages.weightIgnored(pathOf(group), strategy)] : [])];
}

function checkModes(config: GatewayConfig, group: string): readonly Finding[] {
  const kinds = new Map(modelsBehind(config, group).map((model) => [kindOf(model.mode), model.mode]));
  return kinds.size > 1 ? [messages.modesMixed(pathOf(group), [...kinds.values()].toSorted())] : [];
}

function checkLimits(config: GatewayConfig, group: string, members: Members): readonly Finding[] {
  return members.flatMap(({ model }, index) => {
    const limits = config.models.find(({ name }) => name === model)?.limits ?? {};
    return Object.keys(limits).length > 0 ? [messages.limitsApart(pathOf(group, index), model)] : [];
  });
}
