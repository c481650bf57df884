-- title: Failed requests
-- group: Latency and errors
-- requirement: S1-24
-- about: The newest failures with their errors. What the gateway itself refused (401, 403, 422, 429) is among them. None are recorded with `disable_error_logs`.
-- window: 7d
-- limit: 50
-- columns:
--   model: name that the client asked for
--   end_user: `user` of the request
--   startTime: when the request came
--   error_class: LiteLLM's class of the error
--   error_code: HTTP status
--   error: LiteLLM's name for errors of this kind
--   error_message: first 300 letters; keys are left out
--   key_alias: virtual key
--   total_tokens: input and output
--   litellm_call_id: the header `x-litellm-call-id` of the answer
SELECT
  COALESCE(NULLIF(log.model_group, ''), NULLIF(log.model, ''), '(none)') AS model,
  NULLIF(log.end_user, '') AS end_user,
  log."startTime" AT TIME ZONE 'UTC' AS "startTime",
  log.metadata -> 'error_information' ->> 'error_class' AS error_class,
  log.metadata -> 'error_information' ->> 'error_code' AS error_code,
  log.metadata -> 'error_information' ->> 'normalized_error' AS error,
  left(regexp_replace(log.metadata -> 'error_information' ->> 'error_message', '[0-9a-f]{64}|sk-[A-Za-z0-9_.*-]+', '(key)', 'g'), 300) AS error_message,
  CASE log.api_key
    WHEN 'litellm_proxy_master_key' THEN 'master key'
    ELSE COALESCE(key.key_alias, NULLIF(log.metadata ->> 'user_api_key_alias', ''), '(none)')
  END AS key_alias,
  log.total_tokens,
  log.litellm_call_id
FROM "LiteLLM_SpendLogs" AS log
LEFT JOIN "LiteLLM_VerificationToken" AS key ON key.token = log.api_key
WHERE log."startTime" >= :'since'::timestamp AND log."startTime" < :'until'::timestamp AND log.status = 'failure'
  AND log.api_key <> 'litellm-internal-health-check'
ORDER BY log."startTime" DESC, log.request_id DESC
LIMIT :limit;
