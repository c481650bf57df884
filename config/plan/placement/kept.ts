/** Seats replicas where the lock file has them, as long as they can stay there. */
import * as messages from "../../errors/placement";
import type { HostConfig, HostGpu } from "../../gateway-config";
import type { Demand } from "./demand";
import { isJoined } from "./gpu-set";
import { hasRoom, holderOf, loadOf, tenantsOf } from "./seats";
import type { Seats } from "./seats";

/** Workload name → GPU ids. */
export type Placements = Readonly<Record<string, readonly string[]>>;

export function previousOf(placements: Placements, workload: string): readonly string[] | undefined {
  return Object.hasOwn(placements, workload) ? placements[workload] : undefined;
}

/** The GPUs of the lock file, in its order, or why they cannot be kept. */
export function keptGpus(
  host: HostConfig,
  seats: Seats,
  demand: Demand,
  ids: readonly string[],
): readonly HostGpu[] | { readonly reason: string } {
  if (ids.length !== demand.count) return { reason: messages.otherCount(demand.count, ids.length) };
  const gpus = ids.flatMap((id) => host.gpus.find((gpu) => gpu.id === id) ?? []);
  const gone = ids.find((id) => !gpus.some((gpu) => gpu.id === id));
  if (gone !== undefined) return { reason: messages.gpuGone(gone) };
  for (const gpu of gpus) {
    const tenants = tenantsOf(seats, gpu);
    const holder = holderOf(tenants, demand);
    if (holder) return { reason: messages.gpuHeld(gpu.id, holder.workload) };
    // Alone on a GPU a share has room, or is a mistake that moving would not mend.
    const isAlone = tenants.length === 0;
    if (!isAlone && !hasRoom(host, gpu, loadOf(tenants) + demand.share, tenants.length + 1))
      return {
        reason: messages.noRoomBeside(
          gpu.id,
          tenants.map(({ workload }) => workload),
        ),
      };
  }
  if (demand.suits(gpus)) return gpus;
  const hasSlice = isJoined(demand.request.vllm) && gpus.some(({ isSlice }) => isSlice);
  return { reason: hasSlice ? messages.onSlices() : messages.fitsNoMore() };
}
