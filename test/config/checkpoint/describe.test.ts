import fc from "fast-check";
import { modelPresets } from "../../../config";
import type { Checkpoint } from "../../../config";
import { describeCheckpoint } from "../../../config/checkpoint/describe";
import { gptOssTensors, qwenTensors, realModels } from "./real-models";
import { tensorList } from "./tensors";
import type { Shapes } from "./tensors";

const GiB = 1024 ** 3;
const some: Shapes = { "model.embed_tokens.weight": ["BF16", 64, 16] };

function described(config: object, shapes: Shapes = some): Checkpoint {
  const answer = describeCheckpoint({ ...config }, tensorList(shapes));
  if ("problem" in answer) throw new Error(answer.problem);
  return answer.checkpoint;
}

describe.each(Object.entries(realModels))("%s", (_, { config, expected, preset }) => {
  test("is described as it is known", () => {
    const { weights: _weights, parameters: _parameters, ...rest } = described(config);
    expect(rest).toEqual(expected);
  });

  test("is described as its preset, where it has one", () => {
    const row = preset === undefined ? expected : modelPresets[preset]?.checkpoint;
    const { layers, experts, attentionHeads, kvHeads, hiddenSize, contextWindow } = row ?? {};
    expect(described(config)).toMatchObject({
      ...{ layers, experts, attentionHeads, kvHeads, hiddenSize, contextWindow },
    });
  });
});

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

const dense = {
  architectures: ["ShelfForCausalLM"],
  model_type: "shelf",
  hidden_size: 16,
  num_attention_heads: 4,
  num_hidden_layers: 1,
  vocab_size: 64,
  max_position_embeddings: 4096,
};

function groups(weights: object) {
  return { quant_method: "compressed-tensors", config_groups: { group_0: { weights } } };
}

function modelopt(name: string) {
  return { producer: { name: "modelopt" }, quantization: { quant_algo: name } };
}

describe("layers", () => {
  const full = (layers: number, kvHeads = 4) => ({ kind: "full", layers, kvHeads, headDim: 4 });
  const sliding = (layers: number, window = 8) => ({
    kind: "sliding",
    layers,
    kvHeads: 4,
    headDim: 4,
    window,
  });

  test.each([
    ["without anything else see everything, with a head for every query head", {}, [full(1)]],
    ["with fewer heads for keys", { num_key_value_heads: 2 }, [full(1, 2)]],
    ["of Falcon share one head", { model_type: "falcon", multi_query: true }, [full(1, 1)]],
    [
      "of Falcon with many heads",
      { model_type: "falcon", num_kv_heads: 2, multi_query: false },
      [full(1, 2)],
    ],
    ["with one window for all", { sliding_window: 8 }, [sliding(1)]],
    ["of Mistral, whose window is not said", { model_type: "mistral" }, [sliding(1, 4096)]],
    ["with a window that is off", { sliding_window: 8, use_sliding_window: false }, [full(1)]],
    ["of Qwen, whose window is off unless it is on", { model_type: "qwen2", sliding_window: 8 }, [full(1)]],
    [
      "of Qwen with a window",
      { model_type: "qwen2", sliding_window: 8, use_sliding_window: true },
      [sliding(1)],
    ],
    [
      "of Qwen whose windows begin behind its last layer",
      {
        model_type: "qwen2",
        num_hidden_layers: 3,
        sliding_window: 8,
        use_sliding_window: true,
        max_window_layers: 3,
      },
      [full(3)],
    ],
    [
      "with a period",
      { num_hidden_layers: 6, sliding_window: 8, sliding_window_pattern: 3 },
      [full(2), sliding(4)],
    ],
    [
      "of Cohere, which counts the token itself too",
      { model_type: "cohere2", num_hidden_layers: 4, sliding_window: 8 },
      [full(1), sliding(3, 9)],
    ],
    [
      "of Gemma 2 in turns",
      { model_type: "gemma2", head_dim: 4, num_hidden_layers: 3, sliding_window: 8 },
      [full(1), sliding(2)],
    ],
    ["of Olmo 3", { model_type: "olmo3", num_hidden_layers: 4, sliding_window: 8 }, [full(1), sliding(3)]],
    [
      "each with a word",
      {
        num_hidden_layers: 3,
        layer_types: ["full_attention", "sliding_attention", "full_attention"],
        sliding_window: 8,
      },
      [full(2), sliding(1)],
    ],
    [
      "of Llama 4 by a list",
      {
        model_type: "llama4_text",
        head_dim: 4,
        num_hidden_layers: 3,
        no_rope_layers: [1, 0, 1],
        attention_chunk_size: 8,
      },
      [full(1), { ...sliding(2), kind: "chunked" }],
    ],
    [
      "with a delta net",
      {
        model_type: "qwen3_next",
        head_dim: 4,
        num_hidden_layers: 4,
        linear_num_key_heads: 2,
        linear_num_value_heads: 4,
        linear_key_head_dim: 8,
        linear_value_head_dim: 8,
        linear_conv_kernel_dim: 4,
      },
      [full(1), { kind: "recurrent", layers: 3, stateBytes: (64 * 3 + 4 * 8 * 8) * 2 }],
    ],
    [
      "of Nemotron-H, with a more exact state",
      {
        model_type: "nemotron_h",
        hybrid_override_pattern: "M-M*E",
        mamba_num_heads: 4,
        mamba_head_dim: 8,
        ssm_state_size: 16,
        n_groups: 2,
        conv_kernel: 4,
      },
      [full(1), { kind: "recurrent", layers: 2, stateBytes: (32 + 2 * 2 * 16) * 3 * 2 + 4 * 8 * 16 * 4 }],
    ],
    ["of an encoder keep nothing", { model_type: "xlm-roberta" }, []],
  ])("%s", (_, more, expected) => {
    expect(described({ ...dense, ...more }).layers).toEqual(expected);
  });
});

