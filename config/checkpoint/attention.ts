/** Heads of the attention, and what a token leaves in the KV cache of one layer. */
import type { Dialect } from "./dialect";
import { count } from "./fields";
import { fail } from "./problem";

export interface Attention {
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Numbers of the one vector per token, where keys and values are compressed into it; else null. */
  readonly latentDim: number | null;
}

/** Families whose compressed keys vLLM caches as they are (is_deepseek_mla in its model_arch_config_convertor.py). */
const compressed = new Set([
  ...["axk1", "deepseek_v2", "deepseek_v3", "dots3_note", "glm4_moe_lite", "kimi_k2", "kimi_linear"],
  ...["longcat_flash", "pangu_ultra_moe", "bailing_hybrid"],
]);

/** What changes the cache in ways that the description has no words for. */
const beyond: Readonly<Record<string, string>> = {
  attn_type_list: "layers with lightning attention",
  block_configs: "layers that differ from each other",
  compress_ratios: "compressed sparse attention",
  global_head_dim: "heads that differ between the layers",
  index_head_dim: "an index beside the KV cache",
  num_global_key_value_heads: "heads that differ between the layers",
  num_kv_shared_layers: "layers that share a KV cache",
  per_layer_config: "layers that differ from each other",
  sparse_attention_config: "sparse attention",
  swa_head_dim: "heads that differ between the layers",
  swa_num_key_value_heads: "heads that differ between the layers",
};

export function attentionOf({ text, type }: Dialect): Attention {
  const heads = count(text, "num_attention_heads", "n_head", "n_heads", "num_heads");
  const hidden = count(text, "hidden_size", "n_embd", "d_model");
  if (heads === undefined || hidden === undefined)
    return fail("config.json does not say num_attention_heads and hidden_size");
  refuseBeyond(text, type);
  const headDim = count(text, "head_dim", "hidden_size_per_head") ?? Math.floor(hidden / heads);
  const rank = count(text, "kv_lora_rank");
  if (rank === undefined) {
    const valueDim = count(text, "v_head_dim");
    if (valueDim !== undefined && valueDim !== headDim)
      fail("keys and values of different sizes are not known");
    return { heads, kvHeads: kvHeads(text, type, heads), headDim, latentDim: null };
  }
  if (!compressed.has(type)) fail(`compressed keys (kv_lora_rank) of ${JSON.stringify(type)} are not known`);
  const rope = count(text, "qk_rope_head_dim") ?? fail("config.json does not say qk_rope_head_dim");
  return { heads, kvHeads: heads, headDim, latentDim: rank + rope };
}

function refuseBeyond(text: Dialect["text"], type: string): void {
  const found = Object.keys(beyond).find(
    (key) => text[key] !== undefined && text[key] !== null && text[key] !== 0,
  );
  if (found !== undefined) fail(`${beyond[found] ?? ""} (${found}) cannot be described yet`);
  if (text.is_encoder_decoder === true) fail(`encoders with a decoder (${type}) cannot be described yet`);
}

function kvHeads(text: Dialect["text"], type: string, heads: number): number {
  const isFalcon = ["falcon", "RefinedWeb", "RefinedWebModel"].includes(type);
  if (isFalcon && text.new_decoder_architecture !== true && text.multi_query === true) return 1;
  const keys = ["n_head_kv", "num_kv_heads", "num_key_value_heads", "multi_query_group_num"];
  return count(text, ...keys, "num_attention_groups") ?? heads;
}
