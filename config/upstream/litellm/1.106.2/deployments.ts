/**
 * Keys of one deployment in LiteLLM 1.106.2: `litellm_params` with its three classes, and `model_info`. Source: what
 * the code of the installed package reads, which is more than what is documented.
 */
import { words } from "../../words";
import { section, type LitellmTable } from "../table";

/** Prices: number keys that both `litellm_params` and `model_info` read. */
const prices = words(`
  annotation_cost_per_page annotation_cost_per_page_batches cache_creation_input_token_cost
  cache_creation_input_token_cost_above_100k_tokens cache_creation_input_token_cost_above_100k_tokens_batches
  cache_creation_input_token_cost_above_1hr cache_creation_input_token_cost_above_1hr_above_100k_tokens
  cache_creation_input_token_cost_above_200k_tokens cache_creation_input_token_cost_above_200k_tokens_batches
  cache_creation_input_token_cost_above_272k_tokens cache_creation_input_token_cost_above_272k_tokens_batches
  cache_creation_input_token_cost_above_272k_tokens_flex cache_creation_input_token_cost_above_272k_tokens_priority
  cache_creation_input_token_cost_above_272k_tokens_ultrafast cache_creation_input_token_cost_batches
  cache_creation_input_token_cost_flex cache_creation_input_token_cost_priority cache_creation_input_token_cost_ultrafast
  cache_read_input_audio_token_cost cache_read_input_image_token_cost cache_read_input_token_cost
  cache_read_input_token_cost_above_100k_tokens cache_read_input_token_cost_above_100k_tokens_batches
  cache_read_input_token_cost_above_200k_tokens cache_read_input_token_cost_above_200k_tokens_batches
  cache_read_input_token_cost_above_200k_tokens_priority cache_read_input_token_cost_above_272k_tokens
  cache_read_input_token_cost_above_272k_tokens_batches cache_read_input_token_cost_above_272k_tokens_flex
  cache_read_input_token_cost_above_272k_tokens_priority cache_read_input_token_cost_above_272k_tokens_ultrafast
  cache_read_input_token_cost_above_512k_tokens cache_read_input_token_cost_balanced cache_read_input_token_cost_batches
  cache_read_input_token_cost_flex cache_read_input_token_cost_priority cache_read_input_token_cost_ultrafast citation_cost_per_token
  cooldown_time cost_per_second google_maps_grounding_cost_per_query input_cost_per_audio_per_second input_cost_per_audio_token
  input_cost_per_audio_token_batches input_cost_per_character input_cost_per_character_above_128k_tokens input_cost_per_image
  input_cost_per_image_token input_cost_per_image_token_batches input_cost_per_query input_cost_per_second input_cost_per_token
  input_cost_per_token_above_100k_tokens input_cost_per_token_above_100k_tokens_batches input_cost_per_token_above_128k_tokens
  input_cost_per_token_above_200k_tokens input_cost_per_token_above_200k_tokens_batches input_cost_per_token_above_200k_tokens_priority
  input_cost_per_token_above_272k_tokens input_cost_per_token_above_272k_tokens_batches input_cost_per_token_above_272k_tokens_flex
  input_cost_per_token_above_272k_tokens_priority input_cost_per_token_above_272k_tokens_ultrafast
  input_cost_per_token_above_512k_tokens input_cost_per_token_balanced input_cost_per_token_batches input_cost_per_token_flex
  input_cost_per_token_priority input_cost_per_token_ultrafast input_cost_per_video_per_second input_cost_per_video_token
  input_cost_per_video_token_batches ocr_cost_per_credit ocr_cost_per_page ocr_cost_per_page_batches output_cost_per_audio_per_second
  output_cost_per_audio_token output_cost_per_character output_cost_per_character_above_128k_tokens output_cost_per_image
  output_cost_per_image_1024 output_cost_per_image_1536 output_cost_per_image_512 output_cost_per_image_token
  output_cost_per_image_token_batches output_cost_per_pixel output_cost_per_reasoning_token output_cost_per_reasoning_token_flex
  output_cost_per_reasoning_token_priority output_cost_per_second output_cost_per_second_1080p output_cost_per_second_2k
  output_cost_per_second_480p output_cost_per_second_4k output_cost_per_second_720p output_cost_per_second_768p output_cost_per_token
  output_cost_per_token_above_100k_tokens output_cost_per_token_above_100k_tokens_batches output_cost_per_token_above_128k_tokens
  output_cost_per_token_above_200k_tokens output_cost_per_token_above_200k_tokens_batches
  output_cost_per_token_above_200k_tokens_priority output_cost_per_token_above_272k_tokens
  output_cost_per_token_above_272k_tokens_batches output_cost_per_token_above_272k_tokens_flex
  output_cost_per_token_above_272k_tokens_priority output_cost_per_token_above_272k_tokens_ultrafast
  output_cost_per_token_above_512k_tokens output_cost_per_token_balanced output_cost_per_token_batches output_cost_per_token_flex
  output_cost_per_token_priority output_cost_per_token_ultrafast output_cost_per_video_per_second output_cost_per_video_token
  regional_endpoint_uplift_multiplier regional_processing_uplift_multiplier_eu regional_processing_uplift_multiplier_us
`);

