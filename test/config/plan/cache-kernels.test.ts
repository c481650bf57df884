import { cacheRefusal } from "../../../config/plan/cache-kernels";
import { modelPresets } from "../../../config/presets/models";
import type { Checkpoint } from "../../../config/presets/checkpoint";

const qwen = modelPresets["qwen-30b"]?.checkpoint ?? null;
const oss = modelPresets["gpt-oss-20b"]?.checkpoint ?? null;
const latent: Checkpoint | null = qwen && { ...qwen, layers: [{ kind: "mla", layers: 1, latentDim: 576 }] };
const odd: Checkpoint | null = qwen && {
  ...qwen,
  layers: [{ kind: "full", layers: 1, kvHeads: 4, headDim: 96 }],
};

test.each([
  ["nothing asked", "auto", oss, 75, null],
  ["an A100 has FlashInfer's kernels", "fp8_e5m2", qwen, 80, null],
  ["not for latent attention", "fp8", latent, 80, "latent attention (MLA) with it needs 8.9"],
  ["not for every head", "fp8_e4m3", odd, 86, "heads of 96 numbers with it need 8.9"],
  ["from 8.9 on everything is there", "fp8", odd, 89, null],
  ["of an unknown model nothing is said", "fp8", null, 80, null],
  ["one scale per token and head", "fp8_per_token_head", null, 80, "only Triton has one, from 8.9 on"],
  ["NVFP4 with small heads", "nvfp4", latent && odd, 90, null],
  ["NVFP4 with sinks on a Spark", "nvfp4", oss, 121, "attention sinks with it need 10.0"],
  ["NVFP4 with sinks on a B200", "nvfp4", oss, 100, null],
])("%s", (_, dtype, checkpoint, capability, expected) => {
  expect(cacheRefusal(dtype, checkpoint, capability)).toBe(expected);
});
