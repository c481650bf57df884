/** GPU types: what vLLM sees of each card. One row per type; `totalGiB` is the device total, not the marketing figure. */
import { migProfiles } from "./mig";

export interface GpuPreset {
  /** Device memory as CUDA reports it (the total that vLLM takes its share of), GiB. With several readings the smaller. */
  readonly totalGiB: number;
  /** CUDA compute capability; null for a card that CUDA does not know. */
  readonly computeCapability: string | null;
  /** Direct links between cards: all of a machine (NVSwitch, base board), a bridge over two cards, or none. */
  readonly nvlink: "all" | "pairs" | "none";
  /** Memory of a slice by MIG profile, GiB; empty where no listing is known or the card has no MIG. */
  readonly mig: Readonly<Record<string, number>>;
  /** Who builds it: the pinned images are CUDA's. */
  readonly vendor: "nvidia" | "amd";
  /** The most that one machine holds; null: no limit known. */
  readonly perHost: number | null;
  /** Where the memory figure was read, and how where it is not the reading of one card. */
  readonly source: string;
  readonly note?: string;
}

const nvidia = { nvlink: "none", mig: {}, vendor: "nvidia", perHost: null } as const;
const amd = {
  computeCapability: null,
  nvlink: "none",
  mig: {},
  vendor: "amd",
  perHost: null,
  note: "the data sheet's figure: known so that it can be refused by name",
} as const;
const capabilities = {
  turing: { computeCapability: "7.5" },
  ampere: { computeCapability: "8.0" },
  ampereSmall: { computeCapability: "8.6" },
  ada: { computeCapability: "8.9" },
  hopper: { computeCapability: "9.0" },
  blackwell: { computeCapability: "10.0" },
  blackwellSmall: { computeCapability: "12.0" },
} as const;
const { turing, ampere, ampereSmall, ada, hopper, blackwell, blackwellSmall } = capabilities;

const vllmTotals = "https://github.com/vllm-project/vllm/issues/23278";

/** GPU types by name, with the memory and the formats that the planner counts with. */
export const gpuPresets: Readonly<Record<string, GpuPreset>> = Object.freeze({
  "a100-40gb": {
    ...nvidia,
    ...ampere,
    totalGiB: 39.4,
    nvlink: "all",
    mig: migProfiles.a100x40,
    source: "https://github.com/bottlerocket-os/bottlerocket/pull/3873",
  },
  "a100-80gb": {
    ...nvidia,
    ...ampere,
    totalGiB: 79.25,
    nvlink: "all",
    mig: migProfiles.a100x80,
    source: "https://github.com/levihsu/OOTDiffusion/issues/235",
  },
  "h100-80gb": {
    ...nvidia,
    ...hopper,
    totalGiB: 79.18,
    nvlink: "all",
    mig: migProfiles.h100x80,
    source: vllmTotals,
  },
  "h100-pcie-80gb": {
    ...nvidia,
    ...hopper,
    totalGiB: 79.18,
    nvlink: "pairs",
    mig: migProfiles.h100x80,
    source: vllmTotals,
    note: "as h100-80gb: the same 80 GB",
  },
  "h100-nvl-94gb": {
    ...nvidia,
    ...hopper,
    totalGiB: 93,
    nvlink: "pairs",
    mig: migProfiles.h100x94,
    source: "https://github.com/ali-vilab/VACE/issues/56",
  },
  "h200-141gb": {
    ...nvidia,
    ...hopper,
    totalGiB: 139.72,
    nvlink: "all",
    mig: migProfiles.h200,
    source: "https://github.com/vllm-project/vllm/issues/23192",
  },
  "b200-180gb": {
    ...nvidia,
    ...blackwell,
    totalGiB: 178.35,
    nvlink: "all",
    mig: migProfiles.b200,
    source: "https://github.com/pytorch/ao/pull/4002",
  },
  "gb200-186gb": {
    ...nvidia,
    ...blackwell,
    totalGiB: 182,
    nvlink: "all",
    mig: migProfiles.gb200,
    source: "https://github.com/NVIDIA/gpu-operator/pull/1303",
    note: "four slices of 45.5 GiB: no reading of the whole card was found, which is larger",
  },
  gb10: {
    ...nvidia,
    computeCapability: "12.1",
    totalGiB: 121.63,
    perHost: 1,
    source: "https://docs.nvidia.com/dgx/dgx-spark/hardware.html",
  },
  "a10-24gb": {
    ...nvidia,
    ...ampereSmall,
    totalGiB: 22.18,
    source: "https://github.com/OpenBMB/MiniCPM-V/issues/640",
  },
  "l4-24gb": {
    ...nvidia,
    ...ada,
    totalGiB: 22.03,
    source: "https://github.com/ArcInstitute/evo2/issues/190",
  },
  "l40s-48gb": {
    ...nvidia,
    ...ada,
    totalGiB: 44.42,
    source: "https://github.com/stepfun-ai/Step-Video-T2V/issues/8",
  },
  "rtx-3090-24gb": {
    ...nvidia,
    ...ampereSmall,
    totalGiB: 23.69,
    nvlink: "pairs",
    source: "https://github.com/vllm-project/vllm/issues/2140",
  },
  "rtx-4090-24gb": {
    ...nvidia,
    ...ada,
    totalGiB: 23.52,
    source: "https://github.com/vllm-project/vllm/issues/42049",
  },
  "rtx-5090-32gb": {
    ...nvidia,
    ...blackwellSmall,
    totalGiB: 31.36,
    source: "https://github.com/aikitoria/open-gpu-kernel-modules/issues/1",
  },
  "rtx-a6000-48gb": {
    ...nvidia,
    ...ampereSmall,
    totalGiB: 47.53,
    nvlink: "pairs",
    source: "https://github.com/allenai/open-instruct/issues/163",
    note: "with ECC off; ECC takes a sixteenth: then give memoryGiB 44.4",
  },
  "rtx-6000-ada-48gb": {
    ...nvidia,
    ...ada,
    totalGiB: 44.43,
    source: "https://github.com/DINGYANB/MTVCrafter/issues/21",
    note: "with ECC on",
  },
  "rtx-pro-6000-96gb": {
    ...nvidia,
    ...blackwellSmall,
    totalGiB: 94.97,
    source: "https://github.com/antirez/ds4/issues/431",
  },
  "t4-16gb": {
    ...nvidia,
    ...turing,
    totalGiB: 14.58,
    source: "https://github.com/datawhalechina/self-llm/issues/162",
  },
  "v100-32gb": {
    ...nvidia,
    computeCapability: "7.0",
    totalGiB: 31.74,
    nvlink: "all",
    source: "https://github.com/haotian-liu/LLaVA/issues/812",
  },
  "mi300x-192gb": {
    ...amd,
    totalGiB: 192,
    source: "https://www.amd.com/en/products/accelerators/instinct/mi300/mi300x.html",
  },
  "mi325x-256gb": {
    ...amd,
    totalGiB: 256,
    source: "https://www.amd.com/en/products/accelerators/instinct/mi300/mi325x.html",
  },
});
