/** Keys outside of a deployment in LiteLLM 1.106.2. Generated from its package by `npm run tables:litellm`: do not edit; README.md says how. */
import { words } from "../../words";

export const settings = {
  top_level: {
    any: words(`
      agent_list agents assistant_settings default_vertex_config files_settings finetune_settings mcp_servers mcp_tools policies
      policy_attachments prompts sandbox_tools search_tools vector_store_registry worker_registry
    `),
    object: words(`
      callback_settings environment_variables general_settings litellm_settings router_settings
    `),
    "object[]": words("credential_list guardrails model_list"),
    "string[]": words("include"),
  },
  model_list: {
    boolean: words("blocked"),
    object: words("litellm_params model_info"),
    string: words("model_name"),
  },
  router_settings: {
    "any[][]": words("caching_groups"),
    boolean: words(`
      cache_responses disable_cooldowns enable_health_check_routing enable_pre_call_checks enable_tag_filtering
      enable_weighted_failover health_check_ignore_transient_errors set_verbose tag_filtering_match_any
    `),
    enum: words("debug_level routing_strategy"),
    "enum[]": words("optional_pre_call_checks"),
    integer: words(`
      allowed_fails client_ttl default_max_parallel_requests default_priority deployment_affinity_ttl_seconds
      health_check_staleness_threshold max_fallbacks num_retries redis_db redis_port retry_after
    `),
    number: words("cooldown_time polling_interval stream_timeout timeout"),
    object: words(`
      alerting_config allowed_fails_policy cache_kwargs default_litellm_params model_group_affinity_config model_group_alias
      model_group_retry_policy provider_budget_config retry_policy routing_strategy_args
    `),
    "object[]": words(`
      content_policy_fallbacks context_window_fallbacks fallbacks guardrail_list routing_groups
    `),
    string: words("redis_host redis_password redis_url tag_routing_prefix"),
    "string[]": words("background_health_check_model_groups default_fallbacks plugins"),
  },
  litellm_settings: {
    any: words("blocked_user_list scim_admin_group vertex_ai_safety_settings"),
    boolean: words(`
      add_user_information_to_llm_headers aiohttp_trust_env allow_dynamic_callback_disabling
      block_requests_for_models_without_pricing budget_rollover cache disable_add_user_agent_to_request_tags
      disable_aiohttp_transport disable_aiohttp_trust_env disable_copilot_system_to_assistant disable_end_user_cost_tracking
      disable_hf_tokenizer_download disable_stop_sequence_limit disable_streaming_logging disable_token_counter drop_params
      enable_anthropic_prompt_caching enable_caching_on_provider_specific_optional_params
      enable_end_user_cost_tracking_prometheus_only enable_json_schema_validation enable_key_alias_format_validation
      enable_loadbalancing_on_batch_endpoints enable_preview_features enable_redis_auth_cache expose_router_debug_in_errors
      force_ipv4 forward_traceparent_to_llm_provider generic_api_use_v1 global_disable_no_log_param http2
      include_cost_in_streaming_usage json_logs log_auth_failure_key_identity log_client_error_tracebacks log_raw_request_response
      modify_params openai_system_messages_first output_parse_pii overwrite_user_with_key_hash presidio_logging_only
      prometheus_emit_input_sequence_length_label prometheus_emit_rate_limit_labels prometheus_emit_stream_label
      prometheus_initialize_budget_metrics prometheus_user_budget_label_include_email_alias public_skills_index
      reasoning_auto_summary redact_messages_in_exceptions redact_user_api_key_info request_correlation_in_logs
      require_auth_for_metrics_endpoint route_all_chat_openai_to_responses scim_upsert_user set_verbose
      skip_system_message_in_guardrail skip_tool_message_in_guardrail store_audit_logs strip_anthropic_total_tokens
      suppress_debug_info turn_off_message_logging use_chat_completions_url_for_anthropic_messages user_url_validation
      validate_end_user_id_in_db
    `),
    "boolean|string": words("ssl_verify"),
    enum: words(`
      anthropic_prompt_caching_ttl cold_storage_custom_logger prometheus_deployment_and_latency_caller_identity
    `),
    integer: words(`
      allowed_fails budget_exceeded_status_code max_fallbacks num_retries num_retries_per_request
      prometheus_end_user_metrics_max_series_per_metric prometheus_metrics_max_series_per_metric
    `),
    number: words(`
      budget_exceeded_throttle_percentage default_in_memory_ttl default_max_internal_user_budget default_redis_batch_cache_expiry
      default_redis_ttl max_budget max_end_user_budget max_internal_user_budget max_ui_session_budget
      prometheus_end_user_metrics_cleanup_interval_seconds prometheus_end_user_metrics_ttl_seconds
      prometheus_metrics_cleanup_interval_seconds prometheus_metrics_ttl_seconds request_timeout sse_keepalive_ping_interval_seconds
    `),
    "number[]": words("prometheus_latency_buckets"),
    object: words(`
      aws_sqs_callback_params azure_content_safety_params cache_params code_interpreter_interception_params
      compression_interception_params cost_discount_config cost_margin_config datadog_llm_observability_params datadog_params
      default_internal_user_params default_key_generate_params default_team_params generic_logger_headers global_bitbucket_config
      global_gitlab_config key_generation_settings mcp_aliases mcp_semantic_tool_filter mcp_tool_search model_alias_map
      model_group_settings newrelic_params pointfive_params priority_reservation priority_reservation_settings
      prompt_injection_params public_model_groups_links responses s3_audit_callback_params s3_callback_params tag_budget_config
      upperbound_key_generate_params websearch_interception_params zerobus_params
    `),
    "object[]": words(`
      content_policy_fallbacks context_window_fallbacks custom_provider_map default_team_settings fallbacks guardrails
      prometheus_metrics_config
    `),
    string: words(`
      agent_search_embedding_model budget_duration budget_reset_time global_prompt_directory internal_user_budget_duration
      key_alias_pattern max_end_user_budget_id otel_tenant_destination_mode post_call_rules skill_search_embedding_model
      ssl_certificate ssl_ecdh_curve ssl_security_level
    `),
    "string[]": words(`
      audit_log_callbacks bedrock_request_metadata_fields custom_prometheus_metadata_labels custom_prometheus_tags default_fallbacks
      extra_spend_tag_headers failure_callback langfuse_default_tags prometheus_exclude_labels prometheus_exclude_metrics
      provider_url_destination_allowed_hosts public_agent_groups public_mcp_servers public_model_groups service_callback
      standard_logging_payload_excluded_fields success_callback user_url_allowed_hosts
    `),
    "string|string[]": words("callbacks"),
  },
  general_settings: {
    any: words(`
      disable_bedrock_agent_runtime_passthrough encryption_algorithm mcp_session_token_signing team_admin_editable_team_fields
      team_metadata_schema team_metadata_validation_error_message team_metadata_validation_timeout
    `),
    "any[]": words("alerting allowed_routes"),
    boolean: words(`
      allow_cli_sso_verification_uri_complete allow_client_side_credentials allow_public_health_readiness_details
      allow_requests_on_db_unavailable allow_unmanaged_response_ids allow_user_auth always_include_stream_usage
      apply_user_budget_to_team_keys auto_redirect_ui_login_to_sso background_health_checks block_robots cancel_on_disconnect
      custom_auth_run_common_checks dangerously_allow_mock_testing_request_params dangerously_permit_weak_or_unset_master_key
      database_disable_prepared_statements default_team_disabled disable_auto_add_proxy_admin_to_teams
      disable_batch_input_file_rate_limiting disable_budget_reservation disable_custom_api_keys disable_env_credential_login
      disable_error_logs disable_key_generate_for_org_admin disable_master_key_return disable_model_info_refresh
      disable_password_login_when_sso_enabled disable_prisma_schema_update disable_reset_budget disable_responses_id_security
      disable_retry_on_max_parallel_request_limit_error disable_spend_logs disable_spend_updates enable_claude_code_gateway
      enable_drain_endpoint enable_health_check_routing enable_jwt_auth enable_mcp_registry enable_oauth2_auth
      enable_oauth2_proxy_auth enable_openai_websocket_passthrough enforce_fallback_model_access enforce_project_model_quota
      enforce_rbac enforce_rpm_tpm_on_model_add enforce_user_param expose_fallback_errors_to_caller fail_closed_budget_enforcement
      fail_closed_rate_limit_enforcement forward_client_headers_to_llm_api forward_llm_provider_auth_headers forward_openai_org_id
      health_check_details health_check_ignore_transient_errors health_check_skip_disabled_background_models
      hide_default_credentials_hint include_call_id_in_error_body infer_model_from_keys mcp_allow_all_keys_respects_mcp_scope
      mcp_prefer_client_id_metadata_document model_list_healthy_only passthrough_managed_object_ids
      password_policy_check_breached_passwords password_policy_require_lowercase password_policy_require_numbers
      password_policy_require_special_characters password_policy_require_uppercase reject_clientside_metadata_tags
      require_end_user_mcp_access_defined require_key_mcp_access_defined search_tool_deny_by_default store_model_in_db
      store_prompts_in_spend_logs track_unmanaged_batch_cost use_azure_key_vault use_google_kms use_redis_transaction_buffer
      use_shared_health_check use_spend_logs_partitioning use_team_public_model_name use_x_forwarded_for user_url_validation
      vector_store_deny_by_default
    `),
    enum: words(`
      key_management_system missing_session_id token_rate_limit_type ui_access_mode user_mcp_management_mode
    `),
    "enum[]": words("alert_types mcp_advertised_versions supported_db_objects"),
    integer: words(`
      alerting_threshold context_management_summary_max_tokens database_connection_pool_limit database_connection_pool_timeout
      failed_login_block_seconds failed_login_window_seconds health_check_concurrency health_check_interval
      health_check_staleness_threshold max_batch_file_records max_batch_file_size_mb max_batch_file_uploads_per_day
      max_failed_login_attempts_per_source max_file_downloads_per_minute max_file_size_mb max_in_flight_requests_per_worker
      max_queued_requests_per_worker max_request_size_mb max_response_size_mb maximum_spend_logs_cleanup_batch_size
      maximum_spend_logs_cleanup_max_batches mcp_xff_num_trusted_hops password_policy_min_length proxy_batch_polling_interval
      proxy_batch_write_at proxy_budget_rescheduler_max_time proxy_budget_rescheduler_min_time proxy_config_reload_interval_seconds
      user_api_key_cache_max_size
    `),
    number: words(`
      admission_queue_timeout_seconds database_connect_timeout database_connection_timeout database_max_idle_connection_lifetime
      database_socket_timeout pass_through_request_timeout responses_websocket_session_limit_seconds user_api_key_cache_ttl
    `),
    object: words(`
      alert_to_webhook_url alert_type_config alerting_args claude_code_gateway_managed_settings coordination_redis
      custom_auth_settings database_extra_connection_params email_settings key_management_settings litellm_jwtauth
      max_failed_login_attempts_per_source_overrides oauth2_config_mappings scheduled_job_stagger service_account_settings
      spend_capture_rate_check spend_logs_metadata_fields tracing
    `),
    "object[]": words(`
      mcp_allowed_clients pass_through_endpoints plugins role_permissions search_tools user_header_mappings
    `),
    string: words(`
      completion_model context_management_summary_model control_plane_url custom_auth custom_key_generate custom_key_policy
      custom_key_update custom_sso custom_team_metadata_validate custom_ui_sso_sign_in_handler database_url drain_endpoint_token
      image_generation_model litellm_key_header_name litellm_license master_key maximum_autorouter_session_retention_period
      maximum_daily_tag_spend_retention_period maximum_health_check_retention_period maximum_spend_logs_cleanup_batch_timeout
      maximum_spend_logs_cleanup_cron maximum_spend_logs_cleanup_run_budget maximum_spend_logs_retention_interval
      maximum_spend_logs_retention_period mcp_client_id_header mcp_client_side_auth_header_name moderation_model
      spend_report_frequency user_header_name
    `),
    "string[]": words(`
      admin_only_routes allowed_file_extensions allowed_ips background_health_check_model_groups blocked_file_extensions
      enforced_params mcp_internal_ip_ranges mcp_required_fields mcp_trusted_proxy_ranges provider_url_destination_allowed_hosts
      public_routes skip_batch_input_file_rate_limiting_for_models skip_batch_input_file_rate_limiting_for_providers
      transcribe_media_buckets trusted_proxy_ranges user_url_allowed_hosts
    `),
  },
  cache_params: {
    any: words("s3_config"),
    boolean: words("s3_use_ssl"),
    "boolean|string": words("s3_verify"),
    enum: words("mode semantic_cache_scope type"),
    "enum[]": words("supported_call_types"),
    integer: words(`
      max_messages qdrant_semantic_cache_vector_size redis_flush_size semantic_cache_embedding_max_input_tokens
    `),
    "integer|string": words("port"),
    number: words(`
      default_in_memory_ttl default_in_redis_ttl default_redis_ttl semantic_cache_embedding_timeout similarity_threshold ttl
    `),
    "object[]": words("redis_startup_nodes"),
    string: words(`
      azure_account_url azure_blob_container disk_cache_dir gcs_bucket_name gcs_path gcs_path_service_account host namespace
      qdrant_api_base qdrant_api_key qdrant_collection_name qdrant_quantization_config qdrant_semantic_cache_embedding_model
      redis_semantic_cache_embedding_model redis_semantic_cache_index_name s3_api_version s3_aws_access_key_id
      s3_aws_secret_access_key s3_aws_session_token s3_bucket_name s3_endpoint_url s3_path s3_region_name
      valkey_semantic_cache_embedding_model valkey_semantic_cache_index_name
    `),
  },
  coordination_redis: {
    integer: words("port"),
    "object[]": words("startup_nodes"),
    string: words("host namespace"),
  },
  callback_settings: {
    boolean: words("message_logging"),
    object: words("headers"),
    string: words("callback_type endpoint log_format"),
    "string[]": words("event_types"),
  },
};
