/**
 * What people add to the search for keys that writes the tables: keys that it does not find, types that no annotation and no
 * default states, and texts that it takes for keys. For all versions: a row whose key does not occur in a package is left out.
 */
import { rows, words } from "../words";
import type { KeysByType, LitellmSectionName } from "./table";

/** Key, type, and the file of the package that reads it. Those of another package are always there. */
export const addedKeys = rows(`
  cache_params.default_redis_ttl | number | caching/caching.py
  callback_settings.callback_type | string | integrations/generic_api/generic_api_callback.py
  callback_settings.endpoint | string | integrations/generic_api/generic_api_callback.py
  callback_settings.event_types | string[] | integrations/generic_api/generic_api_callback.py
  callback_settings.headers | object | integrations/generic_api/generic_api_callback.py
  callback_settings.log_format | string | integrations/generic_api/generic_api_callback.py
  callback_settings.message_logging | boolean | integrations/generic_api/generic_api_callback.py
  coordination_redis.namespace | string | caching/redis_cache.py, whose cache gets all of the section
  general_settings.block_robots | boolean | litellm_enterprise
  general_settings.context_management_summary_max_tokens | integer | llms/anthropic/pass_through/context_management/editors/compact.py
  general_settings.context_management_summary_model | string | llms/anthropic/pass_through/context_management/editors/compact.py
  general_settings.disable_error_logs | boolean | proxy/db/db_spend_update_writer.py
  general_settings.enforce_rpm_tpm_on_model_add | boolean | proxy/management_endpoints/model_management_endpoints.py
  general_settings.custom_auth_settings | object | litellm_enterprise
  general_settings.email_settings | object | litellm_enterprise
  general_settings.enforce_project_model_quota | boolean | litellm_enterprise
  general_settings.image_generation_model | string | proxy/common_utils/http_parsing_utils.py
  general_settings.moderation_model | string | proxy/common_utils/http_parsing_utils.py
  litellm_params.best_of | integer | main.py, completions of text
  litellm_params.dimensions | integer | main.py, embeddings
  litellm_params.echo | boolean | main.py, completions of text
  litellm_params.encoding_format | string | main.py, embeddings
  litellm_params.instructions | string | main.py, speech
  litellm_params.language | string | main.py, transcriptions
  litellm_params.speed | number | main.py, speech
  litellm_params.suffix | string | main.py, completions of text
  litellm_params.timestamp_granularities | string[] | main.py, transcriptions
  litellm_params.voice | any | main.py, speech
  litellm_params.azure_ad_token_provider | any | main.py
  litellm_params.client | any | main.py
  litellm_params.embedding_model | string | llms/s3_vectors/vector_stores/transformation.py
  litellm_params.extra_body | object | utils.py, body of the request to the model server
  litellm_params.force_timeout | any | main.py
  litellm_params.headers | any | main.py
  litellm_params.index_name | string | llms/s3_vectors/vector_stores/transformation.py
  litellm_params.provider_specific_header | any | main.py
  litellm_params.shared_session | any | main.py
  litellm_params.ssl_verify | any | main.py
  litellm_params.vector_bucket_name | string | llms/s3_vectors/vector_stores/transformation.py
  litellm_settings.set_verbose | boolean | _logging.py
  model_info.allowed_fails | integer | router_utils/cooldown_handlers.py
  model_info.allowed_fails_policy | object | router_utils/cooldown_handlers.py
  model_info.cooldown_time | number | router_utils/cooldown_handlers.py
  top_level.include | string[] | proxy/proxy_server.py, files that a config includes
`);

