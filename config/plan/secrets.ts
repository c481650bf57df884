/** Which secrets the stack reads, who reads them, and which of them can be made by the toolkit. */
import { compareText } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import type { PlannedSecret, Workload } from "./types";
import { databaseRoles } from "./workloads/database-roles";
import { hasOwnRedis, redisPassword } from "./workloads/redis";

export function planSecrets(config: GatewayConfig, workloads: readonly Workload[]): readonly PlannedSecret[] {
  const readers = new Map<string, string[]>();
  for (const workload of workloads) {
    for (const name of new Set(workload.secrets.map((secret) => secret.name))) {
      readers.set(name, [...(readers.get(name) ?? []), workload.name]);
    }
  }
  const own = ownSecrets(config);
  return [...readers]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([name, list]) => ({ name, readers: list, canBeMade: own.has(name) }));
}

/** Secrets between our own containers; a provider's key nobody can make. */
function ownSecrets(config: GatewayConfig): ReadonlySet<string> {
  const { masterKey, saltKey, ui } = config.proxy;
  const engineKeys = config.models.flatMap((model) =>
    model.vllm?.apiKey == null ? [] : [model.vllm.apiKey],
  );
  return new Set([
    masterKey,
    saltKey,
    ui.password,
    ...databaseRoles(config).map(({ secret }) => secret),
    ...(config.grafana.enabled ? [config.grafana.adminPassword] : []),
    ...(config.edge.basicAuth ? [config.edge.basicAuth.password] : []),
    ...(hasOwnRedis(config) ? [redisPassword] : []),
    ...engineKeys,
  ]);
}
