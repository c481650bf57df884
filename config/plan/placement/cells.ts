/** GPUs that are in the same state, counted: what the exact search works on instead of single GPUs. */
import type { HostConfig, HostGpu } from "../../gateway-config";
import type { Pick } from "./choices";
import type { Demand } from "./demand";
import { kindOf } from "./gpu-set";
import { hasRoom, loadOf, tenantsOf } from "./seats";
import type { Seats } from "./seats";

/** Free GPUs, and shared ones, of one kind and island with equal load. Who holds a GPU alone has closed it: no cell. */
export interface Cell {
  readonly key: string;
  /** Any of them: it stands for all. */
  readonly gpu: HostGpu;
  readonly kind: string;
  readonly count: number;
  readonly load: number;
  readonly engines: number;
}

/** The cell of a GPU; undefined when it is closed. */
export function cellOf(seats: Seats, gpu: HostGpu): Cell | undefined {
  const tenants = tenantsOf(seats, gpu);
  if (tenants.some(({ shared }) => !shared)) return undefined;
  return cell(gpu, kindOf(gpu), 1, loadOf(tenants), tenants.length);
}

export function cellsOf(host: HostConfig, seats: Seats): readonly Cell[] {
  return merged(host.gpus.flatMap((gpu) => cellOf(seats, gpu) ?? []));
}

export function isOpenCell(host: HostConfig, { gpu, load, engines }: Cell, demand: Demand): boolean {
  if (engines === 0) return true;
  return demand.shared && hasRoom(host, gpu, load + demand.share, engines + 1);
}

/** What is left when the demand has taken its GPUs. */
export function taken(cells: readonly Cell[], picks: readonly Pick[], demand: Demand): readonly Cell[] {
  const counts = new Map(picks.map(({ pile, count }) => [pile, count]));
  const left = cells.flatMap((one, index) => {
    const count = one.count - (counts.get(index) ?? 0);
    return count === 0 ? [] : [count === one.count ? one : { ...one, count }];
  });
  if (!demand.shared) return left;
  const fuller = picks.flatMap(({ pile, count }) => {
    const one = cells[pile];
    return one ? [cell(one.gpu, one.kind, count, one.load + demand.share, one.engines + 1)] : [];
  });
  return merged([...left, ...fuller]);
}

function cell(gpu: HostGpu, kind: string, count: number, load: number, engines: number): Cell {
  return { key: `${kind}|${gpu.island ?? ""}|${load}|${engines}`, gpu, kind, count, load, engines };
}

/** In an order that depends on nothing but the cells; the fullest GPUs first, so that empty ones stay empty. */
function merged(cells: readonly Cell[]): readonly Cell[] {
  const byKey = new Map<string, Cell>();
  for (const one of cells) {
    const same = byKey.get(one.key);
    byKey.set(one.key, same ? { ...same, count: same.count + one.count } : one);
  }
  return [...byKey.values()].sort((a, b) => b.load - a.load || (a.key < b.key ? -1 : 1));
}
