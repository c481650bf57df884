-- title: Usage by model
-- group: Usage
-- requirement: S1-19
-- about: Requests, cost and tokens of each model, the dearest first. A model without a price costs 0 and comes last.
-- window: 7d
-- by: model_group, model, model_id
-- chart: bar model total_cost
-- columns:
--   model: public name; with `--by model` the one of its provider, with `--by model_id` the deployment
--   total_requests: failed ones included
--   failures: failed requests
--   total_cost: dollars
--   avg_tokens: per request
--   total_prompt_tokens: input
--   total_completion_tokens: output, reasoning included
SELECT
  COALESCE(NULLIF(CASE :'by' WHEN 'model' THEN model WHEN 'model_id' THEN model_id ELSE model_group END, ''), '(none)') AS model,
  count(*) AS total_requests,
  count(*) FILTER (WHERE status = 'failure') AS failures,
  round(sum(spend)::numeric, 6) AS total_cost,
  round(avg(total_tokens), 2) AS avg_tokens,
  sum(prompt_tokens) AS total_prompt_tokens,
  sum(completion_tokens) AS total_completion_tokens
FROM "LiteLLM_SpendLogs"
WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp
  AND api_key <> 'litellm-internal-health-check'
GROUP BY 1
ORDER BY total_cost DESC, total_requests DESC, 1;