describe("the context window", () => {
  test.each([
    ["is that of the positions", {}, 4096],
    ["is the smallest of several names", { seq_length: 1000 }, 1000],
    ["is what Cohere calls it", { model_type: "cohere", model_max_length: 9000 }, 9000],
    ["is vLLM's guess where nothing is said", { max_position_embeddings: undefined }, 2048],
    ["grows by linear scaling", { rope_scaling: { rope_type: "linear", factor: 4 } }, 16_384],
    ["grows by the old word for it", { rope_scaling: { type: "dynamic", factor: 2 } }, 8192],
    [
      "holds YaRN's factor already",
      { rope_scaling: { rope_type: "yarn", factor: 4, original_max_position_embeddings: 1024 } },
      4096,
    ],
    [
      "holds LongRoPE's factor already",
      { rope_scaling: { type: "longrope", short_factor: [1], long_factor: [2] } },
      4096,
    ],
    ["grows by the newer name of the same", { rope_parameters: { rope_type: "linear", factor: 2 } }, 8192],
    [
      "grows by the factor of one kind of layer",
      {
        rope_parameters: {
          full_attention: { rope_type: "linear", factor: 2 },
          sliding_attention: { rope_type: "default" },
        },
      },
      8192,
    ],
  ])("%s", (_, more, expected) => {
    expect(described({ ...dense, ...more }).contextWindow).toBe(expected);
  });
});

