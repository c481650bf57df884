/** Takes out of a config what optional keys without a value leave nothing of: deployments, and models that say `optional`. */
import * as messages from "./errors/optional";
import { noEffect } from "./errors/service";
import { formatPath } from "./findings";
import type { Finding } from "./findings";
import type { GatewayConfig, ModelConfig } from "./gateway-config";
import { routingWithout } from "./left-out-routing";
import { isAnswered } from "./schema/wildcard";

export interface LeftOut {
  readonly config: GatewayConfig;
  readonly findings: readonly Finding[];
}

/** `set`: names of the secrets that have a value. Undefined where nobody looked: then everything stays. */
export function leaveOut(config: GatewayConfig, set: ReadonlySet<string> | undefined): LeftOut {
  const findings: Finding[] = [...pointless(config)];
  if (set === undefined) return { config, findings };
  const gone: ModelConfig[] = [];
  const models = config.models.flatMap((model) => {
    const kept = withoutKeys(model, set, findings);
    if (kept === undefined) gone.push(model);
    return kept ?? [];
  });
  if (gone.length === 0) return { config: { ...config, models }, findings };
  const names = gone.map(({ name }) => name);
  const modelNames = config.modelNames.filter((name) => !names.includes(name));
  const emptied: Finding[] = [];
  const routing = routingWithout(config, names, emptied);
  const lost = Object.entries(config.routing.aliases).filter(
    ([alias]) => !Object.hasOwn(routing.aliases, alias),
  );
  for (const { name, upstream } of gone) {
    const aliases = lost.flatMap(([alias, target]) => (isAnswered(target, [name]) ? alias : []));
    findings.push(messages.modelLeftOut(formatPath(["models", name]), upstream?.apiKeys ?? [], aliases));
  }
  return { config: { ...config, models, modelNames, routing }, findings: [...findings, ...emptied] };
}

function pointless({ models }: GatewayConfig): readonly Finding[] {
  return models
    .filter(({ optional, upstream }) => optional && (upstream?.optionalKeys.length ?? 0) === 0)
    .map(({ name }) =>
      noEffect(
        formatPath(["models", name, "optional"]),
        "no key of the model is optional ({ name: …, optional: true })",
      ),
    );
}

/** Undefined when the model itself is left out. */
function withoutKeys(
  model: ModelConfig,
  set: ReadonlySet<string>,
  findings: Finding[],
): ModelConfig | undefined {
  const { upstream } = model;
  if (!upstream) return model;
  const isMissing = (key: string) => upstream.optionalKeys.includes(key) && !set.has(key);
  const apiKeys = upstream.apiKeys.filter((key) => !isMissing(key));
  if (apiKeys.length === upstream.apiKeys.length) return model;
  const path = formatPath(["models", model.name, "upstream", "apiKeys"]);
  if (apiKeys.length === 0) {
    if (model.optional) return undefined;
    findings.push(messages.optionalKeysAllMissing(path, upstream.apiKeys));
    return model;
  }
  for (const key of upstream.apiKeys.filter(isMissing)) findings.push(messages.optionalKeyMissing(path, key));
  return { ...model, upstream: { ...upstream, apiKeys } };
}
