/** Resolves `upstream`: its preset, the file's defaults, the prefix that LiteLLM demands, and the key's usual name. */
import { providerMissing } from "../errors/model";
import * as messages from "../errors/upstream";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { UpstreamConfig } from "../gateway-config";
import { isOwnAddress } from "../presets/own-addresses";
import { providerOf } from "../presets/providers";
import { upstreamPresets } from "../presets/upstreams";
import type { UpstreamPreset } from "../presets/upstreams";
import type { ParsedGateway } from "../schema/gateway";
import type { UpstreamInput } from "../schema/upstream";

/** Null when it is not known what is asked; a finding says why. */
export function resolveUpstream(
  input: UpstreamInput,
  path: readonly string[],
  parsed: ParsedGateway,
  findings: Finding[],
): UpstreamConfig | null {
  const preset = choosePreset(input, path, findings);
  const named = input.model ?? preset?.model;
  if (named === undefined) {
    if (input.preset === undefined) findings.push(messages.upstreamModelMissing(formatPath(path)));
    return null;
  }
  const defaults = parsed.defaults.upstream;
  const apiBase = input.apiBase ?? defaults?.apiBase ?? null;
  const isPrefixed = named.includes("/");
  if (!isPrefixed && apiBase === null) findings.push(providerMissing(formatPath([...path, "model"]), named));
  const model = isPrefixed ? named : `openai/${named}`;
  const keys = (input.apiKeys ?? defaults?.apiKeys)?.map(asKey) ?? [];
  return {
    preset: preset ?? null,
    model,
    apiBase,
    apiVersion: input.apiVersion ?? null,
    apiKeys: keys.length > 0 ? keys.map(({ name }) => name) : usualKey(model, apiBase, input, parsed),
    // A key that is needed in one place is needed.
    optionalKeys: keys
      .map(({ name }) => name)
      .filter((name) => !keys.some((key) => key.name === name && !key.optional)),
    credentials: input.credentials ?? {},
  };
}

function choosePreset(
  { preset }: UpstreamInput,
  path: readonly string[],
  findings: Finding[],
): UpstreamPreset | undefined {
  if (preset === undefined) return undefined;
  const row = Object.hasOwn(upstreamPresets, preset) ? upstreamPresets[preset] : undefined;
  if (!row)
    findings.push(
      messages.upstreamPresetUnknown(formatPath([...path, "preset"]), preset, Object.keys(upstreamPresets)),
    );
  return row;
}

type Key = NonNullable<UpstreamInput["apiKeys"]>[number];

function asKey(key: Key): { readonly name: string; readonly optional: boolean } {
  return typeof key === "string"
    ? { name: key, optional: false }
    : { name: key.name, optional: key.optional === true };
}

/** A provider's key goes to the provider's own address alone; where there is no such address, to the one that is given. */
function usualKey(
  model: string,
  apiBase: string | null,
  { credentials }: UpstreamInput,
  { proxy }: ParsedGateway,
): readonly string[] {
  const { prefix, provider } = providerOf(model);
  if (provider?.key !== "required" || provider.keyName === null) return [];
  const isItsOwn = apiBase === null || provider.apiBase === "required" || isOwnAddress(prefix, apiBase);
  const isGiven = credentials !== undefined || Object.hasOwn(proxy.secretEnv, provider.keyName);
  return isItsOwn && !isGiven ? [provider.keyName] : [];
}