export const deploymentSections = {
  litellm_params: section("is sent to the engine in the body of every request", {
    boolean: words(`
      allow_client_keepalive_override anthropic_disable_workload_identity_federation drop_params ensure_alternating_roles
      fireworks_forward_user_id logprobs merge_reasoning_content_in_choices parallel_tool_calls store stream supports_system_message
      use_chat_completions_api use_in_pass_through use_litellm_proxy use_xai_oauth valkey_ssl
    `),
    integer: words(`
      anthropic_issuer_ttl_seconds auto_router_max_input_chars default_api_key_rpm_limit default_api_key_tpm_limit itpm
      max_completion_tokens max_parallel_requests max_retries max_tokens n num_retries order otpm output_vector_size rpm seed
      top_logprobs tpm valkey_port
    `),
    number: [
      ...prices,
      ...words(`
      cache_creation_input_audio_token_cost frequency_penalty input_cost_per_audio_per_second_above_128k_tokens
      input_cost_per_image_above_128k_tokens input_cost_per_pixel input_cost_per_token_cache_hit
      input_cost_per_video_per_second_above_128k_tokens input_cost_per_video_per_second_above_15s_interval
      input_cost_per_video_per_second_above_8s_interval keepalive_seconds max_budget max_file_size_mb presence_penalty request_timeout
      temperature top_p weight
    `),
    ],
    string: words(`
      adaptive_router_default_model anthropic_federation_rule_id anthropic_federation_workspace_id anthropic_identity_source
      anthropic_identity_token anthropic_identity_token_file anthropic_issuer_audience anthropic_issuer_signing_key_ref
      anthropic_issuer_subject anthropic_issuer_url anthropic_keycloak_auth_method anthropic_keycloak_client_id
      anthropic_keycloak_client_secret_ref anthropic_keycloak_scope anthropic_keycloak_token_url anthropic_organization_id
      anthropic_service_account_id api_base api_key api_version auto_router_config auto_router_config_path auto_router_default_model
      auto_router_embedding_model auto_router_model_compression auto_router_routing_compression aws_access_key_id aws_batch_role_arn
      aws_bedrock_project_id aws_bedrock_runtime_endpoint aws_external_id aws_profile_name aws_region_name aws_role_name
      aws_secret_access_key aws_session_name aws_session_token aws_sts_endpoint aws_web_identity_token azure_ad_token azure_password
      azure_scope azure_username base_url bucket_name budget_duration client_id client_secret complexity_router_default_model
      custom_llm_provider embedding_model gcs_bucket_name index_name litellm_credential_name litellm_trace_id milvus_db_name
      milvus_text_field model openai_identity_provider_id openai_identity_token_file openai_service_account_id organization
      prompt_cache_key provider_affinity_header quality_router_default_model reasoning_effort region_name s3_access_key_id
      s3_bucket_name s3_bucket_owner s3_encryption_key_id s3_endpoint_url s3_output_bucket_name s3_region_name s3_secret_access_key
      safety_identifier service_tier tenant_id user valkey_embedding_field valkey_host valkey_password valkey_text_field
      vector_bucket_name vector_store_id vertex_location vertex_project watsonx_region_name
    `),
    object: words(`
      adaptive_router_config audio complexity_router_config default_headers extra_body extra_headers logit_bias metadata model_info
      prediction quality_router_config response_format search_context_cost_per_query stream_options stream_timeout_by_service_tier
      timeout_by_service_tier
    `),
    "number|string": words("stream_timeout timeout"),
    "string|object": words("mock_response tool_choice vertex_credentials"),
    "string|string[]": words("stop"),
    "string[]": words(`
      additional_drop_params allowed_openai_params milvus_partition_names modalities tag_regex tags
    `),
    "object[]": words("aws_session_tags functions messages tiered_pricing tools"),
    "any[]": words("bedrock_tags configurable_clientside_auth_params"),
    any: words(`
      _agentic_loop_api_surface _agentic_loop_depth _agentic_loop_fingerprints _code_interpreter_interception_active
      _code_interpreter_interception_converted_stream _code_interpreter_interception_sandbox_key
      _code_interpreter_interception_session_scoped _context_compaction_state _headroom_interception_converted_stream
      _litellm_addressed_response_id _litellm_strip_stream_usage _router_weights _websearch_interception_converted_stream
      _websearch_interception_emit_native_blocks acompletion aembedding aimg_generation allm_passthrough_route allowed_model_region
      arize_api_key arize_error_sampling_rate arize_otlp_protocol arize_space_id arize_space_key arize_success_sampling_rate
      assistant_continue_message async_call atext_completion attempted_targets azure azure_ad_token_provider base_model bos_token cache
      cache_key caching caching_groups client client_side_timeout complete_response completion_call_id context_management
      context_window_fallback_dict cost_per_query custom_prompt_dict data_residency dd_agent_host dd_agent_port dd_api_key dd_site
      deployment_id disable_add_transform_inline_image_block enable_json_schema_validation enable_prompt_caching enable_tag_filtering
      eos_token fallback_depth fallbacks fastest_response final_prompt_value force_timeout function_call gcs_path_service_account
      guardrails headers hf_model_name humanloop_api_key id include_server_side_tool_invocations langfuse_environment langfuse_host
      langfuse_prompt_version langfuse_public_key langfuse_secret langfuse_secret_key langfuse_span_scope langsmith_api_key
      langsmith_base_url langsmith_project langsmith_sampling_rate langsmith_tenant_id litellm_call_id litellm_disabled_callbacks
      litellm_logging_obj litellm_metadata litellm_request_debug litellm_session_id litellm_system_prompt litellm_trusted_callback_vars
      log_client_error_tracebacks logger_fn max_agentic_loops max_fallbacks mock_timeout model_alias_map model_config
      model_file_id_mapping model_list newrelic_api_key newrelic_region no-log posthog_api_key posthog_api_url preset_cache_key
      prompt_cache_retention prompt_environment prompt_id prompt_label prompt_variables prompt_version provider_specific_header
      proxy_server_request retry_policy retry_strategy roles routing_strategy rust search_tool_name secret_fields self shared_session
      signoz_ingestion_endpoint signoz_ingestion_key silent_model ssl_verify stream_chunk_size stream_response text_completion thinking
      ttl turn_off_message_logging use_client user_continue_message verbose verbosity wandb_api_key weave_project_id web_search_options
    `),
  }),
  model_info: section("is shown by /model/info, but nothing else reads it", {
    boolean: words(`
      allow_fail_open bedrock_converse_supports_strict_tools blocked disable_background_health_check discoverable enable_tag_filtering
      health_check_supports_max_tokens internal_router_model member_auto_router supports_adaptive_thinking supports_anthropic_compaction
      supports_anthropic_thinking_payload supports_assistant_prefill supports_audio_input supports_audio_output supports_box_questions
      supports_computer_use supports_embedding_image_input supports_function_calling supports_image_size supports_legacy_thinking
      supports_low_reasoning_effort supports_max_reasoning_effort supports_mid_conversation_system supports_minimal_reasoning_effort
      supports_native_streaming supports_native_structured_output supports_none_reasoning_effort supports_output_config
      supports_parallel_function_calling supports_pdf_input supports_prompt_cache_breakpoint supports_prompt_caching supports_reasoning
      supports_regex_lookaround supports_response_schema supports_system_messages supports_thinking_cache_preservation
      supports_tool_choice supports_tool_search supports_url_context supports_video_input supports_vision supports_web_search
      supports_xhigh_reasoning_effort thinking_always_on use_openai_responses_path uses_embed_content
    `),
    integer: words(`
      allowed_fails health_check_max_tokens health_check_max_tokens_non_reasoning health_check_max_tokens_reasoning max_input_tokens
      max_output_tokens max_tokens output_vector_size prompt_cache_min_tokens ptu_count rpm token_count_framing tpm
    `),
    number: [...prices, ...words("cost_per_ptu_per_hour health_check_timeout")],
    string: words(`
      base_model health_check_model health_check_reasoning_effort health_check_voice id litellm_provider team_id team_public_model_name
    `),
    object: words(`
      allowed_fails_policy custom_tokenizer health_check_params off_peak_pricing provider_specific_entry search_context_cost_per_query
      search_free_requests token_count_model
    `),
    enum: words(`
      bedrock_output_config_effort_ceiling default_reasoning_effort mode tier token_count_tokenizer vertex_ai_audio_api
      web_search_billing_unit
    `),
    "string[]": words(`
      access_groups reasoning_effort_levels supported_endpoints supported_environments
    `),
    "object[]": words("access_windows tiered_pricing"),
    "enum[]": words("supported_audio_formats"),
    any: words("ptu_effective_from ptu_effective_to supported_openai_params"),
  }),
};

