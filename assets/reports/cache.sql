-- title: Cache hits by model
-- group: Usage
-- requirement: S1-28
-- about: Answers from the response cache. Requests that were made while the cache was off do not count.
-- window: 7d
-- chart: bar model hit_ratio
-- columns:
--   model: public name
--   requests: answered, with the cache on
--   hits: answered from the cache
--   hit_ratio: hits of requests, 0 to 1
SELECT
  COALESCE(NULLIF(model_group, ''), '(none)') AS model,
  count(*) AS requests,
  count(*) FILTER (WHERE cache_hit = 'True') AS hits,
  round(count(*) FILTER (WHERE cache_hit = 'True') / count(*)::numeric, 4) AS hit_ratio
FROM "LiteLLM_SpendLogs"
WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp
  AND api_key <> 'litellm-internal-health-check'
  AND COALESCE(cache_key, '') <> 'Cache OFF' AND COALESCE(status, 'success') = 'success'
GROUP BY 1
ORDER BY hit_ratio DESC, requests DESC, 1;
