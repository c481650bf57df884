/** Places every replica on GPUs of the host. Pure; the order of the models in the file does not matter. */
import { compareText } from "../findings";
import * as messages from "../errors/gpu";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, HostGpu, ModelConfig, VllmConfig } from "../gateway-config";
import { engineName } from "./names";
import { gpuLimit, memoryShare } from "./share";

/** One engine process and its GPUs. */
export interface Replica {
  readonly model: ModelConfig;
  readonly vllm: VllmConfig;
  readonly workload: string;
  /** Counted from 1. */
  readonly number: number;
  readonly gpus: readonly HostGpu[];
}

interface Tenant {
  readonly workload: string;
  readonly shared: boolean;
  readonly share: number;
}

type Seats = Map<string, Tenant[]>;

/** Explicit ids first, then the largest replicas; free GPUs are taken in index order. */
export function placeReplicas(config: GatewayConfig): {
  replicas: readonly Replica[];
  findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const seats: Seats = new Map(config.host.gpus.map((gpu) => [gpu.id, []]));
  const placed: Replica[] = [];
  for (const request of requests(config)) {
    findings.push(...checkSizes(config, request));
    const gpus = request.vllm.gpuIds
      ? seatExplicit(config, request, seats, findings)
      : seatFree(config, request, seats, findings);
    placed.push({ ...request, gpus });
  }
  const replicas = placed.toSorted((a, b) => compareText(a.model.name, b.model.name) || a.number - b.number);
  return { replicas, findings };
}

type Request = Omit<Replica, "gpus">;

function requests(config: GatewayConfig): readonly Request[] {
  const all = config.models.flatMap((model) => {
    const { vllm } = model;
    if (!vllm) return [];
    return Array.from({ length: vllm.replicas }, (_, index) => ({
      model,
      vllm,
      number: index + 1,
      workload: engineName(config, model.slug, index + 1),
    }));
  });
  return all.toSorted(
    (a, b) =>
      Number(b.vllm.gpuIds !== null) - Number(a.vllm.gpuIds !== null) ||
      // First replicas before second ones: one replica more moves no engine that runs.
      a.number - b.number ||
      b.vllm.gpusPerReplica - a.vllm.gpusPerReplica ||
      weight(b) - weight(a) ||
      compareText(a.model.name, b.model.name),
  );
}

function weight({ vllm }: Request): number {
  // Files that only this machine has must not decide who sits where.
  const known = vllm.checkpointFrom === "files" ? null : vllm.checkpoint;
  return vllm.weightsGiB ?? known?.weights.fileGiB ?? 0;
}

/** Once per model: parallel sizes, shares. */
function checkSizes(config: GatewayConfig, { model, vllm, number }: Request): readonly Finding[] {
  if (number > 1) return [];
  const path = ["models", model.name, "vllm"];
  const findings: Finding[] = [];
  if (config.host.gpus.length > 0 && vllm.gpusPerReplica === 0)
    findings.push(messages.noGpuAsked(formatPath([...path, "gpus"])));
  const product = vllm.tensorParallelSize * vllm.pipelineParallelSize * vllm.dataParallelSize;
  if (vllm.gpusPerReplica > 0 && product !== vllm.gpusPerReplica) {
    findings.push(messages.parallelMismatch(formatPath(path), product, vllm.gpusPerReplica));
  }
  if (vllm.sharedGpu && vllm.gpuMemoryUtilization === null)
    findings.push(messages.shareMissing(formatPath(path)));
  return findings;
}

function seatExplicit(
  config: GatewayConfig,
  request: Request,
  seats: Seats,
  findings: Finding[],
): readonly HostGpu[] {
  const ids = request.vllm.gpuIds?.[request.number - 1] ?? [];
  const path = formatPath(["models", request.model.name, "vllm", "gpuIds"]);
  const gpus: HostGpu[] = [];
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) findings.push(messages.gpuUsedTwice(path, twice, request.workload));
  for (const id of new Set(ids)) {
    const gpu = config.host.gpus.find((candidate) => candidate.id === id);
    if (!gpu) {
      findings.push(
        messages.gpuNotOnHost(
          path,
          id,
          config.host.gpus.map((candidate) => candidate.id),
        ),
      );
      continue;
    }
    findings.push(...sit(config, request, gpu, seats, path));
    gpus.push(gpu);
  }
  return gpus;
}

/** Takes the seat even when it is taken already, so that the plan stays whole; the finding names the holder. */
function sit(
  config: GatewayConfig,
  request: Request,
  gpu: HostGpu,
  seats: Seats,
  path: string,
): readonly Finding[] {
  const tenants = seats.get(gpu.id) ?? [];
  const holder = tenants.find((tenant) => !(tenant.shared && request.vllm.sharedGpu));
  const tenant = {
    workload: request.workload,
    shared: request.vllm.sharedGpu,
    share: memoryShare(config.host, request.vllm),
  };
  seats.set(gpu.id, [...tenants, tenant]);
  if (holder) return [messages.gpuUsedTwice(path, gpu.id, holder.workload)];
  const sum = [...tenants, tenant].reduce((total, { share }) => total + share, 0);
  const limit = gpuLimit(config.host);
  return sum > limit + 1e-9 ? [messages.shareTooLarge(path, gpu.id, sum, limit)] : [];
}

function seatFree(
  config: GatewayConfig,
  request: Request,
  seats: Seats,
  findings: Finding[],
): readonly HostGpu[] {
  const wanted = request.vllm.gpusPerReplica;
  const open = config.host.gpus.filter((gpu) => isOpen(config, request, seats.get(gpu.id) ?? []));
  const path = formatPath(["models", request.model.name, "vllm", "gpus"]);
  if (open.length < wanted) {
    const held = [...seats].flatMap(([id, tenants]) =>
      tenants.map((tenant) => `${id} by ${tenant.workload}`),
    );
    const text = `${wanted} GPU${wanted === 1 ? "" : "s"} for ${request.workload}`;
    findings.push(
      messages.notEnoughGpus(
        path,
        text,
        open.map((gpu) => gpu.id),
        held,
      ),
    );
    return [];
  }
  const chosen = open.slice(0, wanted);
  for (const gpu of chosen) findings.push(...sit(config, request, gpu, seats, path));
  return chosen;
}

function isOpen(config: GatewayConfig, request: Request, tenants: readonly Tenant[]): boolean {
  if (tenants.length === 0) return true;
  if (!request.vllm.sharedGpu || tenants.some((tenant) => !tenant.shared)) return false;
  const sum = tenants.reduce((total, { share }) => total + share, memoryShare(config.host, request.vllm));
  return sum <= gpuLimit(config.host) + 1e-9;
}
