/** The whole gateway as one stack: provider, state, network, services, outputs. */
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { Annotations, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { formatFinding, pullLogins } from "../config";
import type { Artefacts, Finding, GatewayConfig, GatewayPlan, PullLogin } from "../config";
import type { ContainerService } from "../constructs/container-service";
import { GatewayNetwork } from "../constructs/gateway-network";
import { literal } from "../constructs/terraform-text";
import { createServices } from "./services";
import { configureState } from "./state-backend";

/** 3.6.2, which the bindings name, deletes stopped containers on plan and cannot pin GPUs. */
const providerVersion = "~> 4.6";

/** The `result` of `evaluateGateway` or `evaluateInput`. */
export interface GatewayStackProps {
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly artefacts: Artefacts;
  /** Of the check; warnings become annotations, which `cdktf` prints with the stack. @default none */
  readonly findings?: readonly Finding[];
  /** Folder of the local state file, relative to the stack's output folder. @default ../../.. (the project) */
  readonly stateDirectory?: string;
}

/** Everything that a config asks for, as one Terraform stack: provider, state, network, services, and the order between them. */
export class GatewayStack extends TerraformStack {
  readonly network: GatewayNetwork;
  /** Services by workload name. */
  readonly services: ReadonlyMap<string, ContainerService>;

  constructor(scope: Construct, id: string, props: GatewayStackProps) {
    super(scope, id);
    const { config, plan, artefacts, stateDirectory = "../../.." } = props;
    configureState(this, config, stateDirectory);
    this.configureProvider(config);
    this.network = this.createNetwork(plan);
    const settings = {
      name: plan.name,
      secretsDir: plan.secretsDir,
      logs: config.logs,
      gpuRuntime: config.host.docker.gpuRuntime,
    };
    this.services = createServices(this, plan, { network: this.network, settings, artefacts });
    this.createOutputs(plan);
    for (const finding of props.findings ?? []) Annotations.of(this).addWarning(formatFinding(finding));
  }

  private configureProvider({ host, imagePolicy }: GatewayConfig): void {
    const { endpoint, certPath } = host.docker;
    const logins = pullLogins(imagePolicy);
    new DockerProvider(this, "docker", {
      ...(endpoint === undefined ? {} : { host: endpoint }),
      ...(certPath === undefined ? {} : { certPath }),
      // Only where the login lies: its file is read when Terraform runs, and nothing of it is stored.
      ...(logins.length === 0 ? {} : { registryAuth: logins.map(registryAuth) }),
    });
    this.addOverride("terraform.required_providers.docker.version", providerVersion);
  }

  private createNetwork(plan: GatewayPlan): GatewayNetwork {
    const { name, adopt, subnet } = plan.network;
    return new GatewayNetwork(this, "network", {
      name,
      adopt,
      stack: plan.name,
      internal: plan.internalNetworks,
      ...(subnet === null ? {} : { subnet }),
    });
  }

  private createOutputs(plan: GatewayPlan): void {
    new TerraformOutput(this, "gateway_url", {
      value: plan.url,
      description: "where clients reach the gateway",
    });
    new TerraformOutput(this, "model_names", {
      value: plan.routes.map((route) => literal(route.model)),
      description: "what clients send as model",
    });
    new TerraformOutput(this, "container_names", {
      value: Object.fromEntries([...this.services].map(([name, service]) => [name, service.container.name])),
      description: "container of each workload",
    });
  }
}

/** Without a file the provider reads the one that Docker's own programs read. */
function registryAuth({ registry, configFile }: PullLogin) {
  return { address: registry, ...(configFile === undefined ? {} : { configFile }) };
}
