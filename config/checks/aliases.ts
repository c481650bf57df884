/** Aliases stand for models that exist, and have names of their own. */
import * as messages from "../errors/model";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { isServed, publicNames } from "./public-names";

export function checkAliases(config: GatewayConfig): readonly Finding[] {
  const { aliases } = config.routing;
  const known = publicNames(config);
  const isModel = (name: string) => config.modelNames.includes(name);
  return Object.entries(aliases).flatMap(([alias, target]) => {
    const path = formatPath(["routing", "aliases", alias]);
    const behind = target !== alias && Object.hasOwn(aliases, target) ? aliases[target] : undefined;
    return [
      ...(known.includes(alias)
        ? [messages.aliasShadowsModel(path, alias, isModel(alias) ? "a model" : "a group")]
        : []),
      ...(isServed(config, target)
        ? []
        : [messages.aliasTargetUnknown({ path, name: target, known, behind })]),
    ];
  });
}
