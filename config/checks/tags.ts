/** `routing.tagFiltering`: LiteLLM refuses a request for whose tag nobody stands behind its name, fallbacks included. */
import * as messages from "../errors/tags";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { modelsBehind } from "../plan/model-behind";
import { fallbackKinds } from "./fallbacks";
import { publicNames } from "./public-names";

/** Its deployments answer requests whose tags no other one has, and requests without any. */
const anyTag = "default";

export function checkTags(config: GatewayConfig): readonly Finding[] {
  const { routing, models } = config;
  if (routing.tagFiltering === false || models.length === 0) return [];
  const path = "routing.tagFiltering";
  if (models.every(({ tags }) => tags.length === 0)) return [messages.noTags(path)];
  const untagged = publicNames(config).filter((name) => tagsBehind(config, name)?.length === 0);
  return [
    ...(untagged.length > 0 ? [messages.tagsMissing(path, untagged)] : []),
    ...fallbackKinds.flatMap((kind) =>
      Object.entries(routing[kind]).flatMap(([source, targets]) =>
        targets.flatMap((target, index) =>
          checkFallback(config, formatPath(["routing", kind, source, index]), target, source),
        ),
      ),
    ),
  ];
}

/** Undefined for a name that does not exist. */
function tagsBehind(config: GatewayConfig, name: string): readonly string[] | undefined {
  const models = modelsBehind(config, name);
  return models.length === 0 ? undefined : [...new Set(models.flatMap(({ tags }) => tags))].toSorted();
}

/** Of names without tags all of it is said already. */
function checkFallback(
  config: GatewayConfig,
  path: string,
  target: string,
  source: string,
): readonly Finding[] {
  const there = tagsBehind(config, target) ?? [];
  if (there.length === 0 || there.includes(anyTag)) return [];
  const lost = (tagsBehind(config, source) ?? []).filter((tag) => tag !== anyTag && !there.includes(tag));
  return lost.length > 0 ? [messages.fallbackTags(path, target, source, lost)] : [];
}
