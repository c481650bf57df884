/** Fallbacks and aliases point at models that exist, and not at themselves. */
import * as messages from "../errors/model";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { isAnswered } from "../schema/wildcard";

type Fallbacks = Readonly<Record<string, readonly string[]>>;

export function checkFallbacks(config: GatewayConfig): readonly Finding[] {
  const { fallbacks } = config.routing;
  const known = config.modelNames;
  const findings: Finding[] = [];
  for (const [model, targets] of Object.entries(fallbacks)) {
    const path = ["routing", "fallbacks", model];
    const others = known.filter((name) => name !== model);
    if (!isAnswered(model, known))
      findings.push(messages.fallbackSourceUnknown(formatPath(path), model, known));
    for (const [index, target] of targets.entries()) {
      if (target === model) findings.push(messages.fallbackToItself(formatPath([...path, index]), model));
      else if (!isAnswered(target, known))
        findings.push(messages.fallbackUnknown(formatPath([...path, index]), target, others));
    }
  }
  return [
    ...findings,
    ...cycles(fallbacks).map((cycle) =>
      messages.fallbackCycle(formatPath(["routing", "fallbacks", cycle[0] ?? ""]), cycle),
    ),
  ];
}

/**
 * Cycles, each starting at its alphabetically first model: for every fallback of that model the shortest way back.
 * All cycles would be too many: there are millions among ten models that all back each other up.
 */
export function cycles(fallbacks: Fallbacks): readonly (readonly string[])[] {
  return Object.keys(fallbacks)
    .toSorted()
    .flatMap((start) =>
      targetsOf(fallbacks, start).flatMap((next) => {
        const back = next > start ? wayBack(fallbacks, next, start) : undefined;
        return back === undefined ? [] : [[start, ...back]];
      }),
    );
}

/** The shortest way from one model to another that meets no model before the goal, both included. */
function wayBack(fallbacks: Fallbacks, from: string, goal: string): readonly string[] | undefined {
  const ways = [[from]];
  const seen = new Set([from]);
  for (const way of ways) {
    for (const next of targetsOf(fallbacks, way.at(-1) ?? "")) {
      if (next === goal) return [...way, goal];
      if (next < goal || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

function targetsOf(fallbacks: Fallbacks, model: string): readonly string[] {
  return Object.hasOwn(fallbacks, model) ? [...new Set(fallbacks[model])] : [];
}

export function checkAliases(config: GatewayConfig): readonly Finding[] {
  const known = config.modelNames;
  return Object.entries(config.routing.aliases).flatMap(([alias, target]) => {
    const path = formatPath(["routing", "aliases", alias]);
    const findings: Finding[] = [];
    if (known.includes(alias)) findings.push(messages.aliasShadowsModel(path, alias));
    if (!isAnswered(target, known)) findings.push(messages.aliasTargetUnknown(path, target, known));
    return findings;
  });
}
