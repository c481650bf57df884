/** Plans a checked config: who sits on which GPU, which containers run, in which order, at which addresses. */
import type { Finding } from "./findings";
import { deepFreeze } from "./freeze";
import type { GatewayConfig, HostConfig } from "./gateway-config";
import { engineWorkloads } from "./plan/engines";
import { hostFigures } from "./plan/host";
import { checkHost } from "./plan/host-checks";
import { checkKernels } from "./plan/kernels";
import { serviceNames } from "./plan/names";
import { placeReplicas } from "./plan/placement";
import type { Replica } from "./plan/placement";
import { planRoutes } from "./plan/routes";
import { planSecrets } from "./plan/secrets";
import { serviceWorkloads } from "./plan/services";
import { startOrder } from "./plan/start-order";
import type { GatewayPlan, GpuUse, Workload } from "./plan/types";

export interface Planned {
  /** Present also with findings, as far as it goes. */
  readonly plan: GatewayPlan | undefined;
  readonly findings: readonly Finding[];
}

/** Pure: the same config gives the same plan on every machine. */
export function planGateway(config: GatewayConfig): Planned {
  const { replicas, findings: placementFindings } = placeReplicas(config);
  const { workloads: engines, findings: memoryFindings } = engineWorkloads(config, replicas);
  const workloads = [...engines, ...serviceWorkloads(config, serviceNames(config), engines)];
  const plan: GatewayPlan = {
    name: config.name,
    network: config.host.network,
    workloads,
    startOrder: startOrder(workloads),
    routes: planRoutes(config, replicas),
    gpus: gpuUse(config.host, replicas, engines),
    host: hostFigures(config, workloads),
    ports: workloads.flatMap((workload) =>
      workload.ports.map((port) => ({ ...port, workload: workload.name })),
    ),
    secrets: planSecrets(config, workloads),
    secretsDir: config.secrets.dir,
    url: gatewayUrl(config),
    volumes: workloads.flatMap((workload) =>
      workload.mounts.flatMap((mount) => (mount.kind === "volume" ? [mount.source] : [])),
    ),
  };
  const machineFindings = [...checkKernels(config.host, replicas), ...checkHost(config, workloads)];
  return { plan: deepFreeze(plan), findings: [...placementFindings, ...memoryFindings, ...machineFindings] };
}

function gpuUse(
  host: HostConfig,
  replicas: readonly Replica[],
  engines: readonly Workload[],
): readonly GpuUse[] {
  return host.gpus.map((gpu) => {
    const tenants = replicas
      .filter((replica) => replica.gpus.some(({ id }) => id === gpu.id))
      .map((replica) => replica.workload);
    const used = engines
      .flatMap((engine) => engine.memory.filter((memory) => memory.gpu === gpu.id))
      .reduce(
        (sum, memory) => sum + memory.weightsGiB + memory.overheadGiB + Math.max(0, memory.kvCacheGiB),
        0,
      );
    const { id, name, totalGiB } = gpu;
    return { id, name, totalGiB, usedGiB: Math.round(used * 100) / 100, tenants };
  });
}

function gatewayUrl(config: GatewayConfig): string {
  const bind = config.proxy.bind[0] ?? "127.0.0.1";
  const host = { "0.0.0.0": "127.0.0.1", "::": "::1" }[bind] ?? bind;
  return `http://${host.includes(":") ? `[${host}]` : host}:${config.proxy.port}`;
}
