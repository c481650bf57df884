/** Tables of the database of LiteLLM 1.109.1. Generated from its package by `npm run tables:litellm`: do not edit; README.md says how. */
import { words } from "../../words";

/** Columns, and behind @@ indexes and keys. */
export const database = {
  LiteLLM_BudgetTable: words(`
      allowed_models budget_duration budget_id budget_reset_at created_at created_by max_budget max_parallel_requests
      model_max_budget rpm_limit soft_budget temp_budget_expiry temp_budget_increase tpd_limit tpm_limit updated_at updated_by
    `),
  LiteLLM_CredentialsTable: words(`
      created_at created_by credential_id credential_info credential_name credential_values display_name updated_at updated_by
    `),
  LiteLLM_ProxyModelTable: words(`
      blocked created_at created_by litellm_params model_id model_info model_name updated_at updated_by
    `),
  LiteLLM_AgentsTable: words(`
      access_group_ids agent_access_groups agent_card_params agent_id agent_name created_at created_by enabled execution_mode
      extra_headers identity_managed kill_switch litellm_params object_permission_id rpm_limit session_rpm_limit session_tpm_limit
      spend static_headers tpm_limit updated_at updated_by
    `),
  LiteLLM_AgentIdentity: words(`
      active agent_id client_id issuer last_authenticated_at provider required_roles required_scopes revision service_principal_id
      tenant_id @@unique([issuer,service_principal_id]) @@unique([provider,tenant_id,client_id])
    `),
  LiteLLM_RetiredAgentIdentity: words(`
      agent_id binding_id client_id issuer provider tenant_id @@unique([provider,tenant_id,client_id])
    `),
  LiteLLM_RetiredAgent: words("original_agent_id retired_at"),
  LiteLLM_VerifiedSubject: words(`
      issuer kind oid subject_id tenant_id user_id verified_at verified_via @@index([user_id]) @@unique([issuer,tenant_id,oid])
    `),
  LiteLLM_OrganizationTable: words(`
      budget_id created_at created_by metadata model_spend models object_permission_id organization_alias organization_id spend
      updated_at updated_by
    `),
  LiteLLM_ModelTable: words("created_at created_by id model_aliases updated_at updated_by"),
  LiteLLM_TeamTable: words(`
      access_group_ids admins allow_team_guardrail_config blocked budget_duration budget_limits budget_reset_at created_at
      default_team_member_models max_budget max_parallel_requests members members_with_roles metadata model_id model_max_budget
      model_spend models object_permission_id organization_id policies router_settings rpm_limit soft_budget spend team_alias
      team_id team_member_permissions tpd_limit tpm_limit updated_at @@index([created_at]) @@index([organization_id])
      @@index([team_alias])
    `),
  LiteLLM_ProjectTable: words(`
      blocked budget_id created_at created_by description metadata model_rpm_limit model_spend model_tpm_limit models
      object_permission_id project_alias project_id spend team_id updated_at updated_by
    `),
  LiteLLM_DeletedTeamTable: words(`
      access_group_ids admins allow_team_guardrail_config blocked budget_duration budget_reset_at created_at deleted_at deleted_by
      deleted_by_api_key id litellm_changed_by max_budget max_parallel_requests members members_with_roles metadata model_id
      model_max_budget model_spend models object_permission_id organization_id policies router_settings rpm_limit soft_budget spend
      team_alias team_id team_member_permissions tpd_limit tpm_limit updated_at @@index([created_at]) @@index([deleted_at])
      @@index([organization_id]) @@index([team_alias]) @@index([team_id])
    `),
  LiteLLM_UserTable: words(`
      allowed_cache_controls budget_duration budget_reset_at created_at last_breach_check_at max_budget max_parallel_requests
      metadata model_max_budget model_spend models object_permission_id organization_id password password_reset_required policies
      rpm_limit spend sso_user_id team_id teams tpm_limit updated_at user_alias user_email user_id user_role
    `),
  LiteLLM_ObjectPermissionTable: words(`
      agent_access_groups agents blocked_tools mcp_access_groups mcp_servers mcp_tool_permissions mcp_tool_search_enabled
      mcp_toolsets models object_permission_id search_tools skills vector_stores
    `),
  LiteLLM_MCPServerTable: words(`
      alias allow_all_keys allowed_tools approval_status args audience auth_type authorization_url available_on_public_internet
      byok_api_key_help_url byok_description command created_at created_by credentials dcr_bridge delegate_auth_to_upstream
      description env env_vars extra_headers health_check_error instructions is_byok issuer last_health_check
      max_concurrent_requests mcp_access_groups mcp_info oauth2_flow oauth_passthrough per_server_oauth_discovery pinned_tools
      registration_url review_notes reviewed_at rpm server_id server_name source_url spec_path static_headers status
      subject_token_type submitted_at submitted_by timeout token_exchange_endpoint token_exchange_profile token_url
      tool_name_to_description tool_name_to_display_name transport updated_at updated_by url @@index([approval_status])
    `),
  LiteLLM_MCPToolsetTable: words(`
      created_at created_by description tools toolset_id toolset_name updated_at updated_by
    `),
  LiteLLM_MCPUserCredentials: words(`
      created_at credential_b64 id server_id updated_at user_id @@unique([user_id,server_id])
    `),
  LiteLLM_UserProviderCredentials: words(`
      created_at credential_b64 credential_name id provider updated_at user_id @@index([credential_name])
      @@unique([user_id,credential_name])
    `),
  LiteLLM_MCPUserEnvVars: words(`
      created_at id server_id updated_at user_id values_b64 @@index([server_id]) @@index([user_id]) @@unique([user_id,server_id])
    `),
  LiteLLM_MCPServerOAuthClient: words("created_at credentials server_id updated_at"),
  LiteLLM_SSOIdentityAssertion: words("assertion_b64 created_at updated_at user_id"),
  LiteLLM_VerificationToken: words(`
      access_group_ids agent_id aliases allowed_cache_controls allowed_routes auto_rotate blocked budget_duration budget_fallbacks
      budget_id budget_limits budget_reset_at config created_at created_by expires key_alias key_name key_rotation_at key_type
      last_active last_rotation_at max_budget max_parallel_requests metadata model_max_budget model_spend models
      object_permission_id organization_id permissions policies project_id rotation_count rotation_interval router_settings
      rpm_limit settings_updated_at soft_budget_cooldown spend team_id token total_spend tpd_limit tpm_limit updated_at updated_by
      user_id @@index([budget_reset_at,expires]) @@index([team_id]) @@index([user_id,team_id])
    `),
  LiteLLM_JWTKeyMapping: words(`
      created_at created_by description id is_active jwt_claim_name jwt_claim_value jwt_issuer token updated_at updated_by
      @@index([jwt_issuer,jwt_claim_name,jwt_claim_value,is_active]) @@unique([jwt_issuer,jwt_claim_name,jwt_claim_value])
    `),
  LiteLLM_DeprecatedVerificationToken: words(`
      active_token_id created_at id revoke_at token @@index([revoke_at]) @@index([token,revoke_at]) @@unique([token])
    `),
  LiteLLM_DeletedVerificationToken: words(`
      access_group_ids agent_id aliases allowed_cache_controls allowed_routes auto_rotate blocked budget_duration budget_fallbacks
      budget_id budget_reset_at config created_at created_by deleted_at deleted_by deleted_by_api_key expires id key_alias key_name
      key_rotation_at key_type last_active last_rotation_at litellm_changed_by max_budget max_parallel_requests metadata
      model_max_budget model_spend models object_permission_id organization_id permissions policies project_id rotation_count
      rotation_interval router_settings rpm_limit settings_updated_at soft_budget_cooldown spend team_id token total_spend tpd_limit
      tpm_limit updated_at updated_by user_id @@index([created_at]) @@index([deleted_at]) @@index([key_alias])
      @@index([organization_id]) @@index([team_id]) @@index([token]) @@index([user_id])
    `),
  LiteLLM_EndUserTable: words(`
      alias allowed_model_region blocked budget_id default_model models object_permission_id spend user_id
    `),
  LiteLLM_ModelAccessGroupBudgetTable: words(
    "access_group_name budget_id created_at created_by spend updated_at updated_by",
  ),
  LiteLLM_TagTable: words(`
      budget_id created_at created_by description model_info models spend tag_name updated_at
    `),
  LiteLLM_Config: words("last_run_at param_name param_value reload_revision"),
  LiteLLM_SpendLogs: words(`
      agent_id api_base api_key billing_agent_id cache_hit cache_key call_type completionStartTime completion_tokens created_at
      custom_llm_provider endTime end_user litellm_call_id mcp_namespaced_tool_name messages metadata model model_group model_id
      organization_id prompt_tokens proxy_server_request request_duration_ms request_id request_tags requester_ip_address response
      session_id spend startTime status team_id total_tokens updated_at user @@index([api_key,startTime]) @@index([end_user])
      @@index([litellm_call_id]) @@index([session_id]) @@index([startTime,request_id]) @@index([startTime])
    `),
  LiteLLM_BudgetWindowSpend: words(`
      created_at entity_id entity_type spend updated_at window_duration window_start @@id([entity_type,entity_id,window_duration])
    `),
  LiteLLM_ErrorLogs: words(`
      api_base endTime exception_string exception_type litellm_model_name model_group model_id request_id request_kwargs startTime
      status_code
    `),
  LiteLLM_UserNotifications: words("justification models request_id status user_id"),
  LiteLLM_TeamMembership: words("budget_id spend team_id total_spend user_id @@id([user_id,team_id])"),
  LiteLLM_OrganizationMembership: words(`
      budget_id created_at organization_id spend updated_at user_id user_role @@id([user_id,organization_id])
      @@unique([user_id,organization_id])
    `),
  LiteLLM_InvitationLink: words(`
      accepted_at created_at created_by expires_at id is_accepted updated_at updated_by user_id
    `),
  LiteLLM_AuditLog: words(`
      action before_value changed_by changed_by_api_key id object_id table_name updated_at updated_values
    `),
  LiteLLM_DailyUserSpend: words(`
      api_key api_requests autorouter_savings_spend cache_creation_input_tokens cache_read_input_tokens completion_tokens
      compression_saved_tokens compression_savings_spend created_at custom_llm_provider date endpoint failed_requests
      gateway_injected_caching_savings_spend id mcp_namespaced_tool_name model model_group prompt_caching_savings_spend
      prompt_tokens spend successful_requests timed_requests total_response_time_ms updated_at user_id @@index([api_key])
      @@index([date]) @@index([endpoint]) @@index([mcp_namespaced_tool_name]) @@index([model]) @@index([user_id,date])
      @@unique([user_id,date,api_key,model,custom_llm_provider,mcp_namespaced_tool_name,endpoint])
    `),
  LiteLLM_DailyGlobalSpend: words(`
      api_requests autorouter_savings_spend cache_creation_input_tokens cache_read_input_tokens completion_tokens
      compression_saved_tokens compression_savings_spend created_at custom_llm_provider date endpoint failed_requests
      gateway_injected_caching_savings_spend id mcp_namespaced_tool_name model model_group prompt_caching_savings_spend
      prompt_tokens spend successful_requests timed_requests total_response_time_ms updated_at @@index([date])
      @@unique([date,model,model_group,custom_llm_provider,mcp_namespaced_tool_name,endpoint])
    `),
  LiteLLM_DailyOrganizationSpend: words(`
      api_key api_requests autorouter_savings_spend cache_creation_input_tokens cache_read_input_tokens completion_tokens
      compression_saved_tokens compression_savings_spend created_at custom_llm_provider date endpoint failed_requests
      gateway_injected_caching_savings_spend id mcp_namespaced_tool_name model model_group organization_id
      prompt_caching_savings_spend prompt_tokens spend successful_requests timed_requests total_response_time_ms updated_at
      @@index([api_key]) @@index([date]) @@index([endpoint]) @@index([mcp_namespaced_tool_name]) @@index([model])
      @@index([organization_id,date])
      @@unique([organization_id,date,api_key,model,custom_llm_provider,mcp_namespaced_tool_name,endpoint])
    `),
  LiteLLM_DailyEndUserSpend: words(`
      api_key api_requests autorouter_savings_spend cache_creation_input_tokens cache_read_input_tokens completion_tokens
      compression_saved_tokens compression_savings_spend created_at custom_llm_provider date end_user_id endpoint failed_requests
      gateway_injected_caching_savings_spend id mcp_namespaced_tool_name model model_group prompt_caching_savings_spend
      prompt_tokens spend successful_requests timed_requests total_response_time_ms updated_at @@index([api_key]) @@index([date])
      @@index([end_user_id,date]) @@index([endpoint]) @@index([mcp_namespaced_tool_name]) @@index([model])
      @@unique([end_user_id,date,api_key,model,custom_llm_provider,mcp_namespaced_tool_name,endpoint])
    `),
  LiteLLM_DailyAgentSpend: words(`
      agent_id api_key api_requests autorouter_savings_spend cache_creation_input_tokens cache_read_input_tokens completion_tokens
      compression_saved_tokens compression_savings_spend created_at custom_llm_provider date endpoint failed_requests
      gateway_injected_caching_savings_spend id mcp_namespaced_tool_name model model_group prompt_caching_savings_spend
      prompt_tokens spend successful_requests timed_requests total_response_time_ms updated_at @@index([agent_id,date])
      @@index([api_key]) @@index([date]) @@index([endpoint]) @@index([mcp_namespaced_tool_name]) @@index([model])
      @@unique([agent_id,date,api_key,model,custom_llm_provider,mcp_namespaced_tool_name,endpoint])
    `),
  LiteLLM_DailyTeamSpend: words(`
      api_key api_requests autorouter_savings_spend cache_creation_input_tokens cache_read_input_tokens completion_tokens
      compression_saved_tokens compression_savings_spend created_at custom_llm_provider date endpoint failed_requests
      gateway_injected_caching_savings_spend id mcp_namespaced_tool_name model model_group prompt_caching_savings_spend
      prompt_tokens ptu_flat_cost spend successful_requests team_id timed_requests total_response_time_ms updated_at
      @@index([api_key]) @@index([date]) @@index([endpoint]) @@index([mcp_namespaced_tool_name]) @@index([model])
      @@index([team_id,date]) @@unique([team_id,date,api_key,model,custom_llm_provider,mcp_namespaced_tool_name,endpoint])
    `),
  LiteLLM_DailyTagSpend: words(`
      api_key api_requests autorouter_savings_spend cache_creation_input_tokens cache_read_input_tokens completion_tokens
      compression_saved_tokens compression_savings_spend created_at custom_llm_provider date endpoint failed_requests
      gateway_injected_caching_savings_spend id mcp_namespaced_tool_name model model_group prompt_caching_savings_spend
      prompt_tokens request_id spend successful_requests tag timed_requests total_response_time_ms updated_at @@index([api_key])
      @@index([date]) @@index([endpoint]) @@index([mcp_namespaced_tool_name]) @@index([model]) @@index([tag,date])
      @@unique([tag,date,api_key,model,custom_llm_provider,mcp_namespaced_tool_name,endpoint])
    `),
  LiteLLM_ProxyWorkerHeartbeat: words("hostname last_heartbeat_at started_at worker_id"),
  LiteLLM_CronJob: words("cronjob_id last_updated pod_id status ttl"),
  LiteLLM_ManagedFileTable: words(`
      created_at created_by file_object flat_model_file_ids id model_mappings storage_backend storage_url team_id unified_file_id
      updated_at updated_by @@index([created_by,created_at(sort:Desc)]) @@index([flat_model_file_ids],type:Gin)
      @@index([team_id,created_at(sort:Desc)]) @@index([unified_file_id])
    `),
  LiteLLM_ManagedFileContentTable: words("content created_at id"),
  LiteLLM_ManagedVectorStoreTable: words(`
      created_at created_by flat_model_resource_ids id model_mappings resource_object storage_backend storage_url team_id
      unified_resource_id updated_at updated_by @@index([team_id,created_at(sort:Desc)]) @@index([unified_resource_id])
    `),
  LiteLLM_ManagedVectorStoresTable: words(`
      created_at custom_llm_provider litellm_credential_name litellm_params team_id updated_at user_id vector_store_description
      vector_store_id vector_store_metadata vector_store_name @@index([team_id]) @@index([user_id])
    `),
  LiteLLM_GuardrailsTable: words(`
      created_at guardrail_id guardrail_info guardrail_name litellm_params reviewed_at status submitted_at team_id updated_at
      @@index([status])
    `),
  LiteLLM_DailyGuardrailMetrics: words(`
      avg_latency_ms avg_score blocked_count created_at date flagged_count guardrail_id passed_count requests_evaluated updated_at
      @@id([guardrail_id,date]) @@index([date]) @@index([guardrail_id])
    `),
  LiteLLM_DailyGuardrailUsageUnits: words(`
      api_key cost created_at date guardrail_id team_id units untracked_units updated_at usage_unit
      @@id([guardrail_id,date,team_id,api_key,usage_unit]) @@index([date])
    `),
  LiteLLM_DailyPolicyMetrics: words(`
      avg_latency_ms avg_score blocked_count created_at date flagged_count passed_count policy_id requests_evaluated updated_at
      @@id([policy_id,date]) @@index([date]) @@index([policy_id])
    `),
  LiteLLM_SpendLogGuardrailIndex: words(`
      guardrail_id policy_id request_id start_time @@id([request_id,guardrail_id]) @@index([guardrail_id,start_time])
      @@index([policy_id,start_time])
    `),
  LiteLLM_SpendLogToolIndex: words(`
      request_id start_time tool_name @@id([request_id,tool_name]) @@index([start_time]) @@index([tool_name,start_time])
    `),
  LiteLLM_DailyToolSpend: words(`
      created_at date request_count spend tool_name total_tokens updated_at @@id([date,tool_name])
    `),
  LiteLLM_DailyModelUsage: words(`
      completion_tokens created_at custom_llm_provider date failed_requests model model_group prompt_tokens request_count spend
      successful_requests task_type updated_at @@id([date,model_group,model,custom_llm_provider,task_type]) @@index([date])
      @@index([model_group])
    `),
  LiteLLM_DailyGatewayRequests: words(`
      category created_at date failed_requests route successful_requests updated_at @@id([date,category,route]) @@index([date])
    `),
  LiteLLM_DailyGatewayFailedRequests: words(`
      category created_at date failed_requests route status_code updated_at @@id([date,category,route,status_code]) @@index([date])
    `),
  LiteLLM_DailyRequestErrors: words(`
      api_key created_at date failed_requests model_group status_code team_id updated_at user_id
      @@id([date,api_key,team_id,user_id,model_group,status_code]) @@index([date])
    `),
  LiteLLM_PromptTable: words(`
      created_at created_by environment id litellm_params prompt_id prompt_info updated_at version @@index([prompt_id,environment])
      @@index([prompt_id]) @@unique([prompt_id,version,environment])
    `),
  LiteLLM_HealthCheckTable: words(`
      checked_at checked_by created_at details error_message health_check_id healthy_count model_id model_name response_time_ms
      status unhealthy_count updated_at @@index([checked_at]) @@index([model_id,model_name,checked_at(sort:Desc)])
      @@index([model_name]) @@index([status])
    `),
  LiteLLM_SearchToolsTable: words(`
      created_at litellm_params search_tool_id search_tool_info search_tool_name updated_at
    `),
  LiteLLM_SSOConfig: words("created_at id sso_settings updated_at"),
  LiteLLM_ManagedVectorStoreIndexTable: words(`
      created_at created_by id index_info index_name litellm_params updated_at updated_by
    `),
  LiteLLM_CacheConfig: words("cache_settings created_at id updated_at"),
  LiteLLM_UISettings: words("created_at id ui_settings updated_at"),
  LiteLLM_ConfigOverrides: words("config_type config_value created_at updated_at"),
  LiteLLM_SkillsTable: words(`
      created_at created_by description display_title file_content file_name file_type instructions latest_version metadata skill_id
      source updated_at updated_by
    `),
  LiteLLM_PolicyTable: words(`
      condition created_at created_by description guardrails_add guardrails_remove inherit is_latest parent_version_id pipeline
      policy_id policy_name production_at published_at updated_at updated_by version_number version_status
      @@index([policy_name,version_status]) @@unique([policy_name,version_number])
    `),
  LiteLLM_PolicyAttachmentTable: words(`
      attachment_id created_at created_by is_default keys models policy_name priority scope tags teams updated_at updated_by
    `),
  LiteLLM_ToolTable: words(`
      assignments call_count created_at created_by input_policy key_alias key_hash last_used_at origin output_policy team_id tool_id
      tool_name updated_at updated_by user_agent @@index([input_policy]) @@index([output_policy]) @@index([team_id])
    `),
  LiteLLM_AccessGroupTable: words(`
      access_agent_ids access_group_id access_group_name access_mcp_server_ids access_model_names access_skill_names
      assigned_key_ids assigned_team_ids created_at created_by description mcp_tool_permissions updated_at updated_by
    `),
  LiteLLM_ClaudeCodePluginTable: words(`
      created_at created_by description enabled files_json id manifest_json name updated_at version
    `),
  LiteLLM_MemoryTable: words(`
      created_at created_by key memory_id metadata team_id updated_at updated_by user_id value @@index([team_id]) @@index([user_id])
    `),
  LiteLLM_AdaptiveRouterState: words(`
      alpha beta last_updated_at model_name request_type router_name total_samples @@id([router_name,request_type,model_name])
    `),
  LiteLLM_AdaptiveRouterSession: words(`
      classified_type clean_credit_awarded disengagement_count exhaustion_count failure_count last_activity_at
      last_assistant_content last_processed_turn last_user_content loop_count misalignment_count model_name pending_tool_calls
      router_name satisfaction_count session_id stagnation_count terminal_status tool_call_history turn_count
      @@id([session_id,router_name,model_name]) @@index([last_activity_at])
    `),
  LiteLLM_AutoRouterBaselineComparison: words(`
      api_key attempted_at history initial_equivalent published_revision retired revision router_name scope session_id updated_at
      @@index([api_key,session_id,router_name]) @@index([updated_at])
    `),
  LiteLLM_AutoRouterBaselineObservation: words(`
      conflicted data publication request_id revision scope started_at @@index([scope,revision,started_at])
      @@index([scope,started_at,request_id])
    `),
  LiteLLM_AutoRouterSession: words(`
      api_key baseline_models cache_hits classifier_cost classifier_cost_recorded_turns covered_turns first_turn_at first_visit_hits
      first_visit_turns last_model last_turn_at models return_expired_misses return_hits return_turns return_within_ttl_misses
      router_name router_type same_model_hits same_model_turns saved_spend savings_estimated_actual_spend
      savings_estimated_baseline_models savings_estimated_saved_spend savings_estimated_turns session_id spend tier_turns
      total_tokens ttl_1h_turns ttl_5m_turns turns unordered_turns @@id([api_key,session_id,router_name]) @@index([last_turn_at])
    `),
  LiteLLM_AutoRouterUserSession: words(`
      api_key baseline_models cache_hits classifier_cost classifier_cost_recorded_turns covered_turns first_turn_at first_visit_hits
      first_visit_turns last_model last_turn_at models return_expired_misses return_hits return_turns return_within_ttl_misses
      router_name router_type same_model_hits same_model_turns saved_spend savings_estimated_actual_spend
      savings_estimated_baseline_models savings_estimated_saved_spend savings_estimated_turns session_id spend tier_turns
      total_tokens ttl_1h_turns ttl_5m_turns turns unordered_turns user_id @@id([user_id,api_key,session_id,router_name])
      @@index([last_turn_at]) @@index([user_id,last_turn_at])
    `),
  LiteLLM_AutoRouterDailySpend: words(`
      api_key classifier_cost classifier_cost_recorded_turns date router_name router_type saved_spend savings_estimated_actual_spend
      savings_estimated_saved_spend savings_estimated_turns spend token_recorded_turns total_tokens turns user_id
      @@id([date,api_key,user_id,router_name,router_type])
    `),
  LiteLLM_ShadowEvalJob: words(`
      baseline_model created_at created_by direction ends_at group_id id judge_model max_budget max_turns models router_name
      router_names shadow_percentage stopped_at stopped_by target_id target_type @@index([created_at]) @@index([group_id])
      @@index([target_type,target_id])
    `),
  LiteLLM_ShadowEvalAttempt: words(`
      confidence created_at error id job_id judge_cost outcome real_cache_hit real_classifier_cost real_cost real_model request_id
      router_name shadow_classifier_cost shadow_cost shadow_model tier @@index([job_id])
    `),
  LiteLLM_ShadowEvalFunnel: words("job_id not_sampled shed unjudgeable withheld"),
  LiteLLM_WorkflowRun: words(`
      created_at created_by input metadata output run_id session_id status updated_at workflow_type @@index([created_at])
      @@index([created_by]) @@index([session_id]) @@index([workflow_type,status])
    `),
  LiteLLM_WorkflowEvent: words(`
      created_at data event_id event_type run_id sequence_number step_name @@index([run_id]) @@unique([run_id,sequence_number])
    `),
  LiteLLM_WorkflowMessage: words(`
      content created_at message_id role run_id sequence_number session_id @@index([run_id]) @@unique([run_id,sequence_number])
    `),
  LiteLLM_BackgroundInteractionSettlement: words(`
      claimed_at claimed_by create_context created_at custom_llm_provider interaction_id outcome settled_at @@index([claimed_at])
      @@index([settled_at])
    `),
  LiteLLM_Lens: words("data due_at id version @@index([due_at])"),
  LiteLLM_LensRun: words("created_at data id lens_id @@index([lens_id,created_at])"),
  LiteLLM_LensReview: words(`
      criteria_key data execution_id lens_id @@id([lens_id,criteria_key,execution_id])
    `),
  LiteLLM_LensWorker: words("data id token_hash"),
  LiteLLM_LensIngestionKey: words("data id"),
  LiteLLM_LensDataset: words("created_at data id revision @@id([id,revision])"),
  LiteLLM_LensSignalConfig: words("data id"),
  LiteLLM_LensTraceSignal: words(`
      claimed_until classified_at config_key data span_count trace_id trace_ref @@id([trace_id,trace_ref])
    `),
  LiteLLM_TelemetryReport: words(`
      created_at id report window_end window_start @@index([created_at]) @@index([window_end])
    `),
  LiteLLM_AccountingEvent: words(`
      event_id kind occurred_at payload payload_hash recorded_at schema_version source_event_id @@index([kind,source_event_id])
      @@index([recorded_at])
    `),
  LiteLLM_AccountingDelivery: words(`
      applied_at attempts event_id last_error next_attempt_at state target version @@id([event_id,target,version])
      @@index([target,state,next_attempt_at])
    `),
  LiteLLM_SubscriptionAccountTable: words(`
      account_id billing_period_start created_at created_by currency custom_llm_provider label monthly_fee subscription_account_id
      updated_at updated_by @@unique([custom_llm_provider,account_id])
    `),
};
