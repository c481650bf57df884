/** Fallbacks and aliases lead to models that are there. */
import * as messages from "../../errors/lint-litellm";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { record } from "../../foreign";
import { closestMatch } from "../../upstream/closest";
import type { DocumentOf } from "../project";
import { isCallable, proxyConfig, textOf, textsOf } from "./config";
import type { Fields, ProxyConfig } from "./config";

export function checkAliases(document: DocumentOf<"litellm">): readonly Finding[] {
  const config = proxyConfig(document);
  return Object.entries(record(config.router.model_group_alias)).flatMap(([alias, target]) => {
    const path = ["router_settings", "model_group_alias", alias];
    const wrongList = Array.isArray(target)
      ? [messages.aliasList(formatPath(path), alias, textsOf(target))]
      : [];
    const targets = Array.isArray(target)
      ? textsOf(target)
      : [textOf(target) || textOf(record(target).model)];
    const unknown = targets.flatMap((name, index) => {
      if (name === "" || isKnown(config, name)) return [];
      const at = formatPath(Array.isArray(target) ? [...path, index] : path);
      return [messages.aliasTargetUnknown(at, name, closest(config, name))];
    });
    return [...wrongList, ...unknown];
  });
}

const lists = ["fallbacks", "context_window_fallbacks", "content_policy_fallbacks"];

export function checkFallbacks(document: DocumentOf<"litellm">): readonly Finding[] {
  const config = proxyConfig(document);
  return [
    ...checkSection(config, "router_settings", config.router),
    ...checkSection(config, "litellm_settings", config.litellm),
  ];
}

function checkSection(config: ProxyConfig, section: string, settings: Fields): readonly Finding[] {
  const chains = lists.flatMap((key) => checkChains(config, settings[key], [section, key]));
  return [...chains, ...checkTargets(config, settings.default_fallbacks, [section, "default_fallbacks"])];
}

function checkChains(config: ProxyConfig, chains: unknown, path: readonly PropertyKey[]): readonly Finding[] {
  if (!Array.isArray(chains)) return [];
  return chains.flatMap((chain: unknown, index) =>
    Object.entries(record(chain)).flatMap(([from, targets]) => {
      const at = [...path, index, from];
      const start = from === "*" || isKnown(config, from) ? [] : [unknown(config, from, at)];
      return [...start, ...checkTargets(config, targets, at)];
    }),
  );
}

function checkTargets(
  config: ProxyConfig,
  targets: unknown,
  path: readonly PropertyKey[],
): readonly Finding[] {
  return textsOf(targets).flatMap((name, index) =>
    isKnown(config, name) ? [] : [unknown(config, name, [...path, index])],
  );
}

function unknown(config: ProxyConfig, name: string, path: readonly PropertyKey[]): Finding {
  return messages.fallbackUnknown(formatPath(path), name, closest(config, name));
}

function isKnown(config: ProxyConfig, name: string): boolean {
  return !config.namesAllModels || isCallable(config, name);
}

function closest(config: ProxyConfig, name: string): string | undefined {
  return closestMatch(name, config.groups.keys());
}
