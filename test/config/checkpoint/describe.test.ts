import fc from "fast-check";
import { modelPresets } from "../../../config";
import { describeCheckpoint } from "../../../config/checkpoint/describe";
import { realModels } from "./real-models";
import { dense, described, groups, modelopt, some } from "./small";
import { tensorList } from "./tensors";

describe.each(Object.entries(realModels))("%s", (_, { config, expected, preset }) => {
  test("is described as it is known", () => {
    const { weights, parameters } = described(config);
    expect(described(config)).toEqual({ ...expected, weights, parameters });
  });

  test("is described as its preset, where it has one", () => {
    const row = preset === undefined ? expected : modelPresets[preset]?.checkpoint;
    const { layers, experts, attentionHeads, kvHeads, hiddenSize, contextWindow } = row ?? {};
    expect(described(config)).toMatchObject({
      ...{ layers, experts, attentionHeads, kvHeads, hiddenSize, contextWindow },
    });
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
