/** The LiteLLM proxies: the jobs that prepare the database, then the replicas one after another. */
import { Construct } from "constructs";
import { constructMessages, formatFinding } from "../config";
import type { Artefacts, Workload } from "../config";
import { ContainerService } from "./container-service";
import type { StackSettings } from "./container-service";
import type { GatewayNetwork } from "./gateway-network";

/** The proxies of a plan, and the jobs that prepare their database. */
export interface LiteLlmProxyProps {
  /** The job that gives the stack's own database its users. @default none */
  readonly roles?: Workload;
  /** The job that brings the database up to date. @default none: there is no database */
  readonly migration?: Workload;
  /** One workload per proxy. */
  readonly replicas: readonly Workload[];
  readonly network: GatewayNetwork;
  readonly settings: StackSettings;
  /** The proxy's YAML, and the SQL of the users. */
  readonly artefacts: Pick<Artefacts, "litellm"> & Partial<Artefacts>;
}

/** An engine: `VllmServer`. */
export interface Backend {
  readonly apiBase: string;
  readonly workload: Workload;
}

/**
 * A new generation answers before the old one goes. Terraform applies that order to everything the proxies depend on, so
 * they depend on nothing with a fixed name: databases and engines are waited for inside the container and its probe.
 * https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy
 */
export class LiteLlmProxy extends Construct {
  readonly services: readonly ContainerService[];
  private readonly yaml: string;
  private readonly backends: Backend[] = [];

  constructor(scope: Construct, id: string, props: LiteLlmProxyProps) {
    super(scope, id);
    const { roles, migration, replicas, ...shared } = props;
    const add = (workload: Workload, after: readonly ContainerService[]) =>
      new ContainerService(this, workload.name, { workload, ...shared, after });
    const users = roles ? [add(roles, [])] : [];
    const job = migration ? [add(migration, users)] : users;
    const services: ContainerService[] = [];
    for (const workload of replicas) services.push(add(workload, [...job, ...services.slice(-1)]));
    this.services = services;
    this.yaml = props.artefacts.litellm;
    this.node.addValidation({ validate: () => this.unknownBackends() });
  }

  /**
   * Says which engines stand behind these proxies. Changes no resource: a proxy does not wait for the load of a model.
   * What its YAML does not ask is refused at synthesis, so that a model is never deployed for nobody.
   */
  serves(...backends: readonly (Backend | { readonly servers: readonly Backend[] })[]): this {
    this.backends.push(...backends.flatMap((one) => ("servers" in one ? one.servers : [one])));
    return this;
  }

  private unknownBackends(): string[] {
    const [first] = this.services;
    return this.backends
      .filter(
        ({ workload }) =>
          ![workload.name, ...workload.aliases].some((name) => this.yaml.includes(`//${name}:`)),
      )
      .map(({ apiBase }) =>
        formatFinding(constructMessages.backendUnknown(first?.host ?? this.node.id, apiBase)),
      );
  }
}
