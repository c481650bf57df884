/** Plans a checked config: who sits on which GPU, which containers run, in which order, at which addresses. */
import type { Finding } from "./findings";
import { deepFreeze } from "./freeze";
import type { GatewayConfig, HostConfig } from "./gateway-config";
import { gatewayAddress, gatewayUrl } from "./plan/edge-ports";
import { engineWorkloads } from "./plan/engines";
import { round } from "./plan/fit/bytes";
import { hostFigures } from "./plan/host";
import { pinImages } from "./plan/images";
import { checkHost } from "./plan/host-checks";
import { checkKernels } from "./plan/kernels";
import { internalNetworks } from "./plan/networks";
import { mirrored } from "./plan/mirror";
import { serviceNames } from "./plan/names";
import { placeReplicas } from "./plan/placement";
import type { Replica } from "./plan/placement";
import { withRotations } from "./plan/rotations";
import { planRoutes } from "./plan/routes";
import { withWayOut } from "./plan/way-out";
import { planSecrets } from "./plan/secrets";
import { serviceWorkloads } from "./plan/services";
import { startOrder } from "./plan/start-order";
import type { GatewayPlan, GpuUse, Workload } from "./plan/types";
import type { ImagePins } from "./schema/image-lock";
import type { Lock } from "./schema/lock";
import type { Rotations } from "./schema/rotations";

/** A plan with the findings that only planning shows. */
export interface Planned {
  /** Present also with findings, as far as it goes. */
  readonly plan: GatewayPlan | undefined;
  readonly findings: readonly Finding[];
}

/** What was decided or counted before, beside the config. */
export interface PlanOptions {
  readonly previous?: Lock | undefined;
  readonly rotations?: Rotations | undefined;
  readonly pins?: ImagePins | undefined;
}

/** Pure: the same config and the same previous placement give the same plan on every machine. */
export function planGateway(
  config: GatewayConfig,
  { previous, rotations = {}, pins }: PlanOptions = {},
): Planned {
  const { replicas, findings: placementFindings } = placeReplicas(config, previous?.placements);
  const { workloads: engines, findings: memoryFindings } = engineWorkloads(config, replicas);
  const named = [...engines, ...serviceWorkloads(config, serviceNames(config), engines)].map((workload) => ({
    ...withWayOut(config, workload),
    image: mirrored(workload.image, config.imagePolicy.registry),
  }));
  const { workloads: unrotated, images, findings: imageFindings } = pinImages(named, pins);
  const workloads = withRotations(unrotated, rotations);
  const plan: GatewayPlan = {
    name: config.name,
    network: config.host.network,
    internalNetworks: internalNetworks(config, workloads),
    workloads,
    images,
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
    address: gatewayAddress(config),
    volumes: volumesOf(workloads),
  };
  const machineFindings = [...checkKernels(config.host, replicas), ...checkHost(config, workloads)];
  return {
    plan: deepFreeze(plan),
    findings: [...oncePerModel(placementFindings), ...memoryFindings, ...machineFindings, ...imageFindings],
  };
}

/** Each once: lines of requests have those who write and those who read them. */
function volumesOf(workloads: readonly Workload[]): readonly string[] {
  const all = workloads.flatMap(({ mounts }) =>
    mounts.flatMap((mount) => (mount.kind === "volume" ? [mount.source] : [])),
  );
  return [...new Set(all)];
}

/** Four replicas without a GPU are one mistake. */
function oncePerModel(findings: readonly Finding[]): readonly Finding[] {
  const said = new Set<string>();
  return findings.filter(({ code, path }) => {
    if (code !== "GPU.NOT_ENOUGH") return true;
    const isFirst = !said.has(path);
    said.add(path);
    return isFirst;
  });
}

function gpuUse(
  host: HostConfig,
  replicas: readonly Replica[],
  engines: readonly Workload[],
): readonly GpuUse[] {
  const tenants = new Map<string, string[]>(host.gpus.map(({ id }) => [id, []]));
  for (const { workload, gpus } of replicas) for (const { id } of gpus) tenants.get(id)?.push(workload);
  const used = new Map<string, number>();
  for (const { gpu, weightsGiB, overheadGiB, kvCacheGiB } of engines.flatMap(({ memory }) => memory)) {
    used.set(gpu, (used.get(gpu) ?? 0) + weightsGiB + overheadGiB + Math.max(0, kvCacheGiB));
  }
  return host.gpus.map(({ id, name, totalGiB }) => ({
    id,
    name,
    totalGiB,
    usedGiB: round(used.get(id) ?? 0),
    tenants: tenants.get(id) ?? [],
  }));
}
