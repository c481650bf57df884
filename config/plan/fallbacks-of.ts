/** Who answers for a public name, and which aliases mean it. */
import type { GatewayConfig } from "../gateway-config";
import type { Route } from "./types";

type Answering = Pick<Route, "aliases" | "fallbacks" | "contextWindowFallbacks" | "contentPolicyFallbacks">;

export function fallbacksOf({ routing }: GatewayConfig, name: string): Answering {
  return {
    aliases: Object.keys(routing.aliases)
      .filter((alias) => routing.aliases[alias] === name)
      .toSorted(),
    fallbacks: own(routing.fallbacks, name) ?? routing.defaultFallbacks.filter((target) => target !== name),
    contextWindowFallbacks: own(routing.contextWindowFallbacks, name) ?? [],
    contentPolicyFallbacks: own(routing.contentPolicyFallbacks, name) ?? [],
  };
}

function own(
  lists: Readonly<Record<string, readonly string[]>>,
  name: string,
): readonly string[] | undefined {
  return Object.hasOwn(lists, name) ? lists[name] : undefined;
}

/** Behind a wildcard such as `openai/*` fallbacks belong to full names. */
export function isBackedUp({ routing }: GatewayConfig, { model, fallbacks }: Route): boolean {
  const isUnder = (name: string) => model.endsWith("/*") && name.startsWith(model.slice(0, -1));
  return fallbacks.length > 0 || Object.keys(routing.fallbacks).some(isUnder);
}
