/** Who sits on which GPU while replicas are placed, and who may sit down beside whom. */
import type { HostConfig, HostGpu } from "../../gateway-config";
import { sharedLimit } from "../share";
import type { Demand } from "./demand";

export interface Tenant {
  readonly workload: string;
  readonly shared: boolean;
  /** Millionths of the GPU's total memory. */
  readonly share: number;
}

/** By GPU id. The lists are replaced, never changed: a copy of the map is a copy of all. */
export type Seats = Map<string, readonly Tenant[]>;

export function emptySeats(host: HostConfig): Seats {
  return new Map(host.gpus.map(({ id }) => [id, []]));
}

export function tenantsOf(seats: Seats, gpu: HostGpu): readonly Tenant[] {
  return seats.get(gpu.id) ?? [];
}

export function sit(seats: Seats, gpus: readonly HostGpu[], demand: Demand): void {
  const { shared, share, request } = demand;
  const tenant = { workload: request.workload, shared, share };
  for (const gpu of gpus) seats.set(gpu.id, [...tenantsOf(seats, gpu), tenant]);
}

/** The tenant that lets this one not sit down, because one of them shares with nobody. */
export function holderOf(tenants: readonly Tenant[], demand: Demand): Tenant | undefined {
  return tenants.find((tenant) => !(tenant.shared && demand.shared));
}

export function loadOf(tenants: readonly Tenant[]): number {
  return tenants.reduce((sum, { share }) => sum + share, 0);
}

/** Shares of this many engines, in millionths, have room on the GPU. */
export function hasRoom(host: HostConfig, gpu: HostGpu, load: number, engines: number): boolean {
  return load <= sharedLimit(host, gpu, engines) * 1e6 + 1e-3;
}

/** An empty GPU is open to everybody; a share that is too large even there is a mistake of its own. */
export function isOpen(host: HostConfig, seats: Seats, gpu: HostGpu, demand: Demand): boolean {
  const tenants = tenantsOf(seats, gpu);
  if (tenants.length === 0) return true;
  if (!demand.shared || holderOf(tenants, demand)) return false;
  return hasRoom(host, gpu, loadOf(tenants) + demand.share, tenants.length + 1);
}
