/** LiteLLM's keys that a typed field sets, or that the gateway needs as they are. Every compiled key is here. */
import { credentials } from "../presets/credentials";
import { requestParameters } from "../presets/request-parameters";
import { capabilityKeys } from "../schema/capabilities";
import { rows } from "../upstream/words";

const written = rows(`
  router_settings.routing_strategy | routing.strategy
  router_settings.num_retries | routing.retries
  router_settings.retry_policy | routing.retryPolicy
  router_settings.timeout | routing.timeout
  router_settings.stream_timeout | routing.streamTimeout
  router_settings.cooldown_time | routing.cooldown.for
  router_settings.allowed_fails | routing.cooldown.afterFailures
  router_settings.allowed_fails_policy | routing.cooldown.afterFailures
  router_settings.enable_weighted_failover | the toolkit
  router_settings.enable_pre_call_checks | routing.preCallChecks
  router_settings.optional_pre_call_checks | routing.sessionAffinity and models.<name>.limits
  router_settings.deployment_affinity_ttl_seconds | routing.sessionAffinity.ttl
  router_settings.enable_tag_filtering | routing.tagFiltering
  router_settings.tag_filtering_match_any | routing.tagFiltering.match
  router_settings.fallbacks | routing.fallbacks
  router_settings.context_window_fallbacks | routing.contextWindowFallbacks
  router_settings.content_policy_fallbacks | routing.contentPolicyFallbacks
  router_settings.default_fallbacks | routing.defaultFallbacks
  router_settings.model_group_alias | routing.aliases
  router_settings.set_verbose | proxy.logLevel
  router_settings.debug_level | proxy.logLevel
  router_settings.redis_host | cache.type
  router_settings.redis_port | cache.type
  router_settings.redis_password | cache.type
  router_settings.redis_url | cache.type
  router_settings.redis_db | cache.type
  litellm_settings.drop_params | proxy.dropParams
  litellm_settings.request_timeout | proxy.requestTimeout
  litellm_settings.json_logs | proxy.jsonLogs
  litellm_settings.set_verbose | proxy.logLevel
  litellm_settings.callbacks | proxy.callbacks
  litellm_settings.success_callback | proxy.callbacks
  litellm_settings.failure_callback | proxy.callbacks
  litellm_settings.max_budget | proxy.budget.max
  litellm_settings.budget_duration | proxy.budget.per
  litellm_settings.require_auth_for_metrics_endpoint | proxy.publicMetrics
  litellm_settings.cache | cache.type
  litellm_settings.cache_params | cache.type
  litellm_settings.num_retries | routing.retries
  litellm_settings.fallbacks | routing.fallbacks
  litellm_settings.context_window_fallbacks | routing.contextWindowFallbacks
  litellm_settings.content_policy_fallbacks | routing.contentPolicyFallbacks
  litellm_settings.default_fallbacks | routing.defaultFallbacks
  litellm_settings.allowed_fails | routing.cooldown.afterFailures
  general_settings.master_key | proxy.masterKey
  general_settings.dangerously_permit_weak_or_unset_master_key | proxy.masterKey
  general_settings.store_model_in_db | the toolkit
  general_settings.trusted_proxy_ranges | the toolkit
  general_settings.always_include_stream_usage | the toolkit
  general_settings.cancel_on_disconnect | the toolkit
  general_settings.coordination_redis | cache.redis
  general_settings.store_prompts_in_spend_logs | proxy.storePrompts
  general_settings.maximum_spend_logs_retention_period | database.spendLogs.retention
  general_settings.maximum_spend_logs_retention_interval | database.spendLogs.retention
  general_settings.database_url | database.url
  general_settings.database_connection_pool_limit | database.maxConnections
  general_settings.disable_prisma_schema_update | the toolkit
  general_settings.background_health_checks | routing.healthChecks
  general_settings.health_check_interval | routing.healthChecks
  general_settings.enable_health_check_routing | routing.healthChecks
  litellm_params.model | models.<name>.upstream.model
  litellm_params.api_base | models.<name>.upstream.apiBase
  litellm_params.api_version | models.<name>.upstream.apiVersion
  litellm_params.api_key | models.<name>.upstream.apiKeys
  litellm_params.timeout | models.<name>.timeout
  litellm_params.rpm | models.<name>.limits.rpm
  litellm_params.tpm | models.<name>.limits.tpm
  litellm_params.max_parallel_requests | models.<name>.limits.maxParallelRequests
  litellm_params.weight | routing.groups
  litellm_params.order | routing.groups
  litellm_params.tags | models.<name>.tags
  litellm_params.cooldown_time | routing.cooldown.for
  litellm_params.input_cost_per_token | models.<name>.price
  litellm_params.output_cost_per_token | models.<name>.price
  litellm_params.cache_read_input_token_cost | models.<name>.price
  litellm_params.cache_creation_input_token_cost | models.<name>.price
  model_info.id | the toolkit
  model_info.allowed_fails | routing.cooldown.afterFailures
  model_info.allowed_fails_policy | the toolkit
  model_info.mode | models.<name>.mode
  model_info.max_input_tokens | models.<name>.contextWindow.input
  model_info.max_output_tokens | models.<name>.contextWindow.output
  model_info.disable_background_health_check | routing.healthChecks
  model_info.health_check_timeout | routing.healthChecks
`).map(([key = "", field = ""]) => [key, field] as const);

/** The rest follows from tables that the compiler reads too. */
const ofTables = [
  ...Object.entries(requestParameters).map(([key, { name }]) => [`litellm_params.${name}`, `request.${key}`]),
  ...Object.entries(credentials).map(([key, { parameter }]) => [
    `litellm_params.${parameter}`,
    `upstream.credentials.${key}`,
  ]),
  ...Object.entries(capabilityKeys).map(([key, name]) => [`model_info.${name}`, `capabilities.${key}`]),
].map(([key = "", field = ""]) => [key, `models.<name>.${field}`] as const);

/** `section.key` → the field. */
export const ownedLitellmKeys: ReadonlyMap<string, string> = new Map([...written, ...ofTables]);