/** Types, from how the value is used. */
export const completedTypes: Readonly<Partial<Record<LitellmSectionName, KeysByType>>> = {
  top_level: {
    object: words("environment_variables router_settings"),
    "object[]": words("credential_list guardrails model_list"),
  },
  litellm_params: {
    number: words("request_timeout"),
    string: words("reasoning_effort"),
    object: words("audio default_headers prediction response_format"),
    "number|string": words("timeout"),
    "string|object": words("mock_response"),
    "string|string[]": words("stop"),
    "string[]": words("additional_drop_params modalities"),
    "object[]": words("functions messages tools"),
    any: words("caching_groups fallbacks function_call"),
  },
  model_info: {
    boolean: words("cache_control_ttl enforce_supported_endpoints health_check_supports_max_tokens"),
    integer: words(
      "health_check_max_tokens health_check_max_tokens_non_reasoning health_check_max_tokens_reasoning itpm order otpm",
    ),
    number: words(`
      code_interpreter_cost_per_session computer_use_input_cost_per_1k_tokens computer_use_output_cost_per_1k_tokens
      file_search_cost_per_1k_calls file_search_cost_per_gb_per_day health_check_timeout search_queries_cost_per_query
      vector_store_cost_per_gb_per_day
    `),
    string: words(
      "deprecation_date display_name health_check_model health_check_reasoning_effort successor_model",
    ),
    object: words("custom_tokenizer health_check_params litellm_routing_preferences"),
    "string[]": words("access_groups supported_environments supported_regions"),
  },
  router_settings: {
    "string[]": words("plugins"),
    "object[]": words("content_policy_fallbacks context_window_fallbacks fallbacks"),
    "any[][]": words("caching_groups"),
  },
  litellm_settings: {
    boolean: words("cache drop_params json_logs modify_params presidio_logging_only"),
    number: words("request_timeout"),
    string: words("budget_reset_time global_prompt_directory post_call_rules"),
    object: words(`
      azure_content_safety_params cache_params code_interpreter_interception_params compression_interception_params
      mcp_aliases mcp_semantic_tool_filter priority_reservation_settings prompt_injection_params responses
      websearch_interception_params
    `),
    "string|string[]": words("callbacks"),
    "string[]": words(
      "audit_log_callbacks default_fallbacks failure_callback service_callback success_callback",
    ),
    "object[]": words(
      "content_policy_fallbacks context_window_fallbacks default_team_settings fallbacks guardrails prometheus_metrics_config",
    ),
    // Annotated as an object, documented and handed on as a list.
    any: words("vertex_ai_safety_settings"),
  },
  general_settings: {
    boolean: words(`
      allow_client_side_credentials allow_public_health_readiness_details always_include_stream_usage
      disable_batch_input_file_rate_limiting disable_error_logs disable_model_info_refresh disable_prisma_schema_update
      disable_retry_on_max_parallel_request_limit_error disable_spend_logs disable_spend_updates enable_drain_endpoint
      enable_mcp_registry expose_fallback_errors_to_caller fail_closed_budget_enforcement forward_openai_org_id
    `),
    integer: words(`
      context_management_summary_max_tokens database_connection_pool_timeout health_check_staleness_threshold
      proxy_batch_polling_interval proxy_batch_write_at proxy_budget_rescheduler_max_time proxy_budget_rescheduler_min_time
    `),
    number: words("user_api_key_cache_ttl"),
    string: words(`
      context_management_summary_model custom_key_generate custom_key_policy custom_key_update custom_sso
      custom_team_metadata_validate custom_ui_sso_sign_in_handler drain_endpoint_token litellm_license
      maximum_spend_logs_cleanup_cron mcp_client_side_auth_header_name
    `),
    object: words(
      "alert_type_config key_management_settings litellm_jwtauth oauth2_config_mappings service_account_settings tracing",
    ),
    enum: words("token_rate_limit_type"),
    "string[]": words(`
      admin_only_routes allowed_ips enforced_params public_routes skip_batch_input_file_rate_limiting_for_models
      skip_batch_input_file_rate_limiting_for_providers
    `),
    "object[]": words("role_permissions search_tools"),
  },
  cache_params: {
    enum: words("semantic_cache_scope"),
    "integer|string": words("port"),
    "object[]": words("redis_startup_nodes"),
  },
  coordination_redis: {
    "any[][]": words("sentinel_nodes"),
  },
};

/** Texts that are read of a dictionary of that name, and are no keys for people. */
export const noKeys = rows(`
  top_level.force_reload | of a stored schedule
  top_level.interval_hours | of a stored schedule
  model_info.access_via_team_ids | written by the proxy into its answers
  model_info.aliases | of the built-in price list
  model_info.created_at | of a model in the database
  model_info.created_by | of a model in the database
  model_info.db_model | of a model in the database
  model_info.direct_access | written by the proxy into its answers
  model_info.key | of the built-in price list
  model_info.model_id | of an answer
  model_info.model_info | of an answer
  model_info.model_name | of an answer
  model_info.original_model_id | written by the router
  model_info.pipeline_tag | of an answer of Hugging Face
  model_info.template | of an answer of Ollama
  model_info.type | of an answer
  model_info.updated_at | of a model in the database
  model_info.updated_by | of a model in the database
  litellm_settings.enabled | of an object inside
  litellm_settings.file | of an object inside
  litellm_settings.startup_nodes | of an object inside
  litellm_settings.vertexAITextEmbeddingConfig | an object of the library
`);

/** Words that an annotation lacks, or has too many. */
export const completedChoices = {
  more: {
    "cache_params.semantic_cache_scope": words("key end_user"),
    "general_settings.token_rate_limit_type": words("input output total"),
    // Kinds of health check, and of its own list of models.
    "model_info.mode": words("batch moderation rerank video_generation"),
  },
  // No branch of the router handles it.
  fewer: { "router_settings.optional_pre_call_checks": words("forward_client_headers_by_model_group") },
} satisfies Record<string, Readonly<Record<string, readonly string[]>>>;

/** Used by LiteLLM itself although its list of own parameters lacks them. */
export const ownParams = words("request_timeout");
