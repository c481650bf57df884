/** Legal words inside values of LiteLLM 1.106.2. Source: annotations of the installed package, completed by hand. */
import { words } from "../../words";

/** Values of `enum` and `enum[]` keys. */
export const enums = {
  "cache_params.mode": words("default_on default_off"),
  "cache_params.semantic_cache_scope": words("key end_user"),
  "cache_params.supported_call_types": words(`
    completion acompletion embedding aembedding atranscription transcription atext_completion text_completion arerank rerank responses
    aresponses anthropic_messages aanthropic_messages
  `),
  "cache_params.type": words(`
    local redis redis-semantic valkey-semantic s3 disk qdrant-semantic azure-blob gcs
  `),
  "general_settings.alert_types": words(`
    llm_exceptions llm_too_slow llm_requests_hanging budget_alerts spend_reports failed_tracking_spend user_spend_thresholds
    user_spend_anomalies db_exceptions daily_reports cooldown_deployment new_model_added model_deprecation_warnings outage_alerts
    region_outage_alerts fallback_reports new_virtual_key_created virtual_key_updated virtual_key_deleted new_team_created team_updated
    team_deleted new_internal_user_created internal_user_updated internal_user_deleted mcp_tool_description_blocked
    mcp_pinned_tools_changed
  `),
  "general_settings.key_management_system": words(`
    google_kms azure_key_vault aws_secret_manager google_secret_manager hashicorp_vault cyberark local aws_kms custom
  `),
  "general_settings.mcp_advertised_versions": words("2024-11-05 2025-03-26 2025-06-18 2025-11-25 2026-07-28"),
  "general_settings.missing_session_id": words("generate reject omit"),
  "general_settings.supported_db_objects": words(`
    models mcp guardrails policies vector_stores pass_through_endpoints prompts model_cost_map tools config_overrides
    websearch_interception_settings
  `),
  "general_settings.token_rate_limit_type": words("input output total"),
  "general_settings.ui_access_mode": words("admin_only all"),
  "general_settings.user_mcp_management_mode": words("restricted view_all"),
  "model_info.bedrock_output_config_effort_ceiling": words("low medium high max xhigh"),
  "model_info.default_reasoning_effort": words("none minimal low medium high xhigh"),
  "model_info.mode": words(`
    chat completion embedding audio_speech audio_transcription image_generation video_generation batch rerank realtime responses ocr
  `),
  "model_info.supported_audio_formats": words("mp3 wav"),
  "model_info.tier": words("free paid"),
  "model_info.token_count_tokenizer": words("kimi_k3"),
  "model_info.vertex_ai_audio_api": words("lyria_predict lyria_interactions"),
  "model_info.web_search_billing_unit": words("per_query per_prompt"),
  "router_settings.debug_level": words("DEBUG INFO"),
  "router_settings.optional_pre_call_checks": words(`
    prompt_caching router_budget_limiting responses_api_deployment_check deployment_affinity session_affinity enforce_model_rate_limits
    encrypted_content_affinity
  `),
  "router_settings.routing_strategy": words(`
    simple-shuffle least-busy usage-based-routing latency-based-routing cost-based-routing usage-based-routing-v2
  `),
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
