/** Resolves `host.gpus`: an own list of devices, whole GPUs and MIG slices, in index order. */
import * as messages from "../errors/host";
import type { Finding } from "../findings";
import type { HostGpu } from "../gateway-config";
import { gpuPresets } from "../presets/gpus";
import type { GpuPreset } from "../presets/gpus";
import type { ParsedGateway } from "../schema/gateway";

type Entry = NonNullable<ParsedGateway["host"]["gpus"]>[number];

export function ownGpus(input: readonly Entry[], findings: Finding[]): HostGpu[] {
  const gpus: HostGpu[] = [];
  for (const [index, entry] of input.entries()) {
    const path = `host.gpus[${index}]`;
    const preset = gpuType(entry.type);
    findings.push(...checkEntry(path, entry, preset), ...checkId(path, entry, gpus));
    const facts = factsOf(entry, preset);
    for (let n = 0; n < (entry.count ?? 1); n += 1) {
      const id = entry.uuid ?? String(gpus.length);
      if (gpus.some((gpu) => gpu.id === id)) findings.push(messages.gpuIdTwice(`${path}.uuid`, id));
      else gpus.push({ id, ...facts });
    }
  }
  findings.push(...checkCounts(gpus));
  return gpus;
}

function gpuType(name: string | undefined): GpuPreset | undefined {
  return name !== undefined && Object.hasOwn(gpuPresets, name) ? gpuPresets[name] : undefined;
}

function factsOf(entry: Entry, preset: GpuPreset | undefined): Omit<HostGpu, "id"> {
  const slice = entry.mig;
  const type = preset ? (entry.type ?? null) : null;
  const whole = slice === undefined ? preset?.totalGiB : sliceGiB(preset, slice);
  return {
    name: entry.name ?? [entry.type ?? "gpu", ...(slice === undefined ? [] : [slice])].join(" "),
    totalGiB: entry.memoryGiB ?? whole ?? 0,
    type,
    computeCapability: preset?.computeCapability ?? null,
    // Links between slices, and from a slice to another card, are off.
    island: slice === undefined ? (entry.island ?? null) : null,
    isSlice: slice !== undefined,
  };
}

/** `1g.10gb+me` has the memory of `1g.10gb`. */
function sliceGiB(preset: GpuPreset | undefined, profile: string): number | undefined {
  return preset?.mig[profile.replace(/\+.*$/, "")];
}

function checkEntry(path: string, entry: Entry, preset: GpuPreset | undefined): readonly Finding[] {
  const { type, memoryGiB, mig } = entry;
  const findings: Finding[] = [];
  if (type !== undefined && !preset)
    findings.push(messages.gpuTypeUnknown(`${path}.type`, type, Object.keys(gpuPresets)));
  if (preset?.vendor === "amd") findings.push(messages.gpuVendor(`${path}.type`, type ?? ""));
  if (type === undefined && memoryGiB === undefined) findings.push(messages.gpuMemoryMissing(path));
  if (mig !== undefined && memoryGiB === undefined && preset && sliceGiB(preset, mig) === undefined)
    findings.push(messages.migUnknown(`${path}.mig`, mig, type ?? "", Object.keys(preset.mig)));
  return findings;
}

/** An index counts whole GPUs; behind a slice nobody can tell which one the next entry is. */
function checkId(path: string, entry: Entry, before: readonly HostGpu[]): readonly Finding[] {
  if (entry.uuid !== undefined) return [];
  if (entry.mig !== undefined) return [messages.migIdMissing(path)];
  return before.some((gpu) => gpu.isSlice) ? [messages.indexBehindSlice(path)] : [];
}

/** More than one machine can hold: people mean several machines. */
function checkCounts(gpus: readonly HostGpu[]): readonly Finding[] {
  return Object.entries(gpuPresets).flatMap(([type, { perHost }]) => {
    const count = gpus.filter((gpu) => gpu.type === type).length;
    return perHost !== null && count > perHost
      ? [messages.severalHosts("host.gpus", `${count} × ${type}`)]
      : [];
  });
}
