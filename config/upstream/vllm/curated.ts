/**
 * What no package says of itself, for every version: what is gone and what replaces it, which flags are on their way out,
 * and what the parser rewrites before it parses. Sources: the history of `vllm/engine/arg_utils.py`,
 * `vllm/entrypoints/launchers/cli_args.py` and `vllm/envs.py`; #<number> is https://github.com/vllm-project/vllm/pull/<number>.
 */
import { rows, words } from "../words";
import type { VllmRegistries, VllmRemoval } from "./table";

/** Options that were removed. A version that still has one of them keeps it. */
export const removedFlags = removals(`
  --enable-reasoning | 0.10.0 | #20979 | remove it; --reasoning-parser alone enables reasoning
  --expand-tools-even-if-tool-choice-none | 0.10.0 | #20979 | remove it; the opposite is --exclude-tools-when-tool-choice-none
  --device | 0.10.0 | #21349 | remove it; the device is detected
  --use-v2-block-manager | 0.10.0 | #21349 | remove it
  --enable-prompt-adapter | 0.10.x | - | remove it; prompt adapters have no successor
  --num-scheduler-steps | 0.10.1 | #22138 | remove it
  --multi-step-stream-outputs | 0.10.1 | #22138 | remove it
  --guided-decoding-backend | 0.11.0 | #22772 | use --structured-outputs-config '{"backend":"xgrammar"}'
  --guided-decoding-disable-fallback | 0.11.0 | #22772 | use --structured-outputs-config
  --guided-decoding-disable-any-whitespace | 0.11.0 | #22772 | use --structured-outputs-config
  --guided-decoding-disable-additional-properties | 0.11.0 | #22772 | use --structured-outputs-config
  --disable-async-output-proc | 0.11.0 | #25334 | remove it
  --preemption-mode | 0.11.0 | #25334 | remove it
  --scheduler-delay-factor | 0.11.0 | #25334 | remove it
  --max-seq-len-to-capture | 0.11.0 | #25543 | use --max-cudagraph-capture-size or --compilation-config
  --enable-lora-bias | 0.11.1 | - | remove it
  --rope-scaling | 0.11.1 or 0.12.0 | #28006 | use --hf-overrides '{"rope_parameters":{...}}'
  --rope-theta | 0.11.1 or 0.12.0 | #28006 | use --hf-overrides
  --num-lookahead-slots | 0.12.0 | - | remove it
  --lora-extra-vocab-size | 0.12.0 | - | remove it
  --num-redundant-experts | 0.12.0 | #29324 | use --eplb-config
  --eplb-window-size | 0.12.0 | #29324 | use --eplb-config
  --eplb-step-interval | 0.12.0 | #29324 | use --eplb-config
  --override-pooler-config | 0.12.0 | #29402 | use --pooler-config
  --cuda-graph-sizes | 0.13.0 | #30396 | use --cudagraph-capture-sizes
  --task | 0.13.0 | #30397 | use --runner or --convert
  --disable-mm-preprocessor-cache | 0.13.0 | #30397 | use --mm-processor-cache-gb 0
  --enable-multimodal-encoder-data-parallel | 0.13.0 | #30397 | use --mm-encoder-tp-mode data
  --exclude-log-deltas | 0.14.0 | - | use --no-enable-log-deltas
  --logits-processor-pattern | 0.16.0 | - | remove it
  --disable-log-requests | 0.17.0 | #35723 | remove it; request logs are off unless --enable-log-requests is given
  --swap-space | 0.17.x or 0.18.0 | #36216 | remove it; CPU offload of the KV cache is --kv-offloading-size
  --use-gpu-for-pooling-score | 0.18.0 | - | remove it
  --disable-frontend-multiprocessing | 0.18.x or 0.19.0 | #37612 | remove it
  --max-num-partial-prefills | 0.26 or 0.27 | - | remove it
  --max-long-partial-prefills | 0.26 or 0.27 | - | remove it
  --calculate-kv-scales | 0.27 or 0.28 | #49389 | remove it
  --override-attention-dtype | 0.28.0 | #48684 | remove it
  --enable-bf16x3-router-gemm | 0.30.0 or earlier | - | remove it
  --enable-mamba-fine-grained-prefix-cache | 0.31.0 | - | use --enable-mamba-shared-prefix-checkpoint
`);

