/** Parameters of a request that vLLM reads and OpenAI does not have. Source: fields of its request models, 0.32.0. */
import { words } from "../words";

export const vllmRequestParameters: ReadonlySet<string> = new Set(
  words(`
    add_generation_prompt add_special_tokens allowed_token_ids bad_words cache_salt chat_template chat_template_kwargs
    continue_final_message documents echo ignore_eos include_reasoning
    include_stop_str_in_output kv_transfer_params length_penalty logprob_token_ids media_io_kwargs min_p min_tokens mm_processor_kwargs
    priority prompt_logprobs repetition_detection repetition_penalty return_token_ids return_tokens_as_token_ids skip_special_tokens
    spaces_between_special_tokens stop_token_ids structured_outputs thinking_token_budget top_k truncate_prompt_tokens use_beam_search
    vllm_xargs
  `),
);
