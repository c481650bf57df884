/** Resolves `host`: the preset's row or the own GPU list becomes one list of devices in index order. */
import * as messages from "../errors/host";
import type { Finding } from "../findings";
import type { HostConfig, HostGpu } from "../gateway-config";
import { gpuPresets } from "../presets/gpus";
import { hostPresets, hostsWithoutFigures, severalMachines } from "../presets/hosts";
import type { HostPreset } from "../presets/hosts";
import type { ParsedGateway } from "../schema/gateway";
import { ownGpus } from "./own-gpus";

type HostInput = ParsedGateway["host"];

const ownMachine: Omit<HostPreset, "gpuType" | "gpuCount" | "gpusPerIsland" | "source"> = {
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
  const gpus = input.gpus ? ownGpus(input.gpus, findings) : presetGpus(row);
  const unifiedMemory = input.unifiedMemory ?? facts.unifiedMemory;
  const reserveGiB = input.reserveGiB ?? facts.reserveGiB;
  const total = gpus[0]?.totalGiB ?? Number.POSITIVE_INFINITY;
  if (unifiedMemory && reserveGiB >= total)
    findings.push(messages.reserveTooLarge("host.reserveGiB", reserveGiB, total));
  return {
    preset,
    gpus,
    memoryGiB: memoryGiB === 0 ? null : memoryGiB,
    unifiedMemory,
    reserveGiB,
    architecture: input.architecture ?? facts.architecture,
    docker: input.docker,
    dataDir,
    weightsDir: input.weightsDir ?? `${dataDir}/weights`,
    proxy: input.proxy
      ? { https: input.proxy.https ?? null, http: input.proxy.http ?? null, noProxy: input.proxy.noProxy }
      : null,
    caCertificates: input.caCertificates ?? null,
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
  findings.push(
    severalMachines.some((pattern) => pattern.test(name))
      ? messages.severalHosts("host.preset", JSON.stringify(name))
      : messages.hostPresetUnknown("host.preset", name, {
          known: Object.keys(hostPresets),
          hasNoFigures: hostsWithoutFigures.some((pattern) => pattern.test(name)),
        }),
  );
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
    island: String(Math.floor(index / row.gpusPerIsland)),
    isSlice: false,
  }));
}
