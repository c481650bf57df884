/** Figures of the machine besides its GPUs: memory limits, weights that are loaded, weights on disk. */
import { compareText } from "../findings";
import type { GatewayConfig, VllmConfig } from "../gateway-config";
import type { HostFigures, Workload } from "./types";

export function hostFigures(config: GatewayConfig, workloads: readonly Workload[]): HostFigures {
  const sizes = sizesBySource(config);
  const known = [...sizes.values()].map((size) => size ?? 0);
  const downloads = [...sizes]
    .filter(([source]) => !source.startsWith("/"))
    .map(([source, sizeGiB]) => ({ source, sizeGiB }))
    .toSorted((a, b) => compareText(a.source, b.source));
  return {
    memoryGiB: config.host.memoryGiB,
    limitsGiB: round(limitsOf(workloads)),
    weightsGiB: { largest: Math.max(0, ...known), total: round(sum(known)) },
    diskGiB: round(sum(downloads.map(({ sizeGiB }) => sizeGiB ?? 0))),
    downloads,
  };
}

/** Limits of the containers that stay: a job that ends gives its memory back. */
export function limitsOf(workloads: readonly Workload[]): number {
  return sum(workloads.filter(({ oneShot }) => !oneShot).map(({ memoryMiB }) => (memoryMiB ?? 0) / 1024));
}

/** The files of a checkpoint, GiB. */
export function filesGiB({ checkpoint, weightsGiB }: VllmConfig): number | null {
  return checkpoint?.weights.fileGiB ?? weightsGiB;
}

function sizesBySource(config: GatewayConfig): ReadonlyMap<string, number | null> {
  const sizes = new Map<string, number | null>();
  for (const { vllm } of config.models) if (vllm) sizes.set(vllm.source, filesGiB(vllm));
  return sizes;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
