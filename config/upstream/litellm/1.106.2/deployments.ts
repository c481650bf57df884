/** Keys of one deployment in LiteLLM 1.106.2. Generated from its package by `npm run tables:litellm`: do not edit; README.md says how. */
import { words } from "../../words";

/** Prices and times that both sections read. */
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
      cache_read_input_token_cost_flex cache_read_input_token_cost_priority cache_read_input_token_cost_ultrafast
      citation_cost_per_token cooldown_time cost_per_second google_maps_grounding_cost_per_query input_cost_per_audio_per_second
      input_cost_per_audio_token input_cost_per_audio_token_batches input_cost_per_character
      input_cost_per_character_above_128k_tokens input_cost_per_image input_cost_per_image_token input_cost_per_image_token_batches
      input_cost_per_query input_cost_per_second input_cost_per_token input_cost_per_token_above_100k_tokens
      input_cost_per_token_above_100k_tokens_batches input_cost_per_token_above_128k_tokens input_cost_per_token_above_200k_tokens
      input_cost_per_token_above_200k_tokens_batches input_cost_per_token_above_200k_tokens_priority
      input_cost_per_token_above_272k_tokens input_cost_per_token_above_272k_tokens_batches
      input_cost_per_token_above_272k_tokens_flex input_cost_per_token_above_272k_tokens_priority
      input_cost_per_token_above_272k_tokens_ultrafast input_cost_per_token_above_512k_tokens input_cost_per_token_balanced
      input_cost_per_token_batches input_cost_per_token_flex input_cost_per_token_priority input_cost_per_token_ultrafast
      input_cost_per_video_per_second input_cost_per_video_token input_cost_per_video_token_batches ocr_cost_per_credit
      ocr_cost_per_page ocr_cost_per_page_batches output_cost_per_audio_per_second output_cost_per_audio_token
      output_cost_per_character output_cost_per_character_above_128k_tokens output_cost_per_image output_cost_per_image_1024
      output_cost_per_image_1536 output_cost_per_image_512 output_cost_per_image_token output_cost_per_image_token_batches
      output_cost_per_pixel output_cost_per_reasoning_token output_cost_per_reasoning_token_flex
      output_cost_per_reasoning_token_priority output_cost_per_second output_cost_per_second_1080p output_cost_per_second_2k
      output_cost_per_second_480p output_cost_per_second_4k output_cost_per_second_720p output_cost_per_second_768p
      output_cost_per_token output_cost_per_token_above_100k_tokens output_cost_per_token_above_100k_tokens_batches
      output_cost_per_token_above_128k_tokens output_cost_per_token_above_200k_tokens
      output_cost_per_token_above_200k_tokens_batches output_cost_per_token_above_200k_tokens_priority
      output_cost_per_token_above_272k_tokens output_cost_per_token_above_272k_tokens_batches
      output_cost_per_token_above_272k_tokens_flex output_cost_per_token_above_272k_tokens_priority
      output_cost_per_token_above_272k_tokens_ultrafast output_cost_per_token_above_512k_tokens output_cost_per_token_balanced
      output_cost_per_token_batches output_cost_per_token_flex output_cost_per_token_priority output_cost_per_token_ultrafast
      output_cost_per_video_per_second output_cost_per_video_token regional_endpoint_uplift_multiplier
      regional_processing_uplift_multiplier_eu regional_processing_uplift_multiplier_us
    `);

export const deployments = {
  litellm_params: {
    any: words(`
      azure_ad_token_provider cache caching_groups client context_management deployment_id fallbacks force_timeout function_call
      headers logger_fn model_config prompt_cache_retention provider_specific_header rust self shared_session ssl_verify use_client
    `),
    "any[]": words("bedrock_tags configurable_clientside_auth_params"),
    boolean: words(`
      _code_interpreter_interception_active _code_interpreter_interception_converted_stream
      _code_interpreter_interception_session_scoped _headroom_interception_converted_stream _litellm_strip_stream_usage
      _websearch_interception_converted_stream _websearch_interception_emit_native_blocks acompletion aembedding aimg_generation
      allm_passthrough_route allow_client_keepalive_override anthropic_disable_workload_identity_federation async_call
      atext_completion azure caching client_side_timeout complete_response disable_add_transform_inline_image_block
      enable_json_schema_validation enable_prompt_caching enable_tag_filtering ensure_alternating_roles fastest_response
      fireworks_forward_user_id include_server_side_tool_invocations litellm_request_debug log_client_error_tracebacks logprobs
      merge_reasoning_content_in_choices mock_timeout no-log parallel_tool_calls store stream supports_system_message
      text_completion turn_off_message_logging use_chat_completions_api use_in_pass_through use_litellm_proxy use_xai_oauth
      valkey_ssl verbose
    `),
    "boolean|string": words("drop_params"),
    enum: words(`
      _agentic_loop_api_surface arize_otlp_protocol langfuse_span_scope retry_strategy routing_strategy verbosity
    `),
    integer: words(`
      _agentic_loop_depth anthropic_issuer_ttl_seconds auto_router_max_input_chars default_api_key_rpm_limit
      default_api_key_tpm_limit fallback_depth itpm langfuse_prompt_version max_agentic_loops max_completion_tokens max_fallbacks
      max_parallel_requests max_retries max_tokens n num_retries order otpm output_vector_size rpm seed stream_chunk_size
      top_logprobs tpm valkey_port weight
    `),
    number: [
      ...prices,
      ...words(`
      arize_error_sampling_rate arize_success_sampling_rate cache_creation_input_audio_token_cost cost_per_query frequency_penalty
      input_cost_per_audio_per_second_above_128k_tokens input_cost_per_image_above_128k_tokens input_cost_per_pixel
      input_cost_per_token_cache_hit input_cost_per_video_per_second_above_128k_tokens
      input_cost_per_video_per_second_above_15s_interval input_cost_per_video_per_second_above_8s_interval keepalive_seconds
      langsmith_sampling_rate max_budget max_file_size_mb presence_penalty request_timeout temperature top_p ttl
    `),
    ],
    "number|string": words("stream_timeout timeout"),
    object: words(`
      _context_compaction_state _router_weights adaptive_router_config assistant_continue_message attempted_targets audio
      complexity_router_config context_window_fallback_dict custom_prompt_dict default_headers extra_body extra_headers
      litellm_logging_obj litellm_metadata litellm_trusted_callback_vars logit_bias metadata model_alias_map model_file_id_mapping
      model_info prediction prompt_variables proxy_server_request quality_router_config response_format retry_policy roles
      search_context_cost_per_query secret_fields stream_options stream_response stream_timeout_by_service_tier thinking
      timeout_by_service_tier user_continue_message web_search_options
    `),
    "object[]": words("aws_session_tags functions messages model_list tiered_pricing tools"),
    string: words(`
      _code_interpreter_interception_sandbox_key _litellm_addressed_response_id adaptive_router_default_model allowed_model_region
      anthropic_federation_rule_id anthropic_federation_workspace_id anthropic_identity_source anthropic_identity_token
      anthropic_identity_token_file anthropic_issuer_audience anthropic_issuer_signing_key_ref anthropic_issuer_subject
      anthropic_issuer_url anthropic_keycloak_auth_method anthropic_keycloak_client_id anthropic_keycloak_client_secret_ref
      anthropic_keycloak_scope anthropic_keycloak_token_url anthropic_organization_id anthropic_service_account_id api_base api_key
      api_version arize_api_key arize_space_id arize_space_key auto_router_config auto_router_config_path auto_router_default_model
      auto_router_embedding_model auto_router_model_compression auto_router_routing_compression aws_access_key_id aws_batch_role_arn
      aws_bedrock_project_id aws_bedrock_runtime_endpoint aws_external_id aws_profile_name aws_region_name aws_role_name
      aws_secret_access_key aws_session_name aws_session_token aws_sts_endpoint aws_web_identity_token azure_ad_token azure_password
      azure_scope azure_username base_model base_url bos_token bucket_name budget_duration cache_key client_id client_secret
      completion_call_id complexity_router_default_model custom_llm_provider data_residency dd_agent_host dd_agent_port dd_api_key
      dd_site embedding_model eos_token final_prompt_value gcs_bucket_name gcs_path_service_account hf_model_name humanloop_api_key
      id index_name langfuse_environment langfuse_host langfuse_public_key langfuse_secret langfuse_secret_key langsmith_api_key
      langsmith_base_url langsmith_project langsmith_tenant_id litellm_call_id litellm_credential_name litellm_session_id
      litellm_system_prompt litellm_trace_id milvus_db_name milvus_text_field model newrelic_api_key newrelic_region
      openai_identity_provider_id openai_identity_token_file openai_service_account_id organization posthog_api_key posthog_api_url
      preset_cache_key prompt_cache_key prompt_environment prompt_id prompt_label prompt_version provider_affinity_header
      quality_router_default_model reasoning_effort region_name s3_access_key_id s3_bucket_name s3_bucket_owner s3_encryption_key_id
      s3_endpoint_url s3_output_bucket_name s3_region_name s3_secret_access_key safety_identifier search_tool_name service_tier
      signoz_ingestion_endpoint signoz_ingestion_key tenant_id user valkey_embedding_field valkey_host valkey_password
      valkey_text_field vector_bucket_name vector_store_id vertex_location vertex_project wandb_api_key watsonx_region_name
      weave_project_id
    `),
    "string[]": words(`
      _agentic_loop_fingerprints additional_drop_params allowed_openai_params guardrails litellm_disabled_callbacks
      milvus_partition_names modalities tag_regex tags
    `),
    "string|object": words("mock_response tool_choice vertex_credentials"),
    "string|string[]": words("silent_model stop"),
  },
  model_info: {
    any: words("supported_openai_params"),
    boolean: words(`
      allow_fail_open bedrock_converse_supports_strict_tools blocked cache_control_ttl disable_background_health_check discoverable
      enable_tag_filtering health_check_supports_max_tokens internal_router_model member_auto_router supports_adaptive_thinking
      supports_anthropic_compaction supports_anthropic_thinking_payload supports_assistant_prefill supports_audio_input
      supports_audio_output supports_box_questions supports_computer_use supports_embedding_image_input supports_function_calling
      supports_image_size supports_legacy_thinking supports_low_reasoning_effort supports_max_reasoning_effort
      supports_mid_conversation_system supports_minimal_reasoning_effort supports_native_streaming supports_native_structured_output
      supports_none_reasoning_effort supports_output_config supports_parallel_function_calling supports_pdf_input
      supports_prompt_cache_breakpoint supports_prompt_caching supports_reasoning supports_regex_lookaround supports_response_schema
      supports_system_messages supports_thinking_cache_preservation supports_tool_choice supports_tool_search supports_url_context
      supports_video_input supports_vision supports_web_search supports_xhigh_reasoning_effort thinking_always_on
      use_openai_responses_path uses_embed_content
    `),
    enum: words(`
      bedrock_output_config_effort_ceiling default_reasoning_effort mode tier token_count_tokenizer vertex_ai_audio_api
      web_search_billing_unit
    `),
    "enum[]": words("supported_audio_formats"),
    integer: words(`
      allowed_fails health_check_max_tokens health_check_max_tokens_non_reasoning health_check_max_tokens_reasoning itpm
      max_input_tokens max_output_tokens max_tokens order otpm output_vector_size prompt_cache_min_tokens ptu_count rpm
      token_count_framing tpm
    `),
    number: [
      ...prices,
      ...words(`
      code_interpreter_cost_per_session computer_use_input_cost_per_1k_tokens computer_use_output_cost_per_1k_tokens
      cost_per_ptu_per_hour file_search_cost_per_1k_calls file_search_cost_per_gb_per_day health_check_timeout
      search_queries_cost_per_query vector_store_cost_per_gb_per_day
    `),
    ],
    object: words(`
      allowed_fails_policy custom_tokenizer health_check_params litellm_routing_preferences off_peak_pricing provider_specific_entry
      search_context_cost_per_query search_free_requests token_count_model
    `),
    "object[]": words("access_windows tiered_pricing"),
    string: words(`
      base_model deprecation_date display_name health_check_model health_check_reasoning_effort health_check_voice id
      litellm_provider ptu_effective_from ptu_effective_to team_id team_public_model_name
    `),
    "string[]": words(`
      access_groups reasoning_effort_levels supported_endpoints supported_environments supported_regions
    `),
  },
};

/** OpenAI's parameters of a request, defaults of a deployment. */
export const openaiRequest = words(`
      additional_drop_params allowed_openai_params api_base api_key api_version audio base_url context_management
      custom_llm_provider default_headers deployment_id drop_params extra_headers frequency_penalty function_call functions
      include_server_side_tool_invocations logit_bias logprobs max_completion_tokens max_retries max_tokens messages metadata
      modalities model n organization parallel_tool_calls prediction presence_penalty prompt_cache_key prompt_cache_retention
      reasoning_effort request_timeout response_format safety_identifier seed service_tier stop store stream stream_options
      temperature thinking timeout tool_choice tools top_logprobs top_p user verbosity web_search_options
    `);

/** Of these, what LiteLLM also uses itself. */
export const ownRequest = words(`
      allowed_openai_params api_base api_key api_version custom_llm_provider drop_params max_retries metadata model organization
      request_timeout timeout
    `);
