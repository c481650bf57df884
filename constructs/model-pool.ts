/** All engines behind one model name. */
import { Construct } from "constructs";
import type { Artefacts, Workload } from "../config";
import type { ContainerService, StackSettings } from "./container-service";
import type { GatewayNetwork } from "./gateway-network";
import { VllmServer } from "./vllm-server";

/** The engines that answer under one name. */
export interface ModelPoolProps {
  /** One workload per replica. */
  readonly workloads: readonly Workload[];
  readonly network: GatewayNetwork;
  readonly settings: StackSettings;
  /** Texts of the files that an engine names, such as its chat template. @default none */
  readonly artefacts?: Partial<Artefacts>;
  /** Engines that must answer first: on a shared GPU they load one after another. @default none */
  readonly after?: (workload: Workload) => readonly ContainerService[];
}

/** Ids come from the workloads' names: one replica more touches no other. */
export class ModelPool extends Construct {
  readonly servers: readonly VllmServer[];

  constructor(scope: Construct, id: string, props: ModelPoolProps) {
    super(scope, id);
    const { workloads, network, settings, artefacts = {}, after } = props;
    const servers: VllmServer[] = [];
    for (const workload of workloads) {
      const own = servers.filter((server) => workload.needs.includes(server.host));
      const others = (after?.(workload) ?? []).filter((service) => !own.some((server) => server === service));
      servers.push(
        new VllmServer(this, workload.name, {
          workload,
          network,
          settings,
          artefacts,
          after: [...own, ...others],
        }),
      );
    }
    this.servers = servers;
  }
}
