/** The stack's own networks, and who is on which. */
import type { GatewayConfig } from "../gateway-config";
import { internalNetworkName } from "./names";
import type { GatewayPlan, InternalNetwork, InternalNetworkId, StackNetworkId, Workload } from "./types";

const internalIds: readonly InternalNetworkId[] = ["data", "engines"];

/** A database that publishes a port needs a network with a way out: Docker publishes through no other. */
export function ofDatabase(publish: unknown): readonly StackNetworkId[] {
  return publish === undefined ? ["data"] : ["data", "front"];
}

/** What the proxies are on: where clients come from, where their stores are, and where their engines are. */
export function ofProxy(config: GatewayConfig, hasOwnStores: boolean): readonly StackNetworkId[] {
  return ["front", ...(hasOwnStores ? (["data"] as const) : []), ...enginesNetwork(config)];
}

/** An own database, or none of its own behind the way out. */
export function ofMigration({ database }: GatewayConfig): readonly StackNetworkId[] {
  return database.type === "postgres" ? ["data"] : ["front"];
}

/** What scrapes the proxies, the engines, and the exporters beside the databases. */
export function ofScraper(config: GatewayConfig, hasExporters: boolean): readonly StackNetworkId[] {
  return ["front", ...(hasExporters ? (["data"] as const) : []), ...enginesNetwork(config)];
}

/** What shows the metrics and asks the database; browsers come from outside. */
export function ofDashboards({ postgres }: { readonly postgres: boolean }): readonly StackNetworkId[] {
  return postgres ? ["front", "data"] : ["front"];
}

/** An engine that downloads nothing needs no way out. */
export function ofEngine({ offline }: { readonly offline: boolean }): readonly StackNetworkId[] {
  return [offline ? "engines" : "front"];
}

/** Those with members, in a fixed order. */
export function internalNetworks(
  config: GatewayConfig,
  workloads: readonly Workload[],
): readonly InternalNetwork[] {
  return internalIds
    .filter((id) => workloads.some(({ stackNetworks }) => stackNetworks.includes(id)))
    .map((id) => ({ id, name: internalNetworkName(config, id) }));
}

/** Names of all networks that a container joins, the stack's own first. */
export function networksOf(plan: GatewayPlan, { stackNetworks, networks }: Workload): readonly string[] {
  const own = stackNetworks.map(
    (id) => plan.internalNetworks.find((network) => network.id === id)?.name ?? plan.network.name,
  );
  return [...own, ...networks];
}

function enginesNetwork({ models }: GatewayConfig): readonly StackNetworkId[] {
  return models.some(({ vllm }) => vllm?.offline === true) ? ["engines"] : [];
}
