/** Fallbacks and aliases point at models that exist, and not at themselves. */
import * as messages from "../errors/model";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";

type Fallbacks = Readonly<Record<string, readonly string[]>>;

export function checkFallbacks(config: GatewayConfig): readonly Finding[] {
  const { fallbacks } = config.routing;
  const known = config.modelNames;
  const findings: Finding[] = [];
  for (const [model, targets] of Object.entries(fallbacks)) {
    const path = ["routing", "fallbacks", model];
    if (!known.includes(model)) findings.push(messages.fallbackSourceUnknown(formatPath(path), model, known));
    for (const [index, target] of targets.entries()) {
      if (target === model) findings.push(messages.fallbackToItself(formatPath([...path, index]), model));
      else if (!known.includes(target))
        findings.push(messages.fallbackUnknown(formatPath([...path, index]), target, known));
    }
  }
  return [
    ...findings,
    ...cycles(fallbacks).map((cycle) =>
      messages.fallbackCycle(formatPath(["routing", "fallbacks", cycle[0] ?? ""]), cycle),
    ),
  ];
}

/** Each cycle once, starting at its alphabetically first model. */
export function cycles(fallbacks: Fallbacks): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const walk = (start: string, path: readonly string[]): void => {
    for (const next of fallbacks[path.at(-1) ?? ""] ?? []) {
      // Only models after the start: every cycle is found once, from its first member.
      if (next === start && path.length > 1) found.set(path.join("\0"), [...path, start]);
      else if (next > start && !path.includes(next)) walk(start, [...path, next]);
    }
  };
  for (const start of Object.keys(fallbacks).toSorted()) walk(start, [start]);
  return [...found.values()];
}

export function checkAliases(config: GatewayConfig): readonly Finding[] {
  const known = config.modelNames;
  return Object.entries(config.routing.aliases).flatMap(([alias, target]) => {
    const path = formatPath(["routing", "aliases", alias]);
    const findings: Finding[] = [];
    if (known.includes(alias)) findings.push(messages.aliasShadowsModel(path, alias));
    if (!known.includes(target)) findings.push(messages.aliasTargetUnknown(path, target, known));
    return findings;
  });
}
