/** Legal values of LiteLLM 1.109.1. Generated from its package by `npm run tables:litellm`: do not edit; README.md says how. */
import { words } from "../../words";

export const choices = {
  "litellm_params._agentic_loop_api_surface": words("chat_completions responses"),
  "litellm_params.arize_otlp_protocol": words("grpc http/protobuf"),
  "litellm_params.langfuse_span_scope": words("full llm_only"),
  "litellm_params.retry_strategy": words("constant_retry exponential_backoff_retry"),
  "litellm_params.routing_strategy": words(`
      cost-based-routing lar1 latency-based-routing least-busy simple-shuffle usage-based-routing usage-based-routing-v2
    `),
  "litellm_params.verbosity": words("high low medium"),
  "model_info.bedrock_output_config_effort_ceiling": words("high low max medium xhigh"),
  "model_info.default_reasoning_effort": words("high low medium minimal none xhigh"),
  "model_info.mode": words(`
      audio_speech audio_transcription batch chat completion decisions embedding evaluation extraction image_generation moderation
      ocr realtime rerank responses video_generation
    `),
  "model_info.supported_audio_formats": words("mp3 wav"),
  "model_info.tier": words("free paid"),
  "model_info.token_count_tokenizer": words("kimi_k3"),
  "model_info.vertex_ai_audio_api": words("lyria_interactions lyria_predict"),
  "model_info.web_search_billing_unit": words("per_prompt per_query"),
  "router_settings.debug_level": words("DEBUG INFO"),
  "router_settings.optional_pre_call_checks": words(`
      deployment_affinity encrypted_content_affinity enforce_model_rate_limits prompt_caching responses_api_deployment_check
      router_budget_limiting session_affinity
    `),
  "router_settings.routing_strategy": words(`
      cost-based-routing lar1 latency-based-routing least-busy simple-shuffle usage-based-routing usage-based-routing-v2
    `),
  "litellm_settings.anthropic_prompt_caching_ttl": words("1h 5m"),
  "litellm_settings.cold_storage_custom_logger": words(`
      agentops anthropic_cache_control_hook argilla arize arize_phoenix aws_sqs azure_sentinel azure_storage bitbucket braintrust
      clickhouse cloudzero compression_interception datadog datadog_llm_observability datadog_metrics deepeval dotprompt
      dynamic_rate_limiter dynamic_rate_limiter_v3 focus galileo gcs_bucket gcs_pubsub generic_api gitlab humanloop lago langfuse
      langfuse_otel langsmith langtrace levo litellm_agent literalai logfire mavvrik mlflow newrelic openmeter opik otel pagerduty
      pointfive posthog prometheus resend_email s3_v2 sendgrid_email signoz smtp_email ternary vantage vector_store_pre_call_hook
      weave_otel zerobus
    `),
  "litellm_settings.prometheus_deployment_and_latency_caller_identity": words(
    "api_key_alias both user_email",
  ),
  "litellm_settings.reasoning_effort_rounding": words("down up"),
  "general_settings.accounting_sync_ack_failure_policy": words("fail_closed log"),
  "general_settings.alert_types": words(`
      budget_alerts cooldown_deployment daily_reports db_exceptions failed_tracking_spend fallback_reports internal_user_deleted
      internal_user_updated llm_exceptions llm_requests_hanging llm_too_slow mcp_pinned_tools_changed mcp_tool_description_blocked
      model_deprecation_warnings new_internal_user_created new_model_added new_team_created new_virtual_key_created outage_alerts
      region_outage_alerts spend_reports team_deleted team_updated user_spend_anomalies user_spend_thresholds virtual_key_deleted
      virtual_key_updated
    `),
  "general_settings.key_management_system": words(`
      aws_kms aws_secret_manager azure_key_vault custom cyberark google_kms google_secret_manager hashicorp_vault local
    `),
  "general_settings.mcp_advertised_versions": words("2024-11-05 2025-03-26 2025-06-18 2025-11-25 2026-07-28"),
  "general_settings.mcp_disabled_capabilities": words("prompts resources"),
  "general_settings.missing_session_id": words("generate omit reject"),
  "general_settings.self_serve_budget_policy": words("ceiling disabled lower_only"),
  "general_settings.supported_db_objects": words(`
      config_overrides guardrails mcp model_cost_map models pass_through_endpoints policies prompts tools vector_stores
      websearch_interception_settings
    `),
  "general_settings.token_rate_limit_type": words("input output total"),
  "general_settings.ui_access_mode": words("admin_only all"),
  "general_settings.user_mcp_management_mode": words("restricted view_all"),
  "cache_params.mode": words("default_off default_on"),
  "cache_params.semantic_cache_scope": words("end_user key"),
  "cache_params.supported_call_types": words(`
      aanthropic_messages acompletion aembedding anthropic_messages arerank aresponses atext_completion atranscription completion
      embedding rerank responses text_completion transcription
    `),
  "cache_params.type": words("azure-blob gcs local qdrant-semantic redis redis-semantic s3 valkey-semantic"),
};

const allowedFails = words(`
      BadRequestErrorAllowedFails AuthenticationErrorAllowedFails TimeoutErrorAllowedFails RateLimitErrorAllowedFails
      ContentPolicyViolationErrorAllowedFails InternalServerErrorAllowedFails ServiceUnavailableErrorAllowedFails
      BadGatewayErrorAllowedFails NotFoundErrorAllowedFails
    `);

/** Keys of these objects; all others are ignored. */
export const objectKeys = {
  "model_info.allowed_fails_policy": allowedFails,
  "router_settings.allowed_fails_policy": allowedFails,
  "router_settings.retry_policy": words(`
      BadRequestErrorRetries AuthenticationErrorRetries TimeoutErrorRetries RateLimitErrorRetries ContentPolicyViolationErrorRetries
      InternalServerErrorRetries ServiceUnavailableErrorRetries NotFoundErrorRetries DefaultRetries
    `),
  "router_settings.routing_strategy_args": words("ttl lowest_latency_buffer max_latency_list_size"),
};

/** Limits of numbers, as pydantic has them. */
export const bounds = `
  litellm_params.stream_chunk_size > 0
  model_info.max_embedding_batch_size > 0
  general_settings.accounting_sync_ack_timeout_seconds > 0
  general_settings.admission_queue_timeout_seconds > 0
  general_settings.failed_login_block_seconds >= 1
  general_settings.failed_login_window_seconds >= 1
  general_settings.max_batch_file_records > 0
  general_settings.max_batch_file_uploads_per_day > 0
  general_settings.max_failed_login_attempts_per_source >= 1
  general_settings.max_file_downloads_per_minute > 0
  general_settings.max_in_flight_requests_per_worker > 0
  general_settings.max_queued_requests_per_worker >= 0
  general_settings.mcp_xff_num_trusted_hops >= 1
  general_settings.proxy_config_reload_interval_seconds > 0
  general_settings.responses_websocket_session_limit_seconds >= 60 <= 7200
  general_settings.user_api_key_cache_max_size > 0
`;
