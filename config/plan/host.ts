/** Figures of the machine besides its GPUs: memory limits, weights that are loaded, weights on disk. */
import { compareText } from "../findings";
import type { GatewayConfig, VllmConfig } from "../gateway-config";
import { round, sum } from "./fit/bytes";
import { isLocal } from "./local-sources";
import type { HostFigures, Workload } from "./types";

export function hostFigures(config: GatewayConfig, workloads: readonly Workload[]): HostFigures {
  const sizes = sizesBySource(config);
  const known = [...sizes.values()].map((size) => size ?? 0);
  const hub = [...sizes]
    .filter(([source]) => !isLocal(source))
    .map(([source, sizeGiB]) => ({ source, sizeGiB }))
    .toSorted((a, b) => compareText(a.source, b.source));
  const fetched = config.models.flatMap(({ vllm }) => (vllm && !vllm.offline ? sourcesOf(vllm) : []));
  return {
    memoryGiB: config.host.memoryGiB,
    limitsGiB: round(limitsOf(workloads)),
    weightsGiB: { largest: Math.max(0, ...known), total: round(sum(known)) },
    diskGiB: round(sum(hub.map(({ sizeGiB }) => sizeGiB ?? 0))),
    downloads: hub.filter(({ source }) => fetched.includes(source)),
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

/** Of adapters no size is known; a checkpoint that is also a draft keeps its own. */
function sizesBySource(config: GatewayConfig): ReadonlyMap<string, number | null> {
  const sizes = new Map<string, number | null>();
  for (const { vllm } of config.models) {
    if (!vllm) continue;
    const { source, speculative } = vllm;
    for (const one of sourcesOf(vllm)) {
      const size =
        one === source ? filesGiB(vllm) : one === speculative?.model ? speculative.weightsGiB : null;
      sizes.set(one, size ?? sizes.get(one) ?? null);
    }
  }
  return sizes;
}

/** Everything that an engine loads. */
function sourcesOf({ source, speculative, lora }: VllmConfig): readonly string[] {
  return [source, ...(speculative?.model ? [speculative.model] : []), ...Object.values(lora?.adapters ?? {})];
}
