/** What a GPU can compute. */
import { entriesOf } from "./entry";

export const kernelEntries = entriesOf({
  "KERNEL.IMAGE": {
    severity: "error",
    meaning: "The pinned image holds no code for this chip.",
    fix: "Use another GPU, or an image that is built for it.",
    example: {
      path: "models.shelf.vllm.image",
      message:
        "the image has no code for GPU 0 (gb10) with compute capability 12.1; it is built for 8.0, 8.7, 8.9, 9.0, 10.0, 11.0, 12.0",
    },
  },
  "KERNEL.WEIGHTS": {
    severity: "error",
    meaning: "No kernel reads weights of this format on this chip, not even one that unpacks them.",
    fix: "Use a checkpoint in another format, or a newer GPU.",
    example: {
      path: "models.shelf.vllm.preset",
      message: "mxfp4 weights need compute capability 8.0, GPU 0 (t4-16gb) has 7.5",
    },
  },
  "KERNEL.BFLOAT": {
    severity: "error",
    meaning: "The chip has no bfloat16.",
    fix: "Use `float16`, or `auto`.",
    example: {
      path: "models.shelf.vllm.dtype",
      message: "bfloat16 needs compute capability 8.0, GPU 0 (t4-16gb) has 7.5",
    },
  },
  "KERNEL.DTYPE": {
    severity: "error",
    meaning: "Weights of this format are not computed in the type of `vllm.dtype`.",
    fix: "Remove `dtype`.",
    example: {
      path: "models.shelf.vllm.dtype",
      message: 'got "half", but mxfp4 weights are computed in bfloat16',
    },
  },
  "KERNEL.KV_CACHE": {
    severity: "error",
    meaning: "No attention kernel of this chip reads a cache of this type for this model.",
    fix: "Leave `kvCacheDtype` out, or use a newer GPU.",
    example: {
      path: "models.shelf.vllm.kvCacheDtype",
      message:
        "no attention kernel reads the cache type fp8 on GPU 0 (t4-16gb) with compute capability 7.5: the oldest are for 8.0",
    },
  },
});
