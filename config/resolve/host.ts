/** Resolves `host`: the preset's row or the own GPU list becomes one list of devices in index order. */
import * as messages from "../errors/gpu";
import type { Finding } from "../findings";
import type { HostConfig, HostGpu } from "../gateway-config";
import { gpuPresets } from "../presets/gpus";
import type { GpuPreset } from "../presets/gpus";
import { hostPresets } from "../presets/hosts";
import type { HostPreset } from "../presets/hosts";
import type { ParsedGateway } from "../schema/gateway";

type HostInput = ParsedGateway["host"];

const ownMachine: Omit<HostPreset, "gpuType" | "gpuCount" | "source"> = {
  memoryGiB: 0,
  unifiedMemory: false,
  reserveGiB: 16,
  architecture: "amd64",
};

export function resolveHost(parsed: ParsedGateway, findings: Finding[]): HostConfig {
  const input = parsed.host;
  const preset = choosePreset(input, findings);
  const row = preset === null ? null : (hostPresets[preset] ?? null);
  const facts = row ?? ownMachine;
  const dataDir = input.dataDir ?? `/var/lib/${parsed.name}`;
  const memoryGiB = input.memoryGiB ?? facts.memoryGiB;
  return {
    preset,
    gpus: input.gpus ? ownGpus(input.gpus, findings) : presetGpus(row),
    memoryGiB: memoryGiB === 0 ? null : memoryGiB,
    unifiedMemory: input.unifiedMemory ?? facts.unifiedMemory,
    reserveGiB: input.reserveGiB ?? facts.reserveGiB,
    architecture: input.architecture ?? facts.architecture,
    docker: input.docker,
    dataDir,
    weightsDir: input.weightsDir ?? `${dataDir}/weights`,
    network: {
      name:
        input.network.name ?? (parsed.name === "vllm-litellm" ? "vllm_network" : `${parsed.name}_network`),
      adopt: input.network.adopt,
      subnet: input.network.subnet ?? null,
    },
  };
}

function choosePreset(input: HostInput, findings: Finding[]): string | null {
  if (input.gpus) {
    if (input.preset !== undefined) findings.push(messages.presetAndGpus("host"));
    return null;
  }
  const name = input.preset ?? "cpu";
  if (Object.hasOwn(hostPresets, name)) return name;
  findings.push(messages.hostPresetUnknown("host.preset", name, Object.keys(hostPresets)));
  return null;
}

function presetGpus(row: HostPreset | null): HostGpu[] {
  const gpu = row?.gpuType ? gpuPresets[row.gpuType] : undefined;
  if (!row?.gpuType || !gpu) return [];
  const name = row.gpuType;
  return Array.from({ length: row.gpuCount }, (_, index) => ({
    id: String(index),
    name,
    totalGiB: gpu.totalGiB,
    type: name,
    computeCapability: gpu.computeCapability,
    island: null,
    isSlice: false,
  }));
}

function ownGpus(input: NonNullable<HostInput["gpus"]>, findings: Finding[]): HostGpu[] {
  const gpus: HostGpu[] = [];
  for (const [index, entry] of input.entries()) {
    const path = `host.gpus[${index}]`;
    const preset = gpuType(entry.type);
    if (entry.type !== undefined && !preset)
      findings.push(messages.gpuTypeUnknown(`${path}.type`, entry.type, Object.keys(gpuPresets)));
    if (entry.type === undefined && entry.memoryGiB === undefined)
      findings.push(messages.gpuMemoryMissing(path));
    const totalGiB = entry.memoryGiB ?? preset?.totalGiB ?? 0;
    const facts = {
      type: preset ? (entry.type ?? null) : null,
      computeCapability: preset?.computeCapability ?? null,
      island: null,
      isSlice: false,
    };
    const name = entry.name ?? entry.type ?? "gpu";
    for (let n = 0; n < (entry.count ?? 1); n += 1) {
      const id = entry.uuid ?? String(gpus.length);
      if (gpus.some((gpu) => gpu.id === id)) findings.push(messages.gpuIdTwice(`${path}.uuid`, id));
      else gpus.push({ id, name, totalGiB, ...facts });
    }
  }
  return gpus;
}

function gpuType(name: string | undefined): GpuPreset | undefined {
  return name !== undefined && Object.hasOwn(gpuPresets, name) ? gpuPresets[name] : undefined;
}
