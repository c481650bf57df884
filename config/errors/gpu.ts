/** Messages about GPU placement. */
import type { Finding } from "../findings";
import { error, names } from "./finding";

export function gpuNotOnHost(path: string, id: string, known: readonly string[]): Finding {
  return error(
    "GPU.NOT_ON_HOST",
    path,
    `GPU ${JSON.stringify(id)} is not on the host; it has ${names(known)}`,
    "Use an id of the host, or add the GPU to host.gpus.",
  );
}

export function gpuUsedTwice(path: string, id: string, holder: string): Finding {
  return error(
    "GPU.USED_TWICE",
    path,
    `GPU ${JSON.stringify(id)} is already held by ${holder}`,
    "Give it another GPU, or set sharedGpu and gpuMemoryUtilization on both.",
  );
}

export function notEnoughGpus(
  path: string,
  wanted: string,
  free: readonly string[],
  held: readonly string[],
): Finding {
  const holders = held.length === 0 ? "" : `; held: ${held.join(", ")}`;
  return error(
    "GPU.NOT_ENOUGH",
    path,
    `needs ${wanted}, free: ${names(free)}${holders}`,
    "Lower gpus or replicas, use a smaller model, or add GPUs to host.gpus.",
  );
}

export function idsAndCount(path: string): Finding {
  return error(
    "GPU.IDS_AND_COUNT",
    path,
    "has both gpus and gpuIds; at most one is allowed",
    "Remove gpus: the ids say how many.",
  );
}

export function replicasMismatch(path: string, replicas: number, lists: number): Finding {
  return error(
    "GPU.REPLICAS_MISMATCH",
    path,
    `names GPUs for ${lists} replica${lists === 1 ? "" : "s"}, but replicas is ${replicas}`,
    "Give one list of ids per replica, or remove replicas.",
  );
}

export function idsUneven(path: string, sizes: readonly number[]): Finding {
  return error(
    "GPU.IDS_UNEVEN",
    path,
    `names different numbers of GPUs for the replicas: ${sizes.join(", ")}`,
    "Give every replica the same number of GPUs.",
  );
}

export function parallelMismatch(path: string, product: number, gpus: number): Finding {
  return error(
    "GPU.PARALLEL_MISMATCH",
    path,
    `tensor × pipeline × data parallel size is ${product}, but a replica has ${gpus} GPU${gpus === 1 ? "" : "s"}`,
    "Make the product equal to the GPUs of a replica, or leave tensorParallelSize out.",
  );
}

export function shareMissing(path: string): Finding {
  return error(
    "GPU.SHARE_MISSING",
    path,
    "shares a GPU but says no share; vLLM would take 92 % of the whole device",
    "Set gpuMemoryUtilization to its share of the TOTAL memory.",
  );
}

export function shareTooLarge(path: string, id: string, sum: number, limit: number): Finding {
  return error(
    "GPU.SHARE_TOO_LARGE",
    path,
    `shares on GPU ${JSON.stringify(id)} sum to ${Math.round(sum * 100) / 100}, at most ${Math.round(limit * 100) / 100} is there`,
    "Lower gpuMemoryUtilization, or move a model to another GPU.",
  );
}

export function noGpuAsked(path: string): Finding {
  return error(
    "GPU.NONE_ASKED",
    path,
    "a replica without a GPU, on a host that has some",
    "Set gpus to 1 or more.",
  );
}
