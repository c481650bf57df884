/** Seats replicas on the GPUs that the config names: these ids always win. */
import * as gpuMessages from "../../errors/gpu";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { HostConfig, HostGpu } from "../../gateway-config";
import { sharedLimit } from "../share";
import type { Demand } from "./demand";
import { hasRoom, holderOf, loadOf, sit, tenantsOf } from "./seats";
import type { Seats } from "./seats";

/** Takes a seat even when it is taken already, so that the plan stays whole; the finding names the holder. */
export function seatExplicit(
  host: HostConfig,
  seats: Seats,
  demand: Demand,
  findings: Finding[],
): readonly HostGpu[] {
  const { vllm, model, number, workload } = demand.request;
  const ids = vllm.gpuIds?.[number - 1] ?? [];
  const path = formatPath(["models", model.name, "vllm", "gpuIds"]);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) findings.push(gpuMessages.gpuUsedTwice(path, twice, workload));
  const known = new Map(host.gpus.map((gpu) => [gpu.id, gpu]));
  const gpus = [...new Set(ids)].flatMap((id) => {
    const gpu = known.get(id);
    if (!gpu) findings.push(gpuMessages.gpuNotOnHost(path, id, [...known.keys()]));
    return gpu ?? [];
  });
  for (const gpu of gpus) findings.push(...conflicts(host, seats, gpu, demand, path));
  sit(seats, gpus, demand);
  return gpus;
}

function conflicts(
  host: HostConfig,
  seats: Seats,
  gpu: HostGpu,
  demand: Demand,
  path: string,
): readonly Finding[] {
  const tenants = tenantsOf(seats, gpu);
  const holder = holderOf(tenants, demand);
  if (holder) return [gpuMessages.gpuUsedTwice(path, gpu.id, holder.workload)];
  const load = loadOf(tenants) + demand.share;
  const engines = tenants.length + 1;
  if (hasRoom(host, gpu, load, engines)) return [];
  return [gpuMessages.shareTooLarge(path, gpu.id, load / 1e6, sharedLimit(host, gpu, engines))];
}
