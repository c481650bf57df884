/** The host that engines sit on. */
import { entriesOf } from "./entry";

export const hostEntries = entriesOf({
  "HOST.PRESET_UNKNOWN": {
    severity: "error",
    meaning: "There is no host preset of that name.",
    fix: "Use a known preset, or describe the machine with `host.gpus`.",
    example: {
      path: "host.preset",
      message:
        'unknown preset "dgx-h10"; known: "cpu", "dgx-a100-40", "dgx-a100-80", "dgx-b200", "dgx-h100", "dgx-h200", "dgx-spark"',
    },
  },
  "HOST.PRESET_AND_GPUS": {
    severity: "error",
    meaning: "Both a preset and an own list of GPUs are given.",
    fix: "Remove one of them.",
    example: { path: "host", message: "has both preset and gpus; at most one is allowed" },
  },
  "HOST.GPU_TYPE_UNKNOWN": {
    severity: "error",
    meaning: "There is no GPU type of that name.",
    fix: "Use a known type, or give `memoryGiB`.",
    example: { path: "host.gpus[0].type", message: 'unknown GPU type "h100"' },
  },
  "HOST.GPU_MEMORY_MISSING": {
    severity: "error",
    meaning: "A GPU has neither `type` nor `memoryGiB`.",
    fix: "Add one of them.",
    example: { path: "host.gpus[0]", message: "has neither type nor memoryGiB" },
  },
  "HOST.GPU_ID_TWICE": {
    severity: "error",
    meaning: "Two GPUs have one id, as a `uuid` beside a `count` above 1 would give.",
    fix: "Give each GPU an entry with its own `uuid`, or leave `uuid` out.",
    example: { path: "host.gpus[0].uuid", message: 'two GPUs have the id "GPU-17"' },
  },
  "HOST.GPU_VENDOR": {
    severity: "error",
    meaning: "The GPU is not NVIDIA's, but the images are built for CUDA.",
    fix: "Serve that machine by other means and add it with `upstream`.",
    example: {
      path: "host.gpus[0].type",
      message: '"mi300x-192gb" is an AMD GPU; the images and the device reservation are NVIDIA\'s',
    },
  },
  "HOST.SEVERAL_MACHINES": {
    severity: "error",
    meaning:
      "The preset or the list means more than one machine (two DGX Sparks, say); one config describes one Docker host.",
    fix: "Write one config per machine; models of the others are added with `upstream`.",
    example: {
      path: "host.gpus",
      message: "2 × gb10 is more than one machine; one config describes one Docker host",
    },
  },
  "HOST.RESERVE_TOO_LARGE": {
    severity: "error",
    meaning: "On unified memory nothing is left for engines.",
    fix: "Lower `host.reserveGiB`.",
    example: {
      path: "host.reserveGiB",
      message: "got 200 GiB, but CPU and GPU have 121.63 GiB together",
    },
  },
  "HOST.MIG_UNKNOWN": {
    severity: "error",
    meaning: "The GPU type has no such MIG profile, or its memory is not known.",
    fix: "Use a profile of the table, or give `memoryGiB`.",
    example: {
      path: "host.gpus[0].mig",
      message:
        'no memory is known for MIG profile "1g.5gb" of "h100-80gb"; known: "1g.10gb", "1g.20gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb"',
    },
  },
  "HOST.MIG_ID_MISSING": {
    severity: "error",
    meaning: "A MIG slice has no `uuid`; the index would give the container the whole GPU.",
    fix: "Add `uuid`, one entry per slice.",
    example: { path: "host.gpus[0]", message: "a MIG slice without uuid; an index would name the whole GPU" },
  },
  "HOST.INDEX_UNCLEAR": {
    severity: "error",
    meaning:
      "A GPU without `uuid` stands behind a MIG slice, so that its index cannot be told from the list.",
    fix: "Add `uuid`, or move it before the slices.",
    example: {
      path: "host.gpus[1]",
      message: "a GPU without uuid behind a MIG slice; the list does not say which index it has",
    },
  },
  "HOST.IMAGE_ARCHITECTURE": {
    severity: "error",
    meaning: "The image is known to lack the CPU architecture of the host.",
    fix: "Use a tag for it, or correct `host.architecture`.",
    example: { path: "images.redis", message: "own/redis:7-arm64 is built for arm64, the host is amd64" },
  },
  "HOST.MEMORY_LIMITS": {
    severity: "warning",
    meaning:
      "The memory limits of the containers are together more than the host has; on unified memory those of the services more than the reserve.",
    fix: "Lower the limits, or correct the figure.",
    example: {
      path: "host.reserveGiB",
      message: "the containers may take 11.19 GiB together, 8 GiB is there",
    },
  },
  "HOST.MEMORY_LOADING": {
    severity: "warning",
    meaning:
      "The files of a checkpoint are more than nine tenths of the host's memory, so that they cannot be cached while they are loaded.",
    fix: "Expect slow starts: raise `loadBudget`, or add memory.",
    example: {
      path: "models.shelf.vllm",
      message:
        "60 GiB of weights are loaded through 64 GiB of host memory, so each start reads them from disk",
    },
  },
  "HOST.CONTAINER_MEMORY": {
    severity: "error",
    meaning: "An engine on the CPU needs more for weights and cache than its container may take.",
    fix: "Raise `containerMemoryGiB`, or use a smaller model.",
    example: {
      path: "models.shelf.vllm.containerMemoryGiB",
      message: "weights and KV cache need 10 GiB, the container may take 8 GiB",
    },
  },
  "HOST.MEMORY_ENGINES": {
    severity: "error",
    meaning: "The engines on the CPU need more memory together than the host has.",
    fix: "Use smaller models or fewer replicas.",
    example: {
      path: "host.memoryGiB",
      message: "engines on the CPU need 40 GiB for weights and KV cache, the host has 32 GiB",
    },
  },
  "HOST.SHM_SMALL": {
    severity: "warning",
    meaning: "An engine on several GPUs has less shared memory than vLLM is documented with.",
    fix: "Leave `shmGiB` out.",
    example: {
      path: "models.shelf.vllm.shmGiB",
      message: "2 GiB of shared memory for an engine on several GPUs; vLLM is documented with 10 GiB",
    },
  },
});
