-- :rows spend rows over the last :days days, in the order of time, as LiteLLM would have written them: the same every time.
-- Three of ten requests belong to conversations of six; one in 40 fails; one in 20 is a cache hit; some metadata is as long as it really is.
INSERT INTO "LiteLLM_TeamTable" (team_id, team_alias, max_budget)
SELECT 'team-' || n, 'Team ' || n, 100 FROM generate_series(0, 9) AS n;

INSERT INTO "LiteLLM_VerificationToken" (token, key_alias, user_id, team_id, models)
SELECT encode(sha256(('key-' || n)::bytea), 'hex'), 'key-' || n, 'owner-' || n % 50, 'team-' || n % 10, ARRAY['chat']
FROM generate_series(0, 199) AS n;

INSERT INTO "LiteLLM_SpendLogs" (
  request_id, call_type, api_key, spend, total_tokens, prompt_tokens, completion_tokens, "startTime", "endTime", "completionStartTime",
  model, model_id, model_group, custom_llm_provider, api_base, "user", metadata, cache_hit, cache_key, request_tags, team_id, end_user,
  session_id, status, request_duration_ms, litellm_call_id)
SELECT
  'chatcmpl-' || n, 'acompletion', encode(sha256(('key-' || n % 200)::bytea), 'hex'),
  CASE WHEN failed OR hit THEN 0 ELSE (200 + n % 1000) * 0.000001 END,
  CASE WHEN failed THEN 0 ELSE 200 + n % 1000 + n % 300 END, CASE WHEN failed THEN 0 ELSE 200 + n % 1000 END, CASE WHEN failed THEN 0 ELSE n % 300 END,
  at, at + seconds, at + seconds / 4,
  'openai/model-' || n % 8, md5('deployment' || n % 16), 'model-' || n % 8, 'openai', 'http://engine-' || n % 16 || ':8000/v1', 'owner-' || n % 50,
  jsonb_build_object(
    'status', CASE WHEN failed THEN 'failure' ELSE 'success' END,
    'user_api_key', encode(sha256(('key-' || n % 200)::bytea), 'hex'), 'user_api_key_alias', 'key-' || n % 200,
    'user_api_key_team_id', 'team-' || n % 10, 'user_api_key_user_id', 'owner-' || n % 50,
    'spend_logs_metadata', CASE WHEN talks THEN jsonb_build_object('agent_name', 'agent-' || n % 7, 'conversation_name', 'talk ' || n % 97) END,
    'usage_object', jsonb_build_object('prompt_tokens', 200 + n % 1000, 'completion_tokens', n % 300, 'total_tokens', 200 + n % 1000 + n % 300,
      'prompt_tokens_details', jsonb_build_object('cached_tokens', n % 100, 'audio_tokens', NULL),
      'completion_tokens_details', jsonb_build_object('reasoning_tokens', n % 20, 'audio_tokens', NULL)),
    'error_information', CASE WHEN failed THEN jsonb_build_object('error_code', CASE WHEN n % 80 = 0 THEN '429' ELSE '500' END,
      'error_class', CASE WHEN n % 80 = 0 THEN 'RateLimitError' ELSE 'InternalServerError' END,
      'normalized_error', CASE WHEN n % 80 = 0 THEN '429_RATE_LIMIT_EXCEEDED' ELSE '500_PROVIDER_INTERNAL_ERROR' END,
      'error_message', 'litellm.InternalServerError: told to fail, request ' || n) END,
    'cost_breakdown', jsonb_build_object('input_cost', n % 1000 * 0.000001, 'output_cost', 0.0002, 'total_cost', (200 + n % 1000) * 0.000001),
    'model_map_information', jsonb_build_object('model_map_key', 'model-' || n % 8, 'model_map_value', NULL),
    'attempted_retries', 0, 'attempted_fallbacks', 0, 'requester_ip_address', '10.0.0.' || n % 250, 'litellm_overhead_time_ms', n % 20,
    'user_agent', 'AsyncOpenAI/Python 1.99.' || n % 9, 'applied_guardrails', '[]'::jsonb, 'batch_models', NULL, 'mcp_tool_call_metadata', NULL,
    'vector_store_request_metadata', NULL, 'guardrail_information', NULL, 'cold_storage_object_key', NULL),
  CASE WHEN hit THEN 'True' ELSE 'False' END, md5('cache' || n),
  jsonb_build_array('tag-' || n % 12, 'User-Agent: AsyncOpenAI', 'User-Agent: AsyncOpenAI/Python 1.99.' || n % 9),
  'team-' || n % 10, CASE WHEN n % 11 = 0 THEN '' ELSE 'user-' || n % 5000 END,
  CASE WHEN talks THEN md5('session' || n / 60 || '-' || n % 10) ELSE md5('single' || n) END,
  CASE WHEN failed THEN 'failure' ELSE 'success' END, (extract(epoch FROM seconds) * 1000)::int, md5('call' || n)
FROM (
  SELECT n, n % 40 = 0 AS failed, n % 20 = 1 AS hit, n % 10 IN (2, 5, 7) AS talks,
    date_trunc('second', now() AT TIME ZONE 'UTC') - (:rows - n) * (interval '1 day' * :days / :rows) AS at,
    interval '1 millisecond' * (200 + (n * 7919) % 4800) AS seconds
  FROM generate_series(1::bigint, :rows) AS n
) AS made;

INSERT INTO "LiteLLM_DailyUserSpend" (id, user_id, date, api_key, model, model_group, custom_llm_provider, spend, api_requests, successful_requests, failed_requests, prompt_tokens, completion_tokens, updated_at)
SELECT md5(row(1, 2, 3, "user", at, api_key, model)::text), "user", at, api_key, model, max(model_group), 'openai', sum(spend), count(*),
  count(*) FILTER (WHERE status = 'success'), count(*) FILTER (WHERE status = 'failure'), sum(prompt_tokens), sum(completion_tokens), now()
FROM (SELECT *, to_char("startTime", 'YYYY-MM-DD') AS at FROM "LiteLLM_SpendLogs") AS logs
GROUP BY "user", at, api_key, model;

VACUUM (PARALLEL 0, ANALYZE) "LiteLLM_SpendLogs";
ANALYZE "LiteLLM_DailyUserSpend", "LiteLLM_VerificationToken", "LiteLLM_TeamTable";
