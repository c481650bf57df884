/** What lies in the metadata of keys and teams beside what people write there. LiteLLM 1.106.2. */

/** Who made it, and for which stack. */
export const ownershipKeys = { by: "managed_by", stack: "managed_stack" } as const;

export const managedBy = "cdktf-vllm-litellm";

/** Limits for single models lie here too; in the config they have a field. */
export const modelLimitKeys = { rpm: "model_rpm_limit", tpm: "model_tpm_limit" } as const;

/** LiteLLM's own; kept as they are. Those of `LiteLLM_ManagementEndpoint_MetadataFields` and their like. */
export const litellmMetadata: ReadonlySet<string> = new Set(
  `model_itpm_limit model_otpm_limit default_estimated_output_tokens default_estimated_output_tokens_per_model
  mcp_rpm_limit tag_rpm_limit rpm_limit_type tpm_limit_type enforced_params temp_budget_increase temp_budget_expiry
  allowed_vector_store_indexes enforced_batch_output_expires_after enforced_file_expires_after
  throttle_on_budget_exceeded enable_prompt_caching end_user_budget_id disable_global_guardrails guardrails policies
  tags team_member_key_duration prompts logging secret_manager_settings allowed_passthrough_routes
  denied_passthrough_routes service_account_id team_member_budget_id soft_budget_alerting_emails
  max_budget_alert_emails`
    .split(/\s+/)
    .filter((key) => key !== ""),
);
