/** Memory of engines. */
import { entriesOf } from "./entry";

export const fitEntries = entriesOf({
  "FIT.WEIGHTS": {
    severity: "error",
    meaning: "Weights and overhead alone are more than the engine's share of a GPU.",
    fix: "Do one of what is named: each alone makes it fit.",
    example: {
      path: "models.shelf.vllm",
      message: "needs 37.4 GiB on each GPU before any KV cache, GPU 1 (a100-40gb) gives 36.25 GiB",
    },
  },
  "FIT.CACHE": {
    severity: "error",
    meaning: "`kvCacheMemoryGiB`, the weights and the overhead together are more than the GPU has.",
    fix: "Lower `kvCacheMemoryGiB`, or leave it out: the cache then takes what is left over.",
    example: {
      path: "models.shelf.vllm.kvCacheMemoryGiB",
      message:
        "20 GiB of KV cache and 61 GiB of weights and overhead are more than GPU 0 (h100-80gb) has: 79.18 GiB",
    },
  },
  "FIT.CONTEXT": {
    severity: "error",
    meaning: "Not even one request of `maxModelLen` fits into the KV cache; vLLM would refuse to start.",
    fix: "Do one of what is named: each alone makes it fit.",
    example: {
      path: "models.shelf.vllm.maxModelLen",
      message: "one request of 32768 tokens needs 3 GiB of KV cache, 0.05 GiB is left",
    },
  },
  "FIT.CONTEXT_WINDOW": {
    severity: "error",
    meaning: "`maxModelLen` is more than the model's context window.",
    fix: "Lower it.",
    example: { path: "models.shelf.vllm.maxModelLen", message: "got 200000 tokens, the model has 131072" },
  },
  "FIT.NOT_DIVISIBLE": {
    severity: "error",
    meaning:
      "Heads, layers' inner sizes or the vocabulary cannot be split evenly over that many GPUs; vLLM would refuse to start.",
    fix: "Use a smaller `tensorParallelSize`, or one that is a power of two.",
    example: {
      path: "models.shelf.vllm.tensorParallelSize",
      message: "6 key and value heads cannot be split over 4 GPUs",
    },
  },
  "FIT.NO_EXPERTS": {
    severity: "error",
    meaning: "Expert parallelism is asked for, but the model has no experts.",
    fix: "Remove `enable-expert-parallel` from `engineArgs`.",
    example: {
      path: "models.shelf.vllm.tensorParallelSize",
      message: "enable-expert-parallel, but LlamaForCausalLM has no experts",
    },
  },
  "FIT.BLOCK_CUT": {
    severity: "error",
    meaning: "The split would cut a block of weights that shares a scale; vLLM would refuse to start.",
    fix: "Use a smaller `tensorParallelSize`, for experts `enable-expert-parallel`, or another checkpoint.",
    example: {
      path: "models.shelf.vllm.tensorParallelSize",
      message:
        "each GPU would get 192 of the experts' intermediate size, which cuts a block of 128 that shares a scale",
    },
  },
  "FIT.STAGES": {
    severity: "error",
    meaning: "There are more pipeline stages than layers.",
    fix: "Lower `pipelineParallelSize`.",
    example: { path: "models.shelf.vllm.pipelineParallelSize", message: "25 pipeline stages for 24 layers" },
  },
  "FIT.TIGHT": {
    severity: "warning",
    meaning: "One request of full length fits, with less than 5 % of its need to spare.",
    fix: "Lower `maxModelLen` a little.",
    example: {
      path: "models.shelf.vllm.maxModelLen",
      message: "the KV cache holds one request of 131072 tokens with only 0.63 % to spare",
    },
  },
  "FIT.DEVICE_FULL": {
    severity: "warning",
    meaning: "With the stated cache, less than 5 % of the GPU is left.",
    fix: "Lower `kvCacheMemoryGiB`, or leave it out.",
    example: {
      path: "models.shelf.vllm.kvCacheMemoryGiB",
      message: "less than 5 % of GPU 0 is left beside this cache",
    },
  },
  "FIT.FEW_AT_ONCE": {
    severity: "warning",
    meaning: "Fewer than four requests of full length fit into the KV cache at a time.",
    fix: "Lower `maxModelLen`, use an FP8 KV cache, or give a replica more GPUs.",
    example: {
      path: "models.shelf.vllm.maxModelLen",
      message: "the KV cache holds 2.14 requests of 65536 tokens at a time; further long requests wait",
    },
  },
  "FIT.BATCH_TOO_LARGE": {
    severity: "warning",
    meaning:
      "`maxNumSeqs` is more than twice what the KV cache holds of requests of 1024 tokens (or of `maxModelLen`, if that is shorter).",
    fix: "Lower `maxNumSeqs`.",
    example: {
      path: "models.shelf.vllm.maxNumSeqs",
      message: "got 64, but the KV cache holds only 31 requests of 1024 tokens",
    },
  },
  "FIT.NO_PIPELINE": {
    severity: "error",
    meaning: "vLLM has no pipeline parallelism for this architecture.",
    fix: "Leave `pipelineParallelSize` out; use tensor parallelism or replicas.",
    example: {
      path: "models.shelf.vllm.pipelineParallelSize",
      message: "vLLM cannot divide XLMRobertaModel into pipeline stages",
    },
  },
  "FIT.PARTITION": {
    severity: "error",
    meaning:
      "`VLLM_PP_LAYER_PARTITION` names another number of stages than `pipelineParallelSize`; vLLM would refuse to start.",
    fix: "Give one number of layers per stage, or remove it.",
    example: {
      path: "models.shelf.vllm.env.VLLM_PP_LAYER_PARTITION",
      message: 'got "24,24" for 1 pipeline stage',
    },
  },
  "FIT.STEP_TOO_SMALL": {
    severity: "error",
    meaning:
      "`maxNumSeqs` is more than the tokens of a step (`maxNumBatchedTokens`, or vLLM's default for the GPU); vLLM would refuse to start.",
    fix: "Lower `maxNumSeqs`, or raise `maxNumBatchedTokens`.",
    example: {
      path: "models.shelf.vllm.maxNumSeqs",
      message: "got 64 requests in a batch, but a step takes 32 tokens",
    },
  },
  "FIT.ABOVE_LIMIT": {
    severity: "error",
    meaning:
      "`max-num-active-seqs` is more than `maxNumSeqs`, or `long-prefill-token-threshold` more than `maxModelLen`; vLLM would refuse to start.",
    fix: "Lower the flag, or raise the field.",
    example: {
      path: "models.shelf.vllm.engineArgs.max-num-active-seqs",
      message: "got 128, more than maxNumSeqs: 64",
    },
  },
  "FIT.PROMPT_TOO_LONG": {
    severity: "error",
    meaning:
      "Without chunked prefill (switched off, or a model with an encoder) a prompt is one step, and `maxModelLen` is longer than that.",
    fix: "Raise `maxNumBatchedTokens`, or lower `maxModelLen`.",
    example: {
      path: "models.shelf.vllm.maxNumBatchedTokens",
      message: "a step takes 2048 tokens, but this engine reads a prompt of up to 8192 in one step",
    },
  },
  "FIT.BLOCKS": {
    severity: "error",
    meaning:
      "`num-gpu-blocks-override` is less than one request of full length needs, or more than the GPU holds.",
    fix: "Remove it from `engineArgs`.",
    example: {
      path: "models.shelf.vllm.engineArgs.num-gpu-blocks-override",
      message: "got 10 blocks; one request of full length needs 2049, the GPU holds 12410",
    },
  },
  "FIT.UNCOUNTED": {
    severity: "warning",
    meaning: "A flag of `engineArgs` changes what the engine needs in a way that the planner does not count.",
    fix: "Leave room: a smaller `maxModelLen`, or a larger GPU than the plan says; look at the engine's first log.",
    example: {
      path: 'models.shelf.vllm.engineArgs["eplb-config.num_redundant_experts"]',
      message: "copies of experts take memory that is not counted",
    },
  },
  "FIT.DRAFT_UNKNOWN": {
    severity: "warning",
    meaning: "The size of a draft model is not known and not counted.",
    fix: "Give its `weightsGiB` and `kvBytesPerToken`.",
    example: {
      path: "models.shelf.vllm.speculative",
      message: 'the size of the draft "a/draft" is not known and not counted',
    },
  },
  "FIT.UNKNOWN": {
    severity: "warning",
    meaning: "The planner does not know the model's size, so its memory is not checked.",
    fix: 'Use a preset, describe the model in `checkpoint` (`llm-gateway models add FOLDER` prints it), or give `weightsGiB` and `kvBytesPerToken`; `fit: "off"` says that this is meant.',
    example: {
      path: "models.shelf.vllm",
      message: 'memory of "shelf/tiny" is not known, so the fit is not checked',
    },
  },
  "FIT.UNREADABLE": {
    severity: "warning",
    meaning:
      "The model's files lie on this machine, but they are incomplete or broken, or describe something the planner has no words for; the message says what.",
    fix: "Repair or complete the files, or describe the model as for `FIT.UNKNOWN`.",
    example: {
      path: "models.shelf.vllm",
      message: 'the files of "/" do not say what it needs, so the fit is not checked: no config.json',
    },
  },
});
