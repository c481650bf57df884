/**
 * Callbacks of LiteLLM 1.106.2 by name. Source: `_known_custom_logger_compatible_callbacks`, `initialize_callbacks_on_proxy`,
 * and the branches of the success and failure handlers; packages: what the modules import against the extras of the image;
 * variables and settings: a start with each name alone.
 */
import { rows, words } from "../../words";
import type { LitellmCallbacks } from "../callbacks";

export const litellmCallbacks_1_106_2: LitellmCallbacks = Object.freeze({
  callbacks: new Set(
    words(`
      agentops anthropic_cache_control_hook aporia_prompt_injection argilla arize arize_phoenix aws_sqs azure_content_safety
      azure_sentinel azure_storage banned_keywords batch_redis_requests bitbucket blocked_user_check braintrust clickhouse cloudzero
      code_interpreter_interception compression_interception datadog datadog_cost_management datadog_llm_observability
      datadog_metrics deepeval detect_prompt_injection dotprompt dynamic_rate_limiter dynamic_rate_limiter_v3 focus galileo
      gcs_bucket gcs_pubsub generic_api gitlab google_text_moderation hide_secrets humanloop lago lakera_prompt_injection langfuse
      langfuse_otel langsmith langtrace levo literalai litellm_agent llamaguard_moderations llmguard_moderations logfire mavvrik
      mlflow newrelic openai_moderations openmeter opik otel pagerduty pointfive posthog presidio prometheus resend_email s3_v2
      sendgrid_email signoz smtp_email vantage vector_store_pre_call_hook weave_otel websearch_interception zerobus
    `),
  ),
  success: new Set(
    words("athina dynamodb greenscale helicone lunary promptlayer s3 supabase traceloop wandb"),
  ),
  failure: new Set(words("lunary sentry supabase traceloop")),
  enterprise: new Set(
    words(`
      azure_storage banned_keywords blocked_user_check gcs_bucket gcs_pubsub google_text_moderation hide_secrets
      llamaguard_moderations llmguard_moderations openai_moderations
    `),
  ),
  packages: new Map(
    rows(`
      lunary | lunary
      mlflow | mlflow
      newrelic | newrelic
      supabase | supabase
      traceloop | traceloop-sdk
      wandb | wandb
    `).map(([name = "", packageName = ""]) => [name, packageName]),
  ),
  variables: new Map(
    rows(`
      aporia_prompt_injection | APORIO_API_KEY APORIO_API_BASE
      datadog_cost_management | DD_API_KEY DD_APP_KEY
      presidio | PRESIDIO_ANALYZER_API_BASE PRESIDIO_ANONYMIZER_API_BASE
    `).map(([name = "", variables = ""]) => [name, words(variables)]),
  ),
  settings: new Map([["azure_content_safety", "azure_content_safety_params"]]),
});
