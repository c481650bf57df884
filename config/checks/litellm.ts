/** LiteLLM's own settings: judged by the table of its version; what a typed field says is not said again; no secret is written. */
import { keyOwned } from "../errors/litellm";
import { literalSecret } from "../errors/secret";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { judgeLitellmSection } from "../lint/litellm/judge";
import { judgeLicences } from "../lint/litellm/licences";
import { judgeReferences } from "../lint/litellm/references";
import { namedSecret, rawSections } from "../plan/litellm-raw";
import { namesASecret } from "../schema/secret";
import { litellmTableOf } from "../upstream/litellm";
import { ownedLitellmKeys } from "./litellm-owned";

export function checkLitellmSettings(config: GatewayConfig): readonly Finding[] {
  const table = litellmTableOf(config.litellmVersion);
  return rawSections(config).flatMap(({ section, values, path }) => {
    const isOwned = (key: string) => ownedLitellmKeys.has(`${section}.${key}`);
    const own = Object.fromEntries(Object.entries(values).filter(([key]) => !isOwned(key)));
    return [
      ...Object.keys(values).flatMap((key) => {
        const field = ownedLitellmKeys.get(`${section}.${key}`);
        const at = formatPath([...path, key]);
        return field === undefined ? [] : [keyOwned(at, `${section}.${key}`, fieldOf(field, path))];
      }),
      ...judgeLitellmSection(table, section, own, path),
      ...judgeReferences(own, path),
      ...judgeLicences(section, own, path),
      ...literalSecrets(own, path),
    ];
  });
}

/** `models.<name>.price` of this very model. */
function fieldOf(field: string, [section, model]: readonly string[]): string {
  return section !== "models" || model === undefined
    ? field
    : field.replace("models.<name>", formatPath(["models", model]));
}

/** Identifies what is cached, and is no secret. */
const harmless = ["prompt_cache_key"];

function literalSecrets(value: unknown, path: readonly PropertyKey[]): readonly Finding[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => literalSecrets(item, [...path, index]));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, own]) => literalSecrets(own, [...path, key]));
  const key = String(path.at(-1));
  if (typeof value !== "string" || value === "" || namedSecret(value) !== undefined) return [];
  const isSecret =
    value.startsWith("os.environ/") ||
    (namesASecret(key) && !harmless.includes(key)) ||
    value.startsWith("sk-");
  return isSecret ? [literalSecret(formatPath(path))] : [];
}
