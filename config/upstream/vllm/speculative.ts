/** Speculative decoding in vLLM 0.32.0 (vllm/config/speculative.py): the methods, and the keys of `--speculative-config`. */
import { words } from "../words";

/** Without `custom_class` and `extract_hidden_states`, which need code of one's own, and the old names of `mtp`. */
export const speculativeMethods = [
  "draft_model",
  "eagle",
  "eagle3",
  "mtp",
  "ngram",
  "ngram_gpu",
  "suffix",
  "medusa",
  "mlp_speculator",
  "dflash",
  "dspark",
] as const;

/** Methods whose draft lies in a checkpoint of its own; the others find it in the model, or need none. */
export const methodsWithDraft: readonly string[] = Object.freeze(
  words("draft_model eagle eagle3 medusa mlp_speculator dflash"),
);

/** Further keys, besides those that typed fields set. */
export const speculativeKeys: readonly string[] = Object.freeze(
  words(`
    attention_backend code_revision disable_eagle_block_drop disable_padded_drafter_batch draft_load_config draft_sample_method
    draft_tensor_parallel_size dspark_draft_topk enable_adaptive_verification enforce_eager index_share_for_mtp_iteration
    kv_cache_dtype max_model_len moe_backend num_speculative_tokens_per_batch_size parallel_drafting prompt_lookup_max
    prompt_lookup_min quantization rejection_sample_method revision suffix_decoding_max_cached_requests
    suffix_decoding_max_spec_factor suffix_decoding_max_tree_depth suffix_decoding_min_token_prob synthetic_acceptance_length
    synthetic_acceptance_rates use_heterogeneous_vocab use_local_argmax_reduction
  `),
);
