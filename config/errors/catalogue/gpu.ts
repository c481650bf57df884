/** The GPUs of a replica. */
import { entriesOf } from "./entry";

export const gpuEntries = entriesOf({
  "GPU.NOT_ON_HOST": {
    severity: "error",
    meaning: "`gpuIds` names a GPU that the host does not have.",
    fix: "Use an id of the host, or add the GPU to `host.gpus`.",
    example: { path: "models.shelf.vllm.gpuIds", message: 'GPU "9" is not on the host; it has "0", "1"' },
  },
  "GPU.USED_TWICE": {
    severity: "error",
    meaning: "Two engines, or one engine twice, sit on a GPU that is not shared.",
    fix: "Give it another GPU, or set `sharedGpu` and `gpuMemoryUtilization` on both.",
    example: { path: "models.shelf.vllm.gpuIds", message: 'GPU "3" is already held by vllm-wall' },
  },
  "GPU.NOT_ENOUGH": {
    severity: "error",
    meaning:
      "There is no place for a replica: no arrangement seats all, or too many have been tried; the message says which.",
    fix: "Lower `gpus` or `replicas`, use a smaller model, or add GPUs. With a lock file: `plan --lock --replan` where the message says so.",
    example: { path: "models.shelf.vllm.gpus", message: "needs 1 GPU for vllm-shelf, free: none" },
  },
  "GPU.NONE_ASKED": {
    severity: "error",
    meaning: "A replica asks for no GPU on a host that has some.",
    fix: "Set `gpus` to 1 or more.",
    example: { path: "models.shelf.vllm.gpus", message: "a replica without a GPU, on a host that has some" },
  },
  "GPU.IDS_AND_COUNT": {
    severity: "error",
    meaning: "Both `gpus` and `gpuIds` are given.",
    fix: "Remove `gpus`: the ids say how many.",
    example: { path: "models.shelf.vllm", message: "has both gpus and gpuIds; at most one is allowed" },
  },
  "GPU.REPLICAS_MISMATCH": {
    severity: "error",
    meaning: "There are more or fewer lists in `gpuIds` than replicas.",
    fix: "Give one list per replica, or remove `replicas`.",
    example: { path: "models.shelf.vllm.gpuIds", message: "names GPUs for 2 replicas, but replicas is 3" },
  },
  "GPU.IDS_UNEVEN": {
    severity: "error",
    meaning: "The lists in `gpuIds` differ in length; replicas are equal.",
    fix: "Give every replica the same number of GPUs.",
    example: {
      path: "models.shelf.vllm.gpuIds",
      message: "names different numbers of GPUs for the replicas: 2, 1",
    },
  },
  "GPU.PARALLEL_MISMATCH": {
    severity: "error",
    meaning: "Tensor × pipeline × data parallel size is not the number of GPUs of a replica.",
    fix: "Make them equal, or leave `tensorParallelSize` out.",
    example: {
      path: "models.shelf.vllm",
      message: "tensor × pipeline × data parallel size is 2, but a replica has 4 GPUs",
    },
  },
  "GPU.HEADS_NOT_DIVISIBLE": {
    severity: "error",
    meaning: "The model's attention heads cannot be split evenly over that many GPUs.",
    fix: "Use a `tensorParallelSize` that divides the heads.",
    example: {
      path: "models.shelf.vllm.tensorParallelSize",
      message: "64 attention heads cannot be split over 3 GPUs",
    },
  },
  "GPU.SHARE_MISSING": {
    severity: "error",
    meaning: "A shared GPU without a share: vLLM would take almost all of it.",
    fix: "Set `gpuMemoryUtilization`; it counts of the TOTAL memory.",
    example: {
      path: "models.shelf.vllm",
      message: "shares a GPU but says no share; vLLM would take 92 % of the whole device",
    },
  },
  "GPU.SHARE_TOO_LARGE": {
    severity: "error",
    meaning: "The shares on a GPU are more than it has. On unified memory the host's reserve counts too.",
    fix: "Lower `gpuMemoryUtilization`, or move a model to another GPU.",
    example: {
      path: "models.shelf.vllm.gpus",
      message: 'shares on GPU "0" sum to 0.85, at most 0.83 is there',
    },
  },
  "GPU.SLICES_NOT_JOINED": {
    severity: "error",
    meaning: "Tensor or pipeline parallelism over MIG slices: they cannot reach each other.",
    fix: "Use one slice per replica, or whole GPUs.",
    example: {
      path: "models.shelf.vllm.gpuIds",
      message: "vllm-shelf would be split over MIG slices (0, 1), which cannot work on one model together",
    },
  },
  "GPU.MIXED_TYPES": {
    severity: "warning",
    meaning: "A replica is split over unequal GPUs, because no equal ones are free or `gpuIds` says so.",
    fix: "Free or name GPUs of one type, or lower `gpus`.",
    example: {
      path: "models.shelf.vllm.gpus",
      message:
        "vllm-shelf is split over unequal GPUs (0: h200-141gb, 1: a100-40gb); the smallest sets size and pace",
    },
  },
  "GPU.ISLANDS_SPLIT": {
    severity: "warning",
    meaning: "A tensor-parallel group reaches over GPUs without a fast link between them.",
    fix: "Free GPUs of one island, or combine a smaller `tensorParallelSize` with `pipelineParallelSize`.",
    example: {
      path: "models.shelf.vllm.gpus",
      message:
        "tensor parallelism of vllm-shelf reaches over islands (0: a, 2: b); between them the link is slow",
    },
  },
  "GPU.MOVED": {
    severity: "warning",
    meaning: "An engine cannot stay where `gateway.lock.json` has it, and loads again elsewhere.",
    fix: "Nothing if it is meant: `plan --lock` or the deployment writes the new place. Else undo what the message names.",
    example: {
      path: "models.wall.vllm.gpuIds",
      message: "vllm-wall moves from GPU 2 to 1 and loads again: gpuIds says so",
    },
  },
});
