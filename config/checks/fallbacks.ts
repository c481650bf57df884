/** Fallbacks of every kind point at models that exist, once, and not at themselves. */
import * as messages from "../errors/model";
import { fallbackTwice } from "../errors/routing";
import { wildcardFallback } from "../errors/wildcard";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { isWildcard } from "../schema/wildcard";
import { cycles } from "./cycles";
import { isServed, publicNames } from "./public-names";

/** Lists by model; `defaultFallbacks` is one for all. */
export const fallbackKinds = ["fallbacks", "contextWindowFallbacks", "contentPolicyFallbacks"] as const;

export function checkFallbacks(config: GatewayConfig): readonly Finding[] {
  const { routing } = config;
  const byModel = fallbackKinds.flatMap((kind) => [
    ...Object.entries(routing[kind]).flatMap(([model, targets]) => [
      ...checkSource(config, kind, model),
      ...checkTargets(config, targets, ["routing", kind, model], model),
    ]),
    ...cycles(routing[kind]).map((cycle) =>
      messages.fallbackCycle(formatPath(["routing", kind, cycle[0] ?? ""]), cycle),
    ),
  ]);
  return [...byModel, ...checkTargets(config, routing.defaultFallbacks, ["routing", "defaultFallbacks"])];
}

function checkSource(config: GatewayConfig, kind: string, model: string): readonly Finding[] {
  if (isServed(config, model)) return [];
  const path = formatPath(["routing", kind, model]);
  // Tried: a list under `openai/*` is never found, and a target is asked for by exactly the name that stands there.
  if (isWildcard(model)) return [wildcardFallback(path, model)];
  return [messages.fallbackSourceUnknown(unknownName(config, path, model, publicNames(config)))];
}

function checkTargets(
  config: GatewayConfig,
  targets: readonly string[],
  path: readonly string[],
  source?: string,
): readonly Finding[] {
  const others = publicNames(config).filter((name) => name !== source);
  return targets.flatMap((target, index) => {
    const at = formatPath([...path, index]);
    if (target === source) return [messages.fallbackToItself(at, source)];
    if (isWildcard(target)) return [wildcardFallback(at, target)];
    if (!isServed(config, target)) return [messages.fallbackUnknown(unknownName(config, at, target, others))];
    return targets.indexOf(target) < index ? [fallbackTwice(at, target)] : [];
  });
}

function unknownName({ routing }: GatewayConfig, path: string, name: string, known: readonly string[]) {
  return {
    path,
    name,
    known,
    behind: Object.hasOwn(routing.aliases, name) ? routing.aliases[name] : undefined,
  };
}
