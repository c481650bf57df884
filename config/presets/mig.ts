/**
 * MIG profiles by card: memory of one slice in GiB, as `nvidia-smi mig -lgip` lists it, which CUDA rounds down by a few MiB.
 * A slice is a device of its own; links between slices and cards are off, so none does tensor parallelism.
 * Names: https://docs.nvidia.com/datacenter/tesla/mig-user-guide/supported-mig-profiles.html
 */
export const migProfiles = Object.freeze({
  /** https://docs.nvidia.com/datacenter/tesla/mig-user-guide/getting-started-with-mig.html */
  a100x40: {
    "1g.5gb": 4.75,
    "1g.10gb": 9.75,
    "2g.10gb": 9.75,
    "3g.20gb": 19.62,
    "4g.20gb": 19.62,
    "7g.40gb": 39.4,
  },
  /** https://docs.nvidia.com/datacenter/tesla/mig-user-guide/getting-started-with-mig.html */
  a100x80: {
    "1g.10gb": 9.5,
    "1g.20gb": 19.5,
    "2g.20gb": 19.5,
    "3g.40gb": 39.25,
    "4g.40gb": 39.25,
    "7g.80gb": 79,
  },
  /** https://jbarrow.ai/field_notes/nvidia-mig/ */
  h100x80: {
    "1g.10gb": 9.75,
    "1g.20gb": 19.62,
    "2g.20gb": 19.62,
    "3g.40gb": 39.5,
    "4g.40gb": 39.5,
    "7g.80gb": 79.18,
  },
  /** https://github.com/NVIDIA/gpu-operator/pull/903 */
  h100x94: { "1g.12gb": 10.75, "1g.24gb": 21.62, "2g.24gb": 21.62 },
  /** https://github.com/NVIDIA/mig-parted/issues/120 */
  h200: { "1g.18gb": 16, "1g.35gb": 32.25, "2g.35gb": 32.25, "3g.71gb": 69.5, "4g.71gb": 69.5 },
  /** https://github.com/NVIDIA/gpu-operator/pull/1351; the halves are at least two quarters. */
  b200: { "1g.23gb": 20.5, "1g.45gb": 44.25, "2g.45gb": 44.25, "3g.90gb": 88.5, "4g.90gb": 88.5 },
  /** https://github.com/NVIDIA/gpu-operator/pull/1303 */
  gb200: { "1g.24gb": 20, "1g.47gb": 45.5, "2g.47gb": 45.5 },
} satisfies Record<string, Readonly<Record<string, number>>>);
