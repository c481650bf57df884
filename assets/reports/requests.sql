-- title: Recent requests
-- group: Usage
-- requirement: S1-18
-- about: The newest requests, failed ones and cache hits included.
-- window: 7d
-- limit: 10
-- columns:
--   startTime: when the request came
--   endTime: when it was answered
--   model: name that the client asked for
--   served_model: model behind it, as its provider calls it
--   end_user: `user` of the request
--   key_alias: virtual key
--   status: success or failure
--   cache_hit: answered from the cache
--   spend: dollars
--   total_tokens: input and output
--   prompt_tokens: input
--   completion_tokens: output, reasoning included
--   litellm_call_id: the header `x-litellm-call-id` of the answer
SELECT
  log."startTime" AT TIME ZONE 'UTC' AS "startTime",
  log."endTime" AT TIME ZONE 'UTC' AS "endTime",
  COALESCE(NULLIF(log.model_group, ''), '(none)') AS model,
  NULLIF(log.model, '') AS served_model,
  NULLIF(log.end_user, '') AS end_user,
  CASE log.api_key
    WHEN 'litellm_proxy_master_key' THEN 'master key'
    ELSE COALESCE(key.key_alias, NULLIF(log.metadata ->> 'user_api_key_alias', ''), '(none)')
  END AS key_alias,
  COALESCE(log.status, 'success') AS status,
  COALESCE(log.cache_hit, '') = 'True' AS cache_hit,
  round(log.spend::numeric, 6) AS spend,
  log.total_tokens,
  log.prompt_tokens,
  log.completion_tokens,
  log.litellm_call_id
FROM "LiteLLM_SpendLogs" AS log
LEFT JOIN "LiteLLM_VerificationToken" AS key ON key.token = log.api_key
WHERE log."startTime" >= :'since'::timestamp AND log."startTime" < :'until'::timestamp
  AND log.api_key <> 'litellm-internal-health-check'
ORDER BY log."startTime" DESC, log.request_id DESC
LIMIT :limit;
