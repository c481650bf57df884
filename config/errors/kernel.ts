/** Messages about what a GPU can compute: image, weights, types, cache. */
import type { Finding } from "../findings";
import { error } from "./finding";

export function notInImage(path: string, gpu: string, has: string, built: readonly string[]): Finding {
  return error(
    "KERNEL.IMAGE",
    path,
    `the image has no code for ${gpu} with compute capability ${has}; it is built for ${built.join(", ")}`,
    "Use another GPU, or name an image built for this one in vllm.image.",
  );
}

export function noKernel(path: string, weights: string, needs: string, gpu: string, has: string): Finding {
  return error(
    "KERNEL.WEIGHTS",
    path,
    `${weights} weights need compute capability ${needs}, ${gpu} has ${has}`,
    "Use a checkpoint in another format, or a newer GPU.",
  );
}

export function bfloat16Missing(path: string, gpu: string, has: string): Finding {
  return error(
    "KERNEL.BFLOAT",
    path,
    `bfloat16 needs compute capability 8.0, ${gpu} has ${has}`,
    'Set it to "float16", or to "auto".',
  );
}

export function dtypeUnfit(path: string, dtype: string, weights: string, known: readonly string[]): Finding {
  return error(
    "KERNEL.DTYPE",
    path,
    `got ${JSON.stringify(dtype)}, but ${weights} weights are computed in ${known.join(" or ")}`,
    "Remove it: vLLM then takes the type of the checkpoint.",
  );
}

export function noCacheKernel(path: string, cache: string, gpu: string, has: string, why: string): Finding {
  return error(
    "KERNEL.KV_CACHE",
    path,
    `no attention kernel reads the cache type ${cache} on ${gpu} with compute capability ${has}: ${why}`,
    "Leave kvCacheDtype out, or use a newer GPU.",
  );
}
