/** Bytes of one token's keys and values in one layer. */

/** Key and value bits of vLLM's TurboQuant presets (quantization/turboquant/config.py of v0.32.0). */
const turboQuant: Readonly<Record<string, readonly [key: number, value: number]>> = {
  turboquant_k8v4: [8, 4],
  turboquant_4bit_nc: [4, 4],
  turboquant_k3v4_nc: [3, 4],
  turboquant_3bit_nc: [3, 3],
};

/**
 * Of one head, keys and values together. Formats that pack their scales beside the data follow the `customize_spec` of
 * their back ends (https://github.com/vllm-project/vllm/tree/v0.32.0/vllm/v1/attention/backends).
 */
export function headBytes(dtype: string | null, headDim: number, modelBytes: number): number {
  const turbo = dtype === null ? undefined : turboQuant[dtype];
  if (turbo) return turboSlot(headDim, turbo);
  if (dtype === "int4_per_token_head") return 2 * Math.floor(headDim / 2) + 8;
  if (dtype?.endsWith("_per_token_head") === true) return 2 * headDim + 8;
  // FP4 data and an FP8 scale for every 16 values.
  if (dtype?.startsWith("nvfp4") === true) return 2 * (Math.floor(headDim / 2) + Math.floor(headDim / 16));
  return 2 * headDim * valueBytes(dtype, modelBytes);
}

/** Of one compressed vector (MLA): `ds_mla` formats have one size whatever the dimensions. */
export function latentBytes(dtype: string | null, latentDim: number, modelBytes: number): number {
  if (dtype === "fp8_ds_mla") return 656;
  if (dtype === "nvfp4_ds_mla") return 352;
  return latentDim * valueBytes(dtype, modelBytes);
}

function valueBytes(dtype: string | null, modelBytes: number): number {
  if (dtype === null || dtype === "auto") return modelBytes;
  if (dtype === "bfloat16" || dtype === "float16") return 2;
  if (dtype.startsWith("fp8") || dtype.startsWith("int8")) return 1;
  // What is not known counts like the model's own type.
  return modelBytes;
}

function turboSlot(headDim: number, [key, value]: readonly [number, number]): number {
  const keys = key === 8 ? headDim : Math.ceil((headDim * key) / 8) + 2;
  const values = Math.ceil((headDim * value) / 8) + 4;
  return keys + values + ((keys + values) % 2);
}
