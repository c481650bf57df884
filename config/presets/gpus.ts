/** GPU types: what vLLM sees of each card. One row per type; `totalGiB` is the device total, not the marketing figure. */
export interface GpuPreset {
  /** Device memory as vLLM sees it, GiB. */
  readonly totalGiB: number;
  /** CUDA compute capability. */
  readonly computeCapability: string;
  readonly source: string;
}

const vllmTotals = "https://github.com/vllm-project/vllm/issues/23278";

export const gpuPresets: Readonly<Record<string, GpuPreset>> = Object.freeze({
  "a100-40gb": {
    totalGiB: 39.4,
    computeCapability: "8.0",
    source: "https://www.nvidia.com/en-us/data-center/a100/",
  },
  "a100-80gb": {
    totalGiB: 79.25,
    computeCapability: "8.0",
    source: "https://www.nvidia.com/en-us/data-center/a100/",
  },
  "h100-80gb": { totalGiB: 79.18, computeCapability: "9.0", source: vllmTotals },
  "h200-141gb": {
    totalGiB: 139.8,
    computeCapability: "9.0",
    source: "https://www.nvidia.com/en-us/data-center/h200/",
  },
  "b200-180gb": {
    totalGiB: 178.35,
    computeCapability: "10.0",
    source: "https://www.nvidia.com/en-us/data-center/dgx-b200/",
  },
  gb10: {
    totalGiB: 121.63,
    computeCapability: "12.1",
    source: "https://docs.nvidia.com/dgx/dgx-spark/hardware.html",
  },
});
