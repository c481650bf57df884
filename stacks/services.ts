/** Creates a plan's services in order, each after those it needs. Knows which construct runs which workload. */
import type { Construct } from "constructs";
import type { Artefacts, GatewayPlan, Workload } from "../config";
import type { ContainerService, ContainerServiceProps, StackSettings } from "../constructs/container-service";
import { AlertManager } from "../constructs/alert-manager";
import { BlackboxExporter } from "../constructs/blackbox-exporter";
import { GpuExporter } from "../constructs/gpu-exporter";
import { GatewayEdge } from "../constructs/gateway-edge";
import type { GatewayNetwork } from "../constructs/gateway-network";
import { GrafanaDashboards } from "../constructs/grafana-dashboards";
import { LiteLlmProxy } from "../constructs/litellm-proxy";
import { LogShipper } from "../constructs/log-shipper";
import { ModelPool } from "../constructs/model-pool";
import { NodeExporter } from "../constructs/node-exporter";
import { PostgresBackup } from "../constructs/postgres-backup";
import { PostgresExporter } from "../constructs/postgres-exporter";
import { PostgresStore } from "../constructs/postgres-store";
import { PrometheusMonitor } from "../constructs/prometheus-monitor";
import { RedisCache } from "../constructs/redis-cache";
import { RedisExporter } from "../constructs/redis-exporter";

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
  const pools = byModel(of("vllm")).map((workloads) => {
    const pool = new ModelPool(stack, `model-${workloads[0]?.name ?? ""}`, { workloads, ...shared, after });
    add(pool.servers);
    return pool;
  });
  add(createProxy(stack, of, shared).serves(...pools).services);
  add(single("edge", GatewayEdge));
  add(single("prometheus", PrometheusMonitor));
  add(single("alertmanager", AlertManager));
  add(single("redis-exporter", RedisExporter));
  add(single("postgres-exporter", PostgresExporter));
  add(single("node-exporter", NodeExporter));
  add(single("gpu-exporter", GpuExporter));
  add(single("blackbox-exporter", BlackboxExporter));
  add(single("grafana", GrafanaDashboards));
  add(single("cloudwatch", LogShipper));
  add(single("alloy", LogShipper));
  add(single("backup", PostgresBackup));
  return services;
}

function createProxy(
  stack: Construct,
  of: (role: Workload["role"]) => readonly Workload[],
  shared: Shared,
): LiteLlmProxy {
  const [roles, migration] = [of("roles")[0], of("migrate")[0]];
  const jobs = { ...(roles ? { roles } : {}), ...(migration ? { migration } : {}) };
  return new LiteLlmProxy(stack, "proxy", { replicas: of("proxy"), ...shared, ...jobs });
}

function byModel(engines: readonly Workload[]): readonly (readonly Workload[])[] {
  const models = [...new Set(engines.map((engine) => engine.model))];
  return models.map((model) => engines.filter((engine) => engine.model === model));
}
