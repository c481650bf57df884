/** What holds for every version: what happens to keys that are not read, and keys that sections hand on to other libraries. */
import { words } from "../words";
import { keyTypes, type LitellmSectionName } from "./table";

/** What happens to a key that is not read, as the rest of a sentence. */
export const unknownKeyEffects: Readonly<Record<LitellmSectionName, string>> = {
  top_level: "is ignored without a warning",
  model_list: "is kept with the deployment, but nothing reads it",
  litellm_params: "is sent to the engine in the body of every request",
  model_info: "is shown by /model/info, but nothing else reads it",
  router_settings: "is dropped with one warning in the log",
  litellm_settings: "becomes a variable of the library that nothing reads",
  general_settings: "is ignored without a warning",
  cache_params: "is handed to the cache client, which has no such argument",
  coordination_redis: "is handed to the Redis client, which has no such argument",
  callback_settings: "is not read",
};

/** Of redis 8.1.0, for `cache_params` and `coordination_redis`. */
export const redisClientArguments = keyTypes({
  boolean: words(`
    decode_responses legacy_responses retry_on_timeout single_connection_client socket_keepalive ssl ssl_check_hostname
    ssl_validate_ocsp ssl_validate_ocsp_stapled
  `),
  integer: words("db health_check_interval max_connections protocol socket_read_size"),
  number: words("socket_connect_timeout socket_timeout"),
  string: words(`
    aws_iam_cache_name aws_iam_region aws_iam_user_name azure_client_id azure_client_secret azure_redis_ad_token azure_tenant_id
    client_name encoding encoding_errors gcp_service_account gcp_ssl_ca_certs password sentinel_password service_name ssl_ca_certs
    ssl_ca_data ssl_ca_path ssl_cert_reqs ssl_certfile ssl_ciphers ssl_keyfile ssl_ocsp_expected_cert ssl_password unix_socket_path url
    username
  `),
  "boolean|string": words("aws_iam_auth aws_iam_serverless"),
  "any[][]": words("sentinel_nodes"),
});

/** Keys of `litellm_params` that a deployment is normally configured with. */
export const configuredParams = words(`
  model api_base api_key custom_llm_provider rpm tpm itpm otpm weight order max_parallel_requests timeout stream_timeout request_timeout
  max_retries num_retries cooldown_time tags tag_regex max_budget budget_duration input_cost_per_token output_cost_per_token
  input_cost_per_second output_cost_per_second drop_params additional_drop_params allowed_openai_params extra_headers extra_body
  merge_reasoning_content_in_choices configurable_clientside_auth_params litellm_credential_name use_in_pass_through
  use_chat_completions_api supports_system_message ensure_alternating_roles mock_response keepalive_seconds
  allow_client_keepalive_override default_api_key_tpm_limit default_api_key_rpm_limit temperature top_p max_tokens max_completion_tokens
  presence_penalty frequency_penalty stop seed reasoning_effort response_format parallel_tool_calls stream_options logprobs top_logprobs
  n logit_bias user tools tool_choice metadata
`);
