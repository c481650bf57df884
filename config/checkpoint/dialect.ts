/** The part of a config.json that speaks of the language model, with what its family leaves unsaid. */
import { isMapping } from "../mapping";
import { inside, textAt } from "./fields";
import type { Fields } from "./fields";

/**
 * Values that config.json may leave out, by `model_type`: the defaults of the classes that read it
 * (https://github.com/huggingface/transformers/tree/main/src/transformers/models).
 */
const unsaid: Readonly<Record<string, Fields>> = {
  cohere2: { sliding_window: 4096, sliding_window_pattern: 4 },
  deepseek_v3: { kv_lora_rank: 512, qk_rope_head_dim: 64 },
  exaone4: { sliding_window: 4096, sliding_window_pattern: 4 },
  gemma2: { sliding_window: 4096, head_dim: 256 },
  gemma3_text: {
    ...{ sliding_window: 4096, sliding_window_pattern: 6, max_position_embeddings: 131_072 },
    ...{ num_attention_heads: 8, num_key_value_heads: 4, head_dim: 256, vocab_size: 262_208 },
  },
  gpt_oss: { sliding_window: 128, head_dim: 64 },
  llama4_text: { attention_chunk_size: 8192, head_dim: 128, max_position_embeddings: 131_072 },
  mistral: { sliding_window: 4096 },
  olmo3: { sliding_window: 4096 },
  qwen3_next: { full_attention_interval: 4, head_dim: 256 },
};

/** Families keep the language model's part under one of these names. */
const nested = ["text_config", "llm_config", "language_config", "language_model", "thinker_config"];

export interface Dialect {
  /** The language model's part of config.json. */
  readonly text: Fields;
  /** `model_type` of that part. */
  readonly type: string;
}

/** Families nest it once or twice. */
export function dialectOf(config: Fields, depth = 0): Dialect {
  const name = nested.find((key) => isMapping(config[key]));
  if (name !== undefined && depth < 3) return dialectOf(inside(config, name), depth + 1);
  const type = textAt(config, "model_type") ?? "";
  return { type, text: { ...(Object.hasOwn(unsaid, type) ? unsaid[type] : {}), ...config } };
}