describe("what cannot be described is refused with the reason", () => {
  test.each([
    [{ architectures: undefined }, "config.json names no architecture"],
    [{ num_attention_heads: "4" }, "config.json does not say num_attention_heads and hidden_size"],
    [{ num_hidden_layers: -1 }, "config.json does not say num_hidden_layers"],
    [{ num_hidden_layers: 1e9 }, "config.json does not say num_hidden_layers"],
    [{ layer_types: ["conv"] }, 'layers of the kind "conv" are not known'],
    [{ layer_types: [] }, "config.json names the kind of 0 layers of 1"],
    [{ layer_types: ["sliding_attention"] }, "config.json does not say sliding_window"],
    [{ layer_types: ["chunked_attention"] }, "config.json does not say attention_chunk_size"],
    [
      { layer_types: ["linear_attention"] },
      "config.json does not say linear_num_key_heads, the size of a layer's state",
    ],
    [
      { layer_types: ["mamba"] },
      "config.json does not say mamba_num_heads or mamba_n_heads, the size of a layer's state",
    ],
    [{ sliding_window: 8, sliding_window_pattern: "LLLG" }, "its sliding_window_pattern is not known"],
    [{ kv_lora_rank: 8 }, 'compressed keys (kv_lora_rank) of "shelf" are not known'],
    [{ model_type: "deepseek_v3", qk_rope_head_dim: null }, "config.json does not say qk_rope_head_dim"],
    [{ v_head_dim: 8 }, "keys and values of different sizes are not known"],
    [{ index_head_dim: 128 }, "an index beside the KV cache (index_head_dim) cannot be described yet"],
    [{ is_encoder_decoder: true }, "encoders with a decoder (shelf) cannot be described yet"],
    [{ num_experts: 4 }, "config.json does not say num_experts_per_tok"],
    [{ num_experts: 4, num_experts_per_tok: 1 }, "config.json does not say moe_intermediate_size"],
    [
      {
        model_type: "qwen2",
        num_hidden_layers: 2,
        sliding_window: 8,
        use_sliding_window: true,
        max_window_layers: 1,
      },
      "vLLM runs this architecture with a window in all layers or in none, not in some",
    ],
    [
      { quantization_config: { quant_method: "bitsandbytes" } },
      'weights stored as "bitsandbytes" are not known',
    ],
    [
      { quantization_config: { quant_method: "fp8", weight_block_size: [] } },
      "its weight_block_size is no pair of sizes",
    ],
    [{ quantization_config: groups({}) }, "its compressed-tensors groups name no weights"],
    [
      { quantization_config: groups({ type: "int", num_bits: 8 }) },
      'weights of 8 bits stored as "" are not known',
    ],
    [{ quantization_config: modelopt("W4A8") }, 'weights stored as "W4A8" by modelopt are not known'],
  ])("%j", (more, problem) => {
    expect(describeCheckpoint({ ...dense, ...more }, tensorList(some))).toEqual({ problem });
  });

  test("files without a tensor, or with quantised ones that nobody explains", () => {
    expect(describeCheckpoint(dense, [])).toEqual({ problem: "its files hold no tensors" });
    expect(describeCheckpoint(dense, tensorList({ a: ["U8", 64] }))).toEqual({
      problem: "its weights are quantised, but config.json does not say how",
    });
    expect(describeCheckpoint({ ...dense, vocab_size: null }, tensorList({ a: ["BF16", 64] }))).toEqual({
      problem: "config.json does not say vocab_size",
    });
  });

  test("a config.json that is a maze", () => {
    let config: object = dense;
    for (let depth = 0; depth < 100_000; depth += 1) config = { text_config: config };
    expect(describeCheckpoint({ ...config, architectures: ["Maze"] }, tensorList(some))).toEqual({
      problem: "config.json does not say num_attention_heads and hidden_size",
    });
  });

  test("any JSON at all", () => {
    const value = fc.oneof(fc.jsonValue(), fc.nat(9), fc.constantFrom(...["gemma3_text", "mamba", "nope"]));
    const keys = Object.keys({
      ...dense,
      layer_types: 0,
      text_config: 0,
      rope_scaling: 0,
      quantization_config: 0,
    });
    const config = fc.dictionary(fc.constantFrom(...keys), value);
    fc.assert(
      fc.property(config, (more) => {
        const answer = describeCheckpoint({ ...dense, ...more }, tensorList(some));
        expect(["checkpoint", "problem"]).toContain(Object.keys(answer)[0]);
      }),
    );
  });
});
