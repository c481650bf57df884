/** Host presets: one row per machine people buy. An own machine is described with `host.gpus` instead. */
export interface HostPreset {
  /** A row of the GPU table, or null on a machine without GPUs. */
  readonly gpuType: string | null;
  readonly gpuCount: number;
  /** GPUs that reach each other directly: islands of this size in index order. */
  readonly gpusPerIsland: number;
  /** Host memory, GiB. 0 = not known, not checked. */
  readonly memoryGiB: number;
  /** CPU and GPU share one memory pool. */
  readonly unifiedMemory: boolean;
  /** Memory that engines may not take: the system and the other containers, GiB. */
  readonly reserveGiB: number;
  readonly architecture: "amd64" | "arm64";
  readonly source: string;
}

/** Eight GPUs on one board, every one linked to every other by NVSwitch. */
const dgx = {
  gpuCount: 8,
  gpusPerIsland: 8,
  unifiedMemory: false,
  reserveGiB: 16,
  architecture: "amd64",
} as const;

/** Machines by name: `host.preset`. */
export const hostPresets: Readonly<Record<string, HostPreset>> = Object.freeze({
  cpu: {
    gpuType: null,
    gpuCount: 0,
    gpusPerIsland: 1,
    memoryGiB: 0,
    unifiedMemory: false,
    reserveGiB: 2,
    architecture: "amd64",
    source: "https://docs.vllm.ai/en/latest/getting_started/installation/cpu.html",
  },
  "dgx-a100-40": {
    ...dgx,
    gpuType: "a100-40gb",
    memoryGiB: 1024,
    source: "https://docs.nvidia.com/dgx/dgxa100-user-guide/",
  },
  "dgx-a100-80": {
    ...dgx,
    gpuType: "a100-80gb",
    memoryGiB: 2048,
    source: "https://docs.nvidia.com/dgx/dgxa100-user-guide/",
  },
  "dgx-b200": {
    ...dgx,
    gpuType: "b200-180gb",
    memoryGiB: 2048,
    source: "https://docs.nvidia.com/dgx/dgxb200-user-guide/",
  },
  "dgx-h100": {
    ...dgx,
    gpuType: "h100-80gb",
    memoryGiB: 2048,
    source: "https://docs.nvidia.com/dgx/dgxh100-user-guide/",
  },
  "dgx-h200": {
    ...dgx,
    gpuType: "h200-141gb",
    memoryGiB: 2048,
    source: "https://docs.nvidia.com/dgx/dgxh100-user-guide/",
  },
  "dgx-spark": {
    gpuType: "gb10",
    gpuCount: 1,
    gpusPerIsland: 1,
    memoryGiB: 121.63,
    unifiedMemory: true,
    reserveGiB: 20,
    architecture: "arm64",
    source: "https://docs.nvidia.com/dgx/dgx-spark/hardware.html",
  },
});

/** Names that people give to several machines at once: one plan describes one Docker host. */
export const severalMachines: readonly RegExp[] = Object.freeze([
  /spark.*(pair|x[2-9]|[2-9]$|two|dual|cluster|stack)/,
  /^([2-9]|two|dual)-?x?-?(dgx-)?spark/,
  /superpod|basepod|nvl(36|72)/,
]);

/** Machines people ask for whose figures no public source states in full: the plan does not pretend to know them. */
export const hostsWithoutFigures: readonly RegExp[] = Object.freeze([/^dgx-station/]);
