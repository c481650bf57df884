/** The slow truth about small hosts: tries every set of GPUs for every replica. Shares no code with the planner but its memory. */
import { hasErrors } from "../../../../config/findings";
import type { GatewayConfig, HostConfig, HostGpu } from "../../../../config/gateway-config";
import { planMemory } from "../../../../config/plan/fit/memory";
import type { Replica } from "../../../../config/plan/placement";
import { memoryShare } from "../../../../config/plan/share";

type Seated = readonly Replica[];

/** All sets of so many of these. */
function subsets<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return list.flatMap((one, index) => subsets(list.slice(index + 1), size - 1).map((rest) => [one, ...rest]));
}

const isJoined = ({ vllm }: Replica) => vllm.tensorParallelSize * vllm.pipelineParallelSize > 1;
const isFit = (host: HostConfig, replica: Replica) => !hasErrors(planMemory(host, replica).findings);

/** The engine runs on its GPUs; or it would on none at all, and then they are not what is wrong. */
export function runs(host: HostConfig, replica: Replica): boolean {
  return runner(host, replica)(replica.gpus);
}

function runner(host: HostConfig, replica: Replica): (gpus: readonly HostGpu[]) => boolean {
  const isAllowed = (gpus: readonly HostGpu[]) => !(isJoined(replica) && gpus.some(({ isSlice }) => isSlice));
  const ways = subsets(host.gpus, replica.vllm.gpusPerReplica).filter(isAllowed);
  const fitsSomewhere = ways.some((gpus) => isFit(host, { ...replica, gpus }));
  return (gpus) => isAllowed(gpus) && (!fitsSomewhere || isFit(host, { ...replica, gpus }));
}

/** Nobody sits where somebody else does, unless all share and the GPU has room for all. */
export function isPeaceful(host: HostConfig, seated: Seated): boolean {
  return host.gpus.every((gpu) => {
    const tenants = seated.filter(({ gpus }) => gpus.some(({ id }) => id === gpu.id));
    if (tenants.length < 2) return true;
    const sum = tenants.reduce((total, { vllm }) => total + memoryShare(host, vllm), 0);
    const outside = tenants.length / gpu.totalGiB;
    return tenants.every(({ vllm }) => vllm.sharedGpu) && sum <= Math.min(0.95, 1 - outside) + 1e-9;
  });
}

function orders<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length === 0) return [[]];
  return list.flatMap((one, index) => orders(list.toSpliced(index, 1)).map((rest) => [one, ...rest]));
}

/** Unequal GPUs under one model, and tensor-parallel groups over two islands however the GPUs are dealt out. */
export function flawsOf(replica: Replica): number {
  const { gpus, vllm } = replica;
  const size = vllm.tensorParallelSize;
  const kinds = new Set(gpus.map(({ totalGiB, isSlice }) => `${totalGiB} ${isSlice}`));
  const isWhole = (group: readonly HostGpu[]) =>
    new Set(group.flatMap(({ island }) => island ?? [])).size < 2;
  const canBeDealt = orders(gpus).some((order) =>
    order.every((_, index) => index % size !== 0 || isWhole(order.slice(index, index + size))),
  );
  return Number(isJoined(replica) && kinds.size > 1) + Number(!canBeDealt);
}

/** The fewest flaws with which all have a place beside those that are settled; undefined when they have none. */
export function fewestFlaws(config: GatewayConfig, settled: Seated, open: Seated): number | undefined {
  const { host } = config;
  const ways = open.map((replica) => {
    const isRunning = runner(host, replica);
    return subsets(host.gpus, replica.vllm.gpusPerReplica)
      .filter(isRunning)
      .map((gpus) => ({ seated: { ...replica, gpus }, flaws: flawsOf({ ...replica, gpus }) }));
  });
  let best: number | undefined;
  const walk = (index: number, seated: Seated, flaws: number): void => {
    if (best !== undefined && flaws >= best) return;
    if (index === ways.length) best = flaws;
    for (const way of ways[index] ?? []) {
      const next = [...seated, way.seated];
      if (isPeaceful(host, next)) walk(index + 1, next, flaws + way.flaws);
    }
  };
  walk(0, settled, 0);
  return best;
}