const configured = words(`
  model api_base api_key custom_llm_provider rpm tpm itpm otpm weight order max_parallel_requests timeout stream_timeout request_timeout
  max_retries num_retries cooldown_time tags tag_regex max_budget budget_duration input_cost_per_token output_cost_per_token
  input_cost_per_second output_cost_per_second drop_params additional_drop_params allowed_openai_params extra_headers extra_body
  merge_reasoning_content_in_choices configurable_clientside_auth_params litellm_credential_name use_in_pass_through
  use_chat_completions_api supports_system_message ensure_alternating_roles mock_response keepalive_seconds
  allow_client_keepalive_override default_api_key_tpm_limit default_api_key_rpm_limit temperature top_p max_tokens max_completion_tokens
  presence_penalty frequency_penalty stop seed reasoning_effort response_format parallel_tool_calls stream_options logprobs top_logprobs
  n logit_bias user tools tool_choice metadata
`);

const requestAndConsumed = words(`
  allowed_openai_params api_base api_key api_version custom_llm_provider drop_params max_retries metadata model organization
  request_timeout timeout
`);

const requestOnly = words(`
  additional_drop_params audio base_url context_management default_headers deployment_id extra_headers frequency_penalty function_call
  functions include_server_side_tool_invocations logit_bias logprobs max_completion_tokens max_tokens messages modalities n
  parallel_tool_calls prediction presence_penalty prompt_cache_key prompt_cache_retention reasoning_effort response_format
  safety_identifier seed service_tier stop store stream stream_options temperature thinking tool_choice tools top_logprobs top_p user
  verbosity web_search_options
`);

const sent = new Set([...requestOnly, "extra_body"]);

export const litellmParams: LitellmTable["litellmParams"] = Object.freeze({
  configured: new Set(configured),
  consumed: new Set([...deploymentSections.litellm_params.types.keys()].filter((key) => !sent.has(key))),
  openaiRequest: new Set([...requestAndConsumed, ...requestOnly]),
});
