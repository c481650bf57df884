/**
 * What the kernels of the pinned vLLM ask of a GPU, read from its source. Capabilities as whole numbers: 89 is 8.9, 121 is 12.1.
 * `min`: below it vLLM refuses the weights (config/vllm.py, `_get_quantization_config`). `native`: from there on the arithmetic
 * itself is done in the format; between the two the weights stay small and are unpacked by Marlin kernels, which works.
 */
import type { WeightFormat } from "./checkpoint";

export type ActivationType = "float16" | "bfloat16" | "float32";

export interface KernelRow {
  readonly min: number;
  readonly native: number | null;
  /** Activation types that the method takes. */
  readonly dtypes: readonly ActivationType[];
  /** File under `vllm/model_executor/layers/quantization/` that says so. */
  readonly source: string;
}

const half = { native: null, dtypes: ["float16", "bfloat16"] } as const;

/** By the format of a known checkpoint. */
export const formatKernels: Readonly<Record<WeightFormat, KernelRow | null>> = Object.freeze({
  "16bit": null,
  "32bit": null,
  fp8: { ...half, min: 75, native: 89, source: "fp8.py" },
  "fp8-block": { ...half, min: 75, native: 89, source: "fp8.py" },
  mxfp4: { min: 80, native: 100, dtypes: ["bfloat16"], source: "mxfp4.py" },
  nvfp4: { ...half, min: 75, native: 100, source: "modelopt.py" },
  awq: { ...half, min: 75, source: "auto_awq.py" },
  gptq: { ...half, min: 60, source: "auto_gptq.py" },
});

/** By the word in `vllm.quantization`; a word that is missing here asks for nothing. */
export const methodKernels: Readonly<Record<string, KernelRow>> = Object.freeze({
  awq: { ...half, min: 75, source: "auto_awq.py" },
  auto_awq: { ...half, min: 75, source: "auto_awq.py" },
  awq_marlin: { ...half, min: 75, source: "auto_awq.py" },
  fp8: { ...half, min: 75, native: 89, source: "fp8.py" },
  fp8_per_tensor: { ...half, min: 75, native: 89, source: "online/base.py" },
  fp8_per_block: { ...half, min: 75, native: 89, source: "online/base.py" },
  fp8_per_channel: { ...half, min: 75, native: 89, source: "online/base.py" },
  fbgemm_fp8: { ...half, min: 80, native: 89, source: "fbgemm_fp8.py" },
  fp_quant: { min: 100, native: 100, dtypes: ["bfloat16"], source: "fp_quant.py" },
  modelopt: { ...half, min: 80, native: 89, source: "modelopt.py" },
  modelopt_fp4: { ...half, min: 75, native: 100, source: "modelopt.py" },
  modelopt_mxfp8: { min: 80, native: 100, dtypes: ["bfloat16"], source: "modelopt.py" },
  modelopt_mixed: { ...half, min: 75, source: "modelopt.py" },
  nvfp4_per_token: { ...half, min: 100, native: 100, source: "online/nvfp4.py" },
  experts_int8: { ...half, min: 80, source: "experts_int8.py" },
  humming: { ...half, min: 75, source: "humming.py" },
  torchao: { min: 75, native: null, dtypes: ["float16", "bfloat16", "float32"], source: "torchao.py" },
  mxfp4: { min: 80, native: 100, dtypes: ["bfloat16"], source: "mxfp4.py" },
  gpt_oss_mxfp4: { min: 80, native: 100, dtypes: ["bfloat16"], source: "mxfp4.py" },
});

/** bfloat16 as activation or cache type: `check_if_supports_dtype` in platforms/cuda.py. */
export const bfloat16Min = 80;

/** An FP8 cache. Triton's kernels, which take every model, need the chip's own FP8 (v1/attention/backends/triton_attn.py). */
export const fp8CacheMin = 89;

/** FlashInfer reads an FP8 or NVFP4 cache on older chips, without sinks and MLA (v1/attention/backends/flashinfer.py). */
export const flashInfer = Object.freeze({ min: 80, headDims: [64, 128, 256, 512] });

/** Architectures whose attention has sinks: FlashAttention 3 and Triton have them, FlashInfer only for some newer chips. */
export const sinkArchitectures: readonly string[] = Object.freeze(["GptOssForCausalLM"]);
