-- title: Tokens by model
-- group: Usage
-- requirement: S1-26, S0-29
-- about: Input and output of answered chat requests. Reasoning tokens are part of the output, cached ones part of the input.
-- window: 7d
-- chart: bar model total_tokens
-- columns:
--   model: public name
--   total_input_tokens: cached ones included
--   total_output_tokens: reasoning included
--   total_tokens: sum of both
--   avg_output_input_ratio: mean of the requests' own ratios
--   output_input_ratio: of the sums
--   cached_input_tokens: read from the provider's cache
--   reasoning_tokens: part of the output
--   requests: that were counted
SELECT
  COALESCE(NULLIF(model_group, ''), '(none)') AS model,
  sum(prompt_tokens) AS total_input_tokens,
  sum(completion_tokens) AS total_output_tokens,
  sum(total_tokens) AS total_tokens,
  round(avg(completion_tokens::numeric / prompt_tokens), 4) AS avg_output_input_ratio,
  round(sum(completion_tokens)::numeric / sum(prompt_tokens), 4) AS output_input_ratio,
  COALESCE(sum((metadata #>> '{usage_object,prompt_tokens_details,cached_tokens}')::bigint), 0) AS cached_input_tokens,
  COALESCE(sum((metadata #>> '{usage_object,completion_tokens_details,reasoning_tokens}')::bigint), 0) AS reasoning_tokens,
  count(*) AS requests
FROM "LiteLLM_SpendLogs"
WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp
  AND api_key <> 'litellm-internal-health-check'
  AND prompt_tokens > 0 AND COALESCE(status, 'success') = 'success'
  AND call_type IN ('acompletion', 'completion', 'anthropic_messages', 'aresponses', 'responses')
GROUP BY 1
ORDER BY total_tokens DESC, 1;
