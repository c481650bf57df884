/** Hosted models against what is known of their providers. */
import * as messages from "../errors/upstream";
import { noEffect } from "../errors/service";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, ModelConfig, UpstreamConfig } from "../gateway-config";
import { providerOf, providers, refusedProviders } from "../presets/providers";
import type { Provider } from "../presets/providers";
import { checkCredentials } from "./credentials";

export function checkUpstreams(config: GatewayConfig): readonly Finding[] {
  return config.models.flatMap((model) =>
    model.upstream ? checkUpstream(model, model.upstream, config) : [],
  );
}

function checkUpstream(
  model: ModelConfig,
  upstream: UpstreamConfig,
  config: GatewayConfig,
): readonly Finding[] {
  const path = ["models", model.name, "upstream"];
  const { prefix, provider } = providerOf(upstream.model);
  if (!provider) return [unknownProvider(formatPath([...path, "model"]), upstream, prefix)];
  return [
    ...checkAddress(path, upstream, provider),
    ...checkVersion(path, upstream, provider),
    ...checkKey(path, upstream, provider, config),
    ...checkCredentials([...path, "credentials"], upstream, provider, config),
    ...checkMode(model, provider),
  ];
}

function unknownProvider(path: string, { model, apiBase }: UpstreamConfig, prefix: string): Finding {
  const because = Object.hasOwn(refusedProviders, prefix) ? refusedProviders[prefix] : undefined;
  const hasBase = apiBase !== null && because === undefined;
  return messages.providerUnknown(path, model, prefix, Object.keys(providers), { because, hasBase });
}

const loopback = /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)(:|\/|$)/i;

function checkAddress(
  path: readonly string[],
  { apiBase }: UpstreamConfig,
  { title, apiBase: rule, basePath }: Provider,
): readonly Finding[] {
  const at = formatPath([...path, "apiBase"]);
  if (apiBase === null) return rule === "required" ? [messages.apiBaseMissing(at, title)] : [];
  if (rule === "none") return [noEffect(at, `LiteLLM reads no address for ${title}`)];
  if (loopback.test(apiBase)) return [messages.apiBaseLoopback(at, apiBase)];
  const endsInVersion = /\/v1\/?$/.test(apiBase);
  return basePath !== null && endsInVersion !== (basePath === "with /v1")
    ? [messages.apiBasePath(at, apiBase, basePath)]
    : [];
}

function checkVersion(
  path: readonly string[],
  { apiVersion, model }: UpstreamConfig,
  provider: Provider,
): readonly Finding[] {
  if (apiVersion !== null && !provider.apiVersion)
    return [noEffect(formatPath([...path, "apiVersion"]), `${provider.title} has no versions of its API`)];
  // Azure's newer addresses, and those of Foundry, need none.
  const needsOne = providerOf(model).prefix === "azure";
  return apiVersion === null && needsOne ? [messages.apiVersionMissing(formatPath(path))] : [];
}

function checkKey(
  path: readonly string[],
  { apiKeys, credentials }: UpstreamConfig,
  { title, key, keyName }: Provider,
  { proxy }: GatewayConfig,
): readonly Finding[] {
  const isGiven = apiKeys.length > 0 || Object.keys(credentials).some((field) => field !== "organization");
  if (key === "optional" || keyName === null || isGiven) return [];
  if (Object.hasOwn(proxy.secretEnv, keyName)) return [];
  return [messages.keyMissing(formatPath([...path, "apiKeys"]), title, keyName)];
}

function checkMode({ name, mode }: ModelConfig, { title, modes }: Provider): readonly Finding[] {
  if (modes === null || modes.includes(mode)) return [];
  return [messages.modeUnserved(formatPath(["models", name, "mode"]), title, mode, modes)];
}
