/** Creates a plan's services in order, each after those it needs. Knows which construct runs which workload. */
import type { Construct } from "constructs";
import type { Artefacts, GatewayPlan, Workload } from "../config";
import type { ContainerService, ContainerServiceProps, StackSettings } from "../constructs/container-service";
import { GatewayEdge } from "../constructs/gateway-edge";
import type { GatewayNetwork } from "../constructs/gateway-network";
import { LiteLlmProxy } from "../constructs/litellm-proxy";
import { ModelPool } from "../constructs/model-pool";
import { PostgresStore } from "../constructs/postgres-store";
import { PrometheusMonitor } from "../constructs/prometheus-monitor";
import { RedisCache } from "../constructs/redis-cache";

/** What every service gets. */
interface Shared {
  readonly network: GatewayNetwork;
  readonly settings: StackSettings;
  readonly artefacts: Artefacts;
}

type ServiceClass = new (scope: Construct, id: string, props: ContainerServiceProps) => ContainerService;

/** Services by workload name. */
export function createServices(
  stack: Construct,
  plan: GatewayPlan,
  shared: Shared,
): ReadonlyMap<string, ContainerService> {
  const services = new Map<string, ContainerService>();
  const of = (role: Workload["role"]) => plan.workloads.filter((workload) => workload.role === role);
  const add = (created: readonly ContainerService[]) => {
    for (const service of created) services.set(service.workload.name, service);
  };
  const after = (workload: Workload) =>
    workload.needs
      .filter((need) => !workload.waitsInside.includes(need))
      .flatMap((need) => services.get(need) ?? []);
  const single = (role: Workload["role"], Service: ServiceClass) =>
    of(role).map(
      (workload) => new Service(stack, workload.name, { workload, ...shared, after: after(workload) }),
    );
  add(single("redis", RedisCache));
  add(single("postgres", PostgresStore));
  for (const workloads of byModel(of("vllm"))) {
    const id = `model-${workloads[0]?.name ?? ""}`;
    add(new ModelPool(stack, id, { workloads, ...shared, after }).servers);
  }
  add(createProxy(stack, of("migrate"), of("proxy"), shared).services);
  add(single("edge", GatewayEdge));
  add(single("prometheus", PrometheusMonitor));
  return services;
}

function createProxy(
  stack: Construct,
  [migration]: readonly Workload[],
  replicas: readonly Workload[],
  shared: Shared,
): LiteLlmProxy {
  return new LiteLlmProxy(stack, "proxy", { replicas, ...shared, ...(migration ? { migration } : {}) });
}

function byModel(engines: readonly Workload[]): readonly (readonly Workload[])[] {
  const models = [...new Set(engines.map((engine) => engine.model))];
  return models.map((model) => engines.filter((engine) => engine.model === model));
}
