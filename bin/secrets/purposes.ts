/** What each secret is for, as the fields of the config that name it: one secret for two purposes is one too few. */
import type { GatewayConfig } from "../../config";

/** Name → fields. The keys of providers, of engines and of `secretEnv` may be shared on purpose. */
export function purposesOf(config: GatewayConfig): ReadonlyMap<string, readonly string[]> {
  const { proxy, database, cache, edge, grafana, telemetry } = config;
  const hasPages = database.type !== "none" && proxy.ui.enabled;
  const engines = config.models.flatMap(({ vllm }) => (vllm?.apiKey == null ? [] : [vllm.apiKey]));
  const providers = config.models.flatMap(({ upstream }) => upstream?.apiKeys ?? []);
  const named: readonly (readonly [field: string, names: readonly (string | undefined)[]])[] = [
    ["proxy.masterKey", proxy.masterKey === "none" ? [] : [proxy.masterKey]],
    ["proxy.saltKey", database.type === "none" ? [] : [proxy.saltKey]],
    ["proxy.ui.password", hasPages ? [proxy.ui.password] : []],
    ["grafana.adminPassword", grafana.enabled ? [grafana.adminPassword] : []],
    ["edge.basicAuth.password", edge.enabled ? [edge.basicAuth?.password] : []],
    ["database.url", [database.url]],
    ["cache.redis.password", [cache.redis?.password]],
    ["telemetry.langfuse.secretKey", [telemetry.langfuse?.secretKey]],
    ["huggingFace.token", [config.huggingFace.token]],
    ["models.*.vllm.apiKey", engines],
    ["models.*.upstream.apiKeys", providers],
  ];
  const fields = new Map<string, string[]>();
  for (const [field, names] of named)
    for (const name of new Set(names))
      if (name !== undefined) fields.set(name, [...(fields.get(name) ?? []), field]);
  return fields;
}
