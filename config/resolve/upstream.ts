/** Resolves `upstream`: defaults of the file, and the provider prefix that LiteLLM demands. */
import { providerMissing } from "../errors/model";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { UpstreamConfig } from "../gateway-config";
import type { ParsedGateway } from "../schema/gateway";
import type { ModelInput } from "../schema/model";

export function resolveUpstream(
  input: NonNullable<ModelInput["upstream"]>,
  path: readonly string[],
  parsed: ParsedGateway,
  findings: Finding[],
): UpstreamConfig {
  const defaults = parsed.defaults.upstream;
  const apiBase = input.apiBase ?? defaults?.apiBase ?? null;
  const prefixed = input.model.includes("/");
  if (!prefixed && apiBase === null)
    findings.push(providerMissing(formatPath([...path, "model"]), input.model));
  return {
    model: prefixed ? input.model : `openai/${input.model}`,
    apiBase,
    apiVersion: input.apiVersion ?? null,
    apiKeys: input.apiKeys ?? defaults?.apiKeys ?? [],
  };
}
