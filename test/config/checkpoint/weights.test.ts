import { modelPresets } from "../../../config";
import { gptOssTensors, qwenTensors, realModels } from "./real-models";
import { dense, described, groups, modelopt } from "./small";

const GiB = 1024 ** 3;

describe("weights", () => {
  const gptOss = realModels["openai/gpt-oss-120b"]?.config ?? {};
  const qwen = realModels["Qwen/Qwen3-30B-A3B-Instruct-2507"]?.config ?? {};

  test("of gpt-oss-120b are 60.77 GiB of 116.8 billion parameters, to the byte and to the parameter", () => {
    const { weights, parameters } = described(gptOss, gptOssTensors);
    expect(weights.fileGiB * GiB).toBe(65_248_815_744);
    expect(weights.format).toBe("mxfp4");
    expect(parameters).toBe(modelPresets["gpt-oss-120b"]?.checkpoint.parameters);
    expect(weights.fileGiB).toBeCloseTo(60.77, 2);
  });

  test("of Qwen3-30B-A3B are two bytes for each of 30.5 billion parameters", () => {
    const { weights, parameters } = described(qwen, qwenTensors);
    expect(weights.fileGiB * GiB).toBe(61_064_245_248);
    expect(parameters).toBe(30_532_122_624);
  });

  test("that every GPU holds whole are norms, routers and the biases behind a sum over GPUs", () => {
    const norms = 2880 * 2 * 2;
    const router = (128 * 2880 + 128) * 2;
    const biases = (2880 + 128 * 2880) * 2;
    const { weights } = described(gptOss, gptOssTensors);
    expect((weights.replicatedGiB ?? 0) * GiB).toBe(36 * (norms + router + biases) + 2880 * 2);
  });

  const embedding = { "model.embed_tokens.weight": ["BF16", 64, 16] } as const;
  const head = { "lm_head.weight": ["BF16", 64, 16] } as const;
  const layer = { "model.layers.0.mlp.up_proj.weight": ["BF16", 8, 16] } as const;
  const ahead = { "model.layers.1.mlp.up_proj.weight": ["BF16", 8, 16] } as const;

  test.each([
    ["an output layer of its own", {}, { ...embedding, ...head }, 4096, undefined],
    ["an output layer that is the embedding", { tie_word_embeddings: true }, embedding, 2048, undefined],
    ["a copy of the embedding", { tie_word_embeddings: true }, { ...embedding, ...head }, 4096, 2048],
    ["a layer that guesses ahead", {}, { ...embedding, ...layer, ...ahead }, 2560, 2304],
    ["a module that guesses ahead", {}, { ...embedding, "mtp.fc.weight": ["BF16", 8, 16] }, 2304, 2048],
  ] as const)(
    "%s: all bytes lie in the files, those that vLLM loads are in memory",
    (_, more, shapes, file, loaded) => {
      const { weights } = described({ ...dense, ...more }, shapes);
      expect(weights.fileGiB * GiB).toBe(file);
      expect(weights.loadedGiB === undefined ? undefined : weights.loadedGiB * GiB).toBe(loaded);
    },
  );

  const name = "model.layers.0.mlp.up_proj";
  test.each([
    [
      "mxfp4",
      { quant_method: "mxfp4" },
      { [`${name}_blocks`]: ["U8", 2, 90, 16], [`${name}_scales`]: ["U8", 2, 90] },
      5760,
    ],
    [
      "nvfp4",
      modelopt("NVFP4"),
      { [`${name}.weight`]: ["U8", 4, 8], [`${name}.weight_scale`]: ["F8_E4M3", 4, 1] },
      64,
    ],
    [
      "nvfp4",
      groups({ type: "float", num_bits: 4, group_size: 16 }),
      { [`${name}.weight_packed`]: ["U8", 4, 8] },
      64,
    ],
    [
      "mxfp4",
      groups({ type: "float", num_bits: 4, group_size: 32 }),
      { [`${name}.weight_packed`]: ["U8", 4, 8] },
      64,
    ],
    [
      "fp8",
      groups({ type: "float", num_bits: 8, strategy: "channel" }),
      { [`${name}.weight`]: ["F8_E4M3", 4, 8] },
      32,
    ],
    [
      "fp8",
      { quant_method: "fp8", activation_scheme: "static" },
      { [`${name}.weight`]: ["F8_E4M3", 4, 8] },
      32,
    ],
    ["fp8", modelopt("FP8"), { [`${name}.weight`]: ["F8_E4M3", 4, 8] }, 32],
    [
      "fp8-block",
      { quant_method: "fp8", weight_block_size: [128, 128] },
      { [`${name}.weight`]: ["F8_E4M3", 4, 8], [`${name}.weight_scale_inv`]: ["F32", 1, 1] },
      32,
    ],
    [
      "fp8-block",
      groups({ type: "float", num_bits: 8, strategy: "block", block_structure: [128, 128] }),
      { [`${name}.weight`]: ["F8_E4M3", 4, 8] },
      32,
    ],
    [
      "awq",
      { quant_method: "awq", bits: 4 },
      {
        [`${name}.qweight`]: ["I32", 4, 8],
        [`${name}.qzeros`]: ["I32", 4, 1],
        [`${name}.scales`]: ["F16", 4, 1],
      },
      256,
    ],
    [
      "gptq",
      { quant_method: "gptq", bits: 8 },
      { [`${name}.qweight`]: ["I32", 4, 8], [`${name}.g_idx`]: ["I32", 4] },
      128,
    ],
    [
      "gptq",
      { ...groups({ type: "int", num_bits: 4, group_size: 128 }), format: "pack-quantized" },
      { [`${name}.weight_packed`]: ["I32", 4, 8], [`${name}.weight_shape`]: ["I32", 2] },
      256,
    ],
    ["32bit", undefined, { [`${name}.weight`]: ["F32", 4, 8] }, 32],
    ["16bit", undefined, { [`${name}.weight`]: ["F16", 4, 8] }, 32],
  ] as const)("in %s (%j) are counted without their scales", (format, quantization, shapes, parameters) => {
    const found = described({ ...dense, quantization_config: quantization }, shapes);
    expect([found.weights.format, found.parameters]).toEqual([format, parameters]);
    expect(found.weights.block).toBe(format === "fp8-block" ? 128 : undefined);
  });
});
