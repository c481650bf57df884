-- title: Cost by tag
-- group: Cost
-- requirement: S1-29
-- about: Requests by the tags that clients and keys gave them (`metadata.tags`, the header `x-litellm-tags`). A request with two tags counts for both.
-- window: 7d
-- limit: 100
-- chart: bar tag total_cost
-- columns:
--   tag: as it was given
--   requests: failed ones included
--   total_tokens: input and output
--   total_cost: dollars
SELECT
  tag,
  count(*) AS requests,
  sum(total_tokens) AS total_tokens,
  round(sum(spend)::numeric, 6) AS total_cost
FROM "LiteLLM_SpendLogs",
  jsonb_array_elements_text(CASE jsonb_typeof(request_tags) WHEN 'array' THEN request_tags ELSE '[]' END) AS tag
WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp AND tag NOT LIKE 'User-Agent:%'
  AND api_key <> 'litellm-internal-health-check'
GROUP BY tag
ORDER BY total_cost DESC, requests DESC, tag
LIMIT :limit;
