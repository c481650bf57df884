/**
 * Keys that LiteLLM must not be given, although they are documented, common or legal, with what to do instead. For all versions;
 * a fourth cell says from which version on a row holds. Source: a search for readers in the installed packages, and trials with
 * the running proxy.
 */
import { words } from "../words";
import { refusals } from "./table";

/** Documented or common, without effect. */
export const dead = refusals(
  "",
  `
  general_settings.max_parallel_requests | is stored but never read | write general_settings.max_in_flight_requests_per_worker
  general_settings.global_max_parallel_requests | has no effect | write general_settings.max_in_flight_requests_per_worker
  general_settings.database_type | is declared but never read | remove it
  general_settings.database_args | is declared but never read | remove it
  general_settings.otel | is declared but never read | write litellm_settings.callbacks: ["otel"]
  general_settings.enable_public_model_hub | is declared but never read | remove it
  general_settings.embedding_model | has no reader | remove it
  general_settings.use_client_credentials_pass_through_routes | has no reader | remove it
  general_settings.rate_limit_config | does not exist | limit deployments by litellm_params.rpm, keys by the key API
  general_settings.user_rate_limit | does not exist | limit users by the user API
  general_settings.tpm_limit | is not read from general_settings | limit deployments by litellm_params.tpm, keys by the key API
  general_settings.rpm_limit | is not read from general_settings | limit deployments by litellm_params.rpm, keys by the key API
  general_settings.cache | is not read from general_settings | write litellm_settings.cache and litellm_settings.cache_params
  general_settings.set_verbose | is not read | remove it; the variable LITELLM_LOG says how much is logged
  general_settings.disable_adding_master_key_hash_to_db | is no longer read | remove it
  general_settings.scope_spend_list_endpoints_to_caller | is documented but never read | remove it
  general_settings.legacy_unscoped_spend_list_endpoints | is documented but never read | remove it
  litellm_settings.cache_type | has no reader | write cache_params.type
  litellm_settings.cache_kwargs | has no reader | write litellm_settings.cache_params
  litellm_settings.cache_ttl | has no reader | write cache_params.ttl
  litellm_settings.track_cost_per_model | has no reader; cost per model is always tracked | remove it, and give prices in litellm_params
  litellm_settings.service_callbacks | has no reader; the key is singular | write litellm_settings.service_callback
  litellm_settings.telemetry | is defined but never read | remove it
  litellm_settings.disable_end_user_cost_tracking_prometheus_only | is never read | write enable_end_user_cost_tracking_prometheus_only
  litellm_settings.filter_invalid_headers | is defined but never read | remove it
  litellm_settings.max_user_budget | is defined but never read | write litellm_settings.max_internal_user_budget
  litellm_settings.default_soft_budget | is defined but never read | remove it
  litellm_settings.retry | is defined but never read | write router_settings.num_retries
  litellm_settings.email | is defined but never read | remove it
  litellm_settings.token | is defined but never read | remove it
  litellm_settings.use_client | is defined but never read | remove it
  litellm_settings.presidio_ad_hoc_recognizers | is defined but never read | remove it
  litellm_settings.enforce_model_rate_limits | has no effect here | write it in router_settings.optional_pre_call_checks
  litellm_settings.use_aiohttp_transport | is no longer read | write litellm_settings.disable_aiohttp_transport to switch it off
  litellm_settings.ui_theme_config | has no effect from a file | set the theme in the user interface
  litellm_settings.return_response_headers | has no reader | remove it
  router_settings.enable_pre_call_check | is dropped; the key is plural | write router_settings.enable_pre_call_checks
  router_settings.enable_fallbacks | is dropped; fallbacks are on when they are listed | write router_settings.fallbacks
  router_settings.model_group_alias_map | is dropped | write router_settings.model_group_alias
  router_settings.request_timeout | is dropped | write router_settings.timeout
  router_settings.max_retries | is dropped | write router_settings.num_retries
  router_settings.lowest_latency_buffer | is dropped | write it inside router_settings.routing_strategy_args
  router_settings.ttft_timeout | is documented but never read | write router_settings.stream_timeout
  router_settings.stream_idle_timeout | is documented but never read | remove it
  router_settings.assistants_config | is dropped with a warning | remove it
  router_settings.router_general_settings | is dropped with a warning | remove it
  router_settings.ignore_invalid_deployments | is dropped with a warning | remove it
  litellm_params.fallbacks | is not read by the router of the proxy | write router_settings.fallbacks
  litellm_params.cost_per_token | is sent to the engine in the body of every request | write input_cost_per_token and output_cost_per_token
  `,
);

