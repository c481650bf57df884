/** The LiteLLM proxies: the migration job, then the replicas one after another. */
import { Construct } from "constructs";
import type { Artefacts, Workload } from "../config";
import { ContainerService } from "./container-service";
import type { StackSettings } from "./container-service";
import type { GatewayNetwork } from "./gateway-network";

export interface LiteLlmProxyProps {
  /** The job that brings the database up to date. @default none: there is no database */
  readonly migration?: Workload;
  /** One workload per proxy. */
  readonly replicas: readonly Workload[];
  readonly network: GatewayNetwork;
  readonly settings: StackSettings;
  /** The proxy's YAML. */
  readonly artefacts: Pick<Artefacts, "litellm">;
}

/**
 * A new generation answers before the old one goes. Terraform applies that order to everything the proxies depend on, so
 * they depend on nothing with a fixed name: databases and engines are waited for inside the container and its probe.
 * https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy
 */
export class LiteLlmProxy extends Construct {
  readonly services: readonly ContainerService[];

  constructor(scope: Construct, id: string, props: LiteLlmProxyProps) {
    super(scope, id);
    const { migration, replicas, network, settings, artefacts } = props;
    const services: ContainerService[] = [];
    const job = migration
      ? [new ContainerService(this, migration.name, { workload: migration, network, settings })]
      : [];
    for (const workload of replicas) {
      const after = [...job, ...services.slice(-1)];
      services.push(
        new ContainerService(this, workload.name, { workload, network, settings, artefacts, after }),
      );
    }
    this.services = services;
  }
}
