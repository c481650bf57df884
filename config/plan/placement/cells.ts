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
  /** Key and count. */
  readonly text: string;
}

/** The cell of a GPU; undefined when it is closed. */
export function cellOf(seats: Seats, gpu: HostGpu): Cell | undefined {
  const tenants = tenantsOf(seats, gpu);
  if (tenants.some(({ shared }) => !shared)) return undefined;
  return cell(gpu, kindOf(gpu), 1, loadOf(tenants), tenants.length);
}

export function cellsOf(host: HostConfig, seats: Seats): readonly Cell[] {
  const cells: Cell[] = [];
  for (const gpu of host.gpus) {
    const one = cellOf(seats, gpu);
    if (one) insert(cells, one);
  }
  return cells;
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
    return count === 0 ? [] : [count === one.count ? one : counted(one, count)];
  });
  if (!demand.shared) return left;
  for (const { pile, count } of picks) {
    const one = cells[pile];
    if (one) insert(left, cell(one.gpu, one.kind, count, one.load + demand.share, one.engines + 1));
  }
  return left;
}

function cell(gpu: HostGpu, kind: string, count: number, load: number, engines: number): Cell {
  const key = `${kind}|${gpu.island ?? ""}|${load}|${engines}`;
  return { key, gpu, kind, count, load, engines, text: `${key}x${count}` };
}

/** Keeps the order: the fullest GPUs first, so that empty ones stay empty; it depends on nothing but the cells. */
function insert(cells: Cell[], one: Cell): void {
  const index = cells.findIndex(({ load, key }) => load < one.load || (load === one.load && key >= one.key));
  const at = index < 0 ? cells.length : index;
  const there = cells[at];
  if (there?.key === one.key) cells[at] = counted(one, one.count + there.count);
  else cells.splice(at, 0, one);
}

function counted(one: Cell, count: number): Cell {
  return { ...one, count, text: `${one.key}x${count}` };
}
