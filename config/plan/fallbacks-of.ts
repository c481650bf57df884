/** Who answers for a public name, and which aliases mean it. */
import type { GatewayConfig } from "../gateway-config";
import { kindOf } from "../schema/mode";
import { isWildcard } from "../schema/wildcard";
import { modelsBehind } from "./model-behind";
import type { Route } from "./types";

type Answering = Pick<Route, "aliases" | "fallbacks" | "contextWindowFallbacks" | "contentPolicyFallbacks">;

export function fallbacksOf(config: GatewayConfig, name: string): Answering {
  const { routing } = config;
  return {
    aliases: Object.keys(routing.aliases)
      .filter((alias) => routing.aliases[alias] === name)
      .toSorted(),
    fallbacks: own(routing.fallbacks, name) ?? defaultsFor(config, name),
    contextWindowFallbacks: own(routing.contextWindowFallbacks, name) ?? [],
    contentPolicyFallbacks: own(routing.contentPolicyFallbacks, name) ?? [],
  };
}

/** A model of another kind cannot answer: its refusal would hide the first failure. */
function defaultsFor(config: GatewayConfig, name: string): readonly string[] {
  const [from] = modelsBehind(config, name);
  return config.routing.defaultFallbacks.filter((target) => {
    const fits = modelsBehind(config, target).every((to) => !from || kindOf(to.mode) === kindOf(from.mode));
    return target !== name && fits;
  });
}

/** Models to which other default fallbacks apply than to everybody else. */
export function defaultExceptions({ routing }: GatewayConfig, routes: readonly Route[]): readonly Route[] {
  const { defaultFallbacks: all } = routing;
  return routes.filter(({ model, fallbacks }) => {
    const expected = all.filter((target) => target !== model);
    const hasOwnList = Object.hasOwn(routing.fallbacks, model);
    return !hasOwnList && !isWildcard(model) && fallbacks.length < expected.length;
  });
}

function own(
  lists: Readonly<Record<string, readonly string[]>>,
  name: string,
): readonly string[] | undefined {
  return Object.hasOwn(lists, name) ? lists[name] : undefined;
}

/** Behind a wildcard such as `openai/*` fallbacks belong to full names. */
export function isBackedUp({ routing }: GatewayConfig, { model, fallbacks }: Route): boolean {
  const isUnder = (name: string) => isWildcard(model) && name.startsWith(model.slice(0, -1));
  return fallbacks.length > 0 || Object.keys(routing.fallbacks).some(isUnder);
}
