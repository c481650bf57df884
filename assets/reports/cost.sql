-- title: Cost by model
-- group: Cost
-- requirement: S2-15
-- about: What each model cost. `unpriced_requests` used tokens and cost nothing: the model needs a `price`.
-- window: 30d
-- by: model_group, model, model_id
-- chart: bar model total_cost
-- columns:
--   model: public name; with `--by model` the one of its provider, with `--by model_id` the deployment
--   requests: failed ones included
--   total_cost: dollars
--   share: of the cost of all models, 0 to 1
--   unpriced_requests: answered with tokens, at no cost and not from the cache
SELECT
  COALESCE(NULLIF(CASE :'by' WHEN 'model' THEN model WHEN 'model_id' THEN model_id ELSE model_group END, ''), '(none)') AS model,
  count(*) AS requests,
  round(sum(spend)::numeric, 6) AS total_cost,
  round((sum(spend) / NULLIF(sum(sum(spend)) OVER (), 0))::numeric, 4) AS share,
  count(*) FILTER (WHERE spend = 0 AND total_tokens > 0 AND COALESCE(status, 'success') = 'success' AND COALESCE(cache_hit, '') <> 'True') AS unpriced_requests
FROM "LiteLLM_SpendLogs"
WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp
  AND api_key <> 'litellm-internal-health-check'
GROUP BY 1
ORDER BY total_cost DESC, requests DESC, 1;
