/** Credentials that the provider reads, in groups that belong together. */
import * as messages from "../errors/upstream";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, UpstreamConfig } from "../gateway-config";
import { credentialNeeds, credentials } from "../presets/credentials";
import type { Provider } from "../presets/providers";

const regionVariables = ["AWS_REGION_NAME", "AWS_REGION", "AWS_DEFAULT_REGION"];

export function checkCredentials(
  path: readonly string[],
  { credentials: given }: UpstreamConfig,
  { title, credentials: kind }: Provider,
  { proxy }: GatewayConfig,
): readonly Finding[] {
  const own = Object.keys(credentials).filter((field) => kindOf(field) === kind);
  const findings = Object.keys(given).flatMap((field) => {
    const at = formatPath([...path, field]);
    if (!own.includes(field)) return [messages.credentialForeign(at, title, own)];
    const missing = needsOf(field).filter((other) => !Object.hasOwn(given, other));
    return missing.length === 0 ? [] : [messages.credentialsIncomplete(at, field, missing)];
  });
  const hasRegion = given.awsRegionName !== undefined || regionVariables.some((name) => name in proxy.env);
  return kind === "aws" && !hasRegion ? [...findings, messages.regionMissing(formatPath(path))] : findings;
}

function kindOf(field: string): Provider["credentials"] {
  return Object.entries(credentials).find(([name]) => name === field)?.[1].kind ?? null;
}

function needsOf(field: string): readonly string[] {
  return Object.entries(credentialNeeds).find(([name]) => name === field)?.[1] ?? [];
}
