import { dense, described } from "./small";

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