/** Environment variables that were removed. A version that still reads one of them keeps it. */
export const removedEnvironmentVariables = removals(`
  VLLM_USE_V1 | 2025-11-11 | - | remove it
  VLLM_ATTENTION_BACKEND | 2026-01-22 | #32812 | use --attention-backend
  VLLM_USE_TRTLLM_ATTENTION | 2026-01-22 | #32812 | use --attention-config
  VLLM_FLASH_ATTN_VERSION | 2026-01-22 | #32812 | use --attention-config
  VLLM_TORCH_PROFILER_DIR | 2026-02-04 | - | use --profiler-config
  VLLM_MXFP4_USE_MARLIN | 2026-06-11 | #44992 | use --moe-backend or --linear-backend
  VLLM_USE_FLASHINFER_MOE_FP16 | 2026-06-11 | #44992 | use --moe-backend or --linear-backend
  VLLM_USE_FLASHINFER_MOE_FP8 | 2026-06-11 | #44992 | use --moe-backend or --linear-backend
  VLLM_USE_FLASHINFER_MOE_FP4 | 2026-06-11 | #44992 | use --moe-backend or --linear-backend
  VLLM_USE_FLASHINFER_MOE_MXFP4_MXFP8 | 2026-06-11 | #44992 | use --moe-backend or --linear-backend
  VLLM_USE_FLASHINFER_MOE_MXFP4_BF16 | 2026-06-11 | #44992 | use --moe-backend or --linear-backend
  VLLM_USE_FLASHINFER_MOE_MXFP4_MXFP8_CUTLASS | 2026-06-11 | #44992 | use --moe-backend or --linear-backend
  VLLM_FLASHINFER_MOE_BACKEND | 2026-06-11 | #44992 | use --moe-backend or --linear-backend
  VLLM_NVFP4_GEMM_BACKEND | 2026-06-11 | #44992 | use --moe-backend or --linear-backend
  VLLM_USE_NVFP4_CT_EMULATIONS | 2026-06-11 | #44992 | use --moe-backend or --linear-backend
  VLLM_ENGINE_ITERATION_TIMEOUT_S | 0.32.0 | - | remove it
  VLLM_KIMI_K3_GEMM_RS | 0.31.0 or earlier | - | remove it
  VLLM_MM_HASHER_ALGORITHM | 0.31.0 or earlier | - | use --mm-hasher-algorithm
  VLLM_NIXL_EP_MAX_NUM_RANKS | 0.31.0 or earlier | - | remove it
  VLLM_PREFIX_CACHE_RETENTION_INTERVAL | 0.31.0 or earlier | - | use --prefix-cache-retention-interval
  VLLM_ROCM_USE_AITER_MOE_SITUV2_A8W4 | 0.31.0 or earlier | - | remove it
  VLLM_TRITON_ATTN_USE_TD | 0.31.0 or earlier | - | remove it
  VLLM_XPU_ENABLE_XPU_GRAPH | 0.31.0 or earlier | - | remove it
`);

/** Options that are deprecated although their help does not say so. Source: `argparse_utils.py`. */
export const deprecatedFlags: Readonly<Record<string, string>> = {
  "--model": "--model is deprecated: the model is the positional argument",
};

/** The registry that an option's value comes from although the parser takes any text. */
export const registryOf: Readonly<Record<string, keyof VllmRegistries>> = {
  "--attention-backend": "attentionBackends",
  "--kv-cache-dtype": "kvCacheDtypes",
  "--load-format": "loadFormats",
  "--quantization": "quantizationMethods",
  "--reasoning-parser": "reasoningParsers",
  "--tool-call-parser": "toolCallParsers",
};

/** Spellings that `FlexibleArgumentParser.parse_args` replaces before the options are looked up. */
export const rewrittenSpellings: Readonly<Record<string, readonly string[]>> = {
  "--optimization-level": words("-O -O0 -O1 -O2 -O3"),
};

/** Rows `name | since | pull request or - | replacement` as a map. */
function removals(text: string): ReadonlyMap<string, VllmRemoval> {
  return new Map(
    rows(text).map(([name = "", since = "", pull = "-", replacement = ""]) => [
      name,
      Object.freeze({ replacement, since, pullRequest: pull === "-" ? null : pull }),
    ]),
  );
}
