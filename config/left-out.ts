/** Takes out of a config what optional keys without a value leave nothing of: deployments, and models that say `optional`. */
import * as messages from "./errors/optional";
import { noEffect } from "./errors/service";
import { formatPath } from "./findings";
import type { Finding } from "./findings";
import type { GatewayConfig, ModelConfig } from "./gateway-config";

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
  for (const model of gone) {
    const aliases = Object.keys(config.routing.aliases).filter(
      (alias) => config.routing.aliases[alias] === model.name,
    );
    const keys = model.upstream?.apiKeys ?? [];
    findings.push(messages.modelLeftOut(formatPath(["models", model.name]), keys, aliases));
  }
  return { config: without(config, models, names, findings), findings };
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

/** Nobody may be sent to a model that is not there. */
function without(
  config: GatewayConfig,
  models: readonly ModelConfig[],
  gone: readonly string[],
  findings: Finding[],
): GatewayConfig {
  const { routing } = config;
  const fallbacks = Object.entries(routing.fallbacks)
    .filter(([source]) => !gone.includes(source))
    .map(([source, targets]) => {
      const left = targets.filter((target) => !gone.includes(target));
      const path = formatPath(["routing", "fallbacks", source]);
      if (left.length === 0 && targets.length > 0) findings.push(messages.fallbacksEmptied(path, targets));
      return [source, left] as const;
    });
  const aliases = Object.entries(routing.aliases).filter(([, target]) => !gone.includes(target));
  return {
    ...config,
    models,
    modelNames: config.modelNames.filter((name) => !gone.includes(name)),
    routing: {
      ...routing,
      fallbacks: Object.fromEntries(fallbacks),
      aliases: Object.fromEntries(aliases),
    },
  };
}