/** `litellm_settings` sets any key as a variable of the library, so these replace what the library itself needs. */
export const clobbers = refusals(
  "litellm_settings.",
  `
  cost_per_token | replaces the function that computes costs | write litellm_params.input_cost_per_token and output_cost_per_token
  completion_cost | replaces the function that computes costs | write litellm_params.input_cost_per_token and output_cost_per_token
  completion | replaces a function of the library | remove it
  embedding | replaces a function of the library | remove it
  timeout | replaces a name of the library | write router_settings.timeout
  caching | replaces a module of the library | write litellm_settings.cache and litellm_settings.cache_params
  types | replaces a module of the library | remove it
  utils | replaces a module of the library | remove it
  main | replaces a module of the library | remove it
  router | replaces a module of the library | write router_settings
  proxy | replaces a module of the library | write general_settings
  logging | replaces a module of the library | write litellm_settings.callbacks
  headers | replaces a variable of the library | write litellm_params.extra_headers
  api_base | replaces the address of every deployment without one | write litellm_params.api_base
  api_key | replaces the key of every deployment without one | write litellm_params.api_key
  provider_list | replaces the list of providers | remove it
  model_cost | replaces the price list | write prices in litellm_params
  in_memory_llm_clients_cache | replaces the cache of clients | remove it
  logging_callback_manager | replaces the manager of callbacks | write litellm_settings.callbacks
  `,
);

export const crashes = refusals(
  "",
  `
  router_settings.health_check_interval | stops the start with a ValueError | write general_settings.health_check_interval
  router_settings.health_check_concurrency | stops the start with a ValueError | write general_settings.health_check_concurrency
  `,
);

const enterpriseAtStart = words("allowed_ips enforced_params");
const enterpriseOnRequest = words(`
  admin_only_routes allowed_routes block_robots custom_auth_settings email_settings enable_jwt_auth enable_oauth2_auth
  enable_oauth2_proxy_auth enforce_rbac litellm_jwtauth max_request_size_mb max_response_size_mb oauth2_config_mappings public_routes
  role_permissions
`);

/** What does the same without a licence. */
const withoutLicence: Readonly<Record<string, string>> = {
  allowed_ips:
    "limit clients by the address the port is published on, by a firewall or in a reverse proxy in front",
};

/** Keys of `general_settings` that need a licence. */
export const enterprise = new Map([
  ...enterpriseAtStart.map((key) => enterpriseRow(key, "stops the start")),
  ...enterpriseOnRequest.map((key) => enterpriseRow(key, "fails or is refused on request")),
]);

function enterpriseRow(key: string, effect: string): [string, { reason: string; fix: string }] {
  const reason = `${effect} without an Enterprise licence`;
  const fix = withoutLicence[key] ?? "remove it";
  return [`general_settings.${key}`, { reason, fix: `${fix}, or run LiteLLM with a licence` }];
}

/** Variables of the library that `litellm_settings` would set: provider keys and objects, not settings. */
export const internal = words(`
  AZURE_DEFAULT_API_VERSION CALLBACK_TYPES WATSONX_DEFAULT_API_VERSION aclient_session adapters add_function_to_prompt
  aleph_alpha_key amazon_nova_api_key anthropic_key anthropic_sse_ping_interval_seconds api_version apply_search_free_tier
  argilla_batch_size argilla_transformation_object autorouter_presets_url azure_key azure_llms
  bedrock_neutralize_orphaned_tool_blocks bedrock_tool_name_mappings blog_posts_url bytez_key calculate_retry_after
  callback_settings check_provider_endpoint client_session cloudflare_api_key cohere_key cometapi_key
  common_cloud_provider_auth_params config_path credential_list custom_prompt_dict databricks_key datadog_use_v1 decode
  default_key_max_budget_alert_emails disable_add_prefix_to_prompt disable_anthropic_gemini_context_caching_transform
  disable_vertex_batch_output_transformation dynamodb_table_name enable_azure_ad_token_refresh
  enable_gemini_default_thinking_level_low enable_model_config_credential_overrides encode gcs_pub_sub_use_v1 gdc_api_base gdc_key
  gemini_live_defer_setup get_api_base get_first_chars_messages get_max_tokens get_model_info get_provider_fields
  get_response_string get_supported_openai_params gigachat_key groq_key guardrail_name_config_map huggingface_key inception_key
  infinity_key initialized_langfuse_clients input_callback langfuse_enable_update_trace_keys langsmith_batch_size lemonade_key
  llamaguard_model_name llamaguard_unsafe_content_categories llm_guard_mode logged_real_time_event_types maritalk_key max_tokens
  model_cost_map_url model_fallbacks model_list model_list_set models_by_provider module_level_aclient module_level_client
  network_mock nlp_cloud_key ollama_key openai_key openai_like_key openrouter_key organization ovhcloud_key pre_call_rules
  predibase_key predibase_tenant_id project proxy_auth public_mcp_hub_strict_whitelist register_model register_prompt_template
  remove_index_from_tool_calls replicate_key require_managed_files response_cost_calculator safe_memory_mode sap_service_key
  secret_manager_client should_retry supports_audio_input supports_box_questions supports_function_calling supports_reasoning
  supports_response_schema supports_video_input supports_vision supports_web_search togetherai_api_key use_litellm_proxy
  vector_store_index_registry vector_store_registry vector_store_search_failure_mode vertex_location vertex_project xai_key
`);

export const deadEnvironmentVariables = refusals(
  "",
  "USE_PRISMA_MIGRATE | is documented but never read; migration is the default | remove it",
);
