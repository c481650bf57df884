/** The whole gateway as one stack: provider, state, network, services, outputs. */
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Artefacts, GatewayConfig, GatewayPlan, Workload } from "../config";
import type { ContainerService, ContainerServiceProps, StackSettings } from "../constructs/container-service";
import { GatewayEdge } from "../constructs/gateway-edge";
import { GatewayNetwork } from "../constructs/gateway-network";
import { LiteLlmProxy } from "../constructs/litellm-proxy";
import { ModelPool } from "../constructs/model-pool";
import { PostgresStore } from "../constructs/postgres-store";
import { PrometheusMonitor } from "../constructs/prometheus-monitor";
import { RedisCache } from "../constructs/redis-cache";
import { configureState } from "./state-backend";

/** 3.6.2, which the bindings name, deletes stopped containers on plan and cannot pin GPUs. */
const providerVersion = "~> 4.6";

export interface GatewayStackProps {
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly artefacts: Artefacts;
  /** Folder of the local state file, relative to the stack's output folder. @default ../../.. (the project) */
  readonly stateDirectory?: string;
}

type ServiceClass = new (scope: Construct, id: string, props: ContainerServiceProps) => ContainerService;

export class GatewayStack extends TerraformStack {
  readonly network: GatewayNetwork;
  /** Services by workload name. */
  readonly services: ReadonlyMap<string, ContainerService>;

  constructor(scope: Construct, id: string, props: GatewayStackProps) {
    super(scope, id);
    const { config, plan, artefacts } = props;
    const { endpoint, certPath, gpuRuntime } = config.host.docker;
    configureState(this, config, props.stateDirectory ?? "../../..");
    new DockerProvider(this, "docker", {
      ...(endpoint === undefined ? {} : { host: endpoint }),
      ...(certPath === undefined ? {} : { certPath }),
    });
    this.addOverride("terraform.required_providers.docker.version", providerVersion);
    const { name, adopt, subnet } = plan.network;
    this.network = new GatewayNetwork(this, "network", {
      name,
      adopt,
      stack: plan.name,
      ...(subnet === null ? {} : { subnet }),
    });
    const settings: StackSettings = {
      name: plan.name,
      secretsDir: plan.secretsDir,
      logs: config.logs,
      gpuRuntime,
    };
    this.services = this.createServices(plan, artefacts, settings);
    this.createOutputs(plan);
  }

  private createServices(
    plan: GatewayPlan,
    artefacts: Artefacts,
    settings: StackSettings,
  ): ReadonlyMap<string, ContainerService> {
    const services = new Map<string, ContainerService>();
    const { network } = this;
    const of = (role: Workload["role"]) => plan.workloads.filter((workload) => workload.role === role);
    const after = (workload: Workload) =>
      workload.needs
        .filter((need) => !workload.waitsInside.includes(need))
        .flatMap((need) => services.get(need) ?? []);
    const add = (service: ContainerService) => services.set(service.workload.name, service);
    const single = (role: Workload["role"], Service: ServiceClass) => {
      for (const workload of of(role))
        add(
          new Service(this, workload.name, {
            workload,
            network,
            settings,
            artefacts,
            after: after(workload),
          }),
        );
    };
    single("redis", RedisCache);
    single("postgres", PostgresStore);
    for (const workloads of byModel(of("vllm"))) {
      const pool = new ModelPool(this, `model-${workloads[0]?.name ?? ""}`, {
        workloads,
        network,
        settings,
        after,
      });
      for (const server of pool.servers) add(server);
    }
    const [migration] = of("migrate");
    const proxy = new LiteLlmProxy(this, "proxy", {
      replicas: of("proxy"),
      network,
      settings,
      artefacts,
      ...(migration ? { migration } : {}),
    });
    for (const service of proxy.services) add(service);
    single("edge", GatewayEdge);
    single("prometheus", PrometheusMonitor);
    return services;
  }

  private createOutputs(plan: GatewayPlan): void {
    new TerraformOutput(this, "gateway_url", {
      value: plan.url,
      description: "where clients reach the gateway",
    });
    new TerraformOutput(this, "model_names", {
      value: plan.routes.map((route) => route.model),
      description: "what clients send as model",
    });
    new TerraformOutput(this, "container_names", {
      value: Object.fromEntries([...this.services].map(([name, service]) => [name, service.container.name])),
      description: "container of each workload",
    });
  }
}

function byModel(engines: readonly Workload[]): readonly (readonly Workload[])[] {
  const models = [...new Set(engines.map((engine) => engine.model))];
  return models.map((model) => engines.filter((engine) => engine.model === model));
}
