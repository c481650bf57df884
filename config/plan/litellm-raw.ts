/**
 * LiteLLM's own settings as the author wrote them: where they stand in the config, which secrets they name, and how they are
 * written for the proxy, which gets its secrets as files.
 */
import { compareText } from "../findings";
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { isSecretName } from "../schema/secret";
import type { LitellmSectionName } from "../upstream/litellm";

type RawSettings = ModelConfig["litellmParams"];
type RawValue = RawSettings[string];

interface RawSection {
  readonly section: LitellmSectionName;
  readonly values: RawSettings;
  readonly path: readonly string[];
}

/** Every place of the config that holds keys of LiteLLM. */
export function rawSections({ litellm, models }: GatewayConfig): readonly RawSection[] {
  const at = (section: LitellmSectionName, values: RawSettings, ...path: string[]) => ({
    section,
    values,
    path,
  });
  return [
    at("general_settings", litellm.generalSettings, "litellm", "generalSettings"),
    at("litellm_settings", litellm.litellmSettings, "litellm", "litellmSettings"),
    at("router_settings", litellm.routerSettings, "litellm", "routerSettings"),
    ...models.flatMap(({ name, litellmParams, modelInfo }) => [
      at("litellm_params", litellmParams, "models", name, "litellmParams"),
      at("model_info", modelInfo, "models", name, "modelInfo"),
    ]),
  ];
}

/** The secret that a value names: `os.environ/NAME`. LiteLLM replaces it only as the whole value of a key. */
export function namedSecret(value: unknown): string | undefined {
  const name = typeof value === "string" ? /^os\.environ\/(.*)$/s.exec(value)?.[1] : undefined;
  return name !== undefined && isSecretName(name) ? name : undefined;
}

/** Sorted, each once. */
export function rawSecrets(config: GatewayConfig): readonly string[] {
  const names = rawSections(config).flatMap(({ values }) => secretsIn(values));
  return [...new Set(names)].toSorted(compareText);
}

function secretsIn(value: RawValue): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap((item) => (typeof item === "object" && item ? secretsIn(item) : []));
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(secretsIn);
  const name = namedSecret(value);
  return name === undefined ? [] : [name];
}

/** How LiteLLM reads a secret from its file. */
export function secretReference(name: string): string {
  return `os.environ/oidc/file//run/secrets/${name}`;
}

/** Keys sorted at every depth, secrets as files. */
export function writtenSettings(values: RawSettings): RawSettings {
  const entries = Object.entries(values).toSorted(([left], [right]) => compareText(left, right));
  return Object.fromEntries(entries.map(([key, value]) => [key, written(value)]));
}

function written(value: RawValue): RawValue {
  if (Array.isArray(value)) return value.map((item) => (typeof item === "string" ? item : written(item)));
  if (typeof value === "object" && value !== null) return writtenSettings(value);
  const name = namedSecret(value);
  return name === undefined ? value : secretReference(name);
}
