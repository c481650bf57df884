-- title: Activity by end user
-- group: Usage
-- requirement: S1-23
-- about: What each `user` value of requests asked and cost. Owners of keys: `owners`.
-- window: 7d
-- limit: 100
-- chart: bar end_user total_spent
-- columns:
--   end_user: `user` of the request
--   total_requests: failed ones included
--   total_spent: dollars
--   avg_tokens: per request
--   first_request: in the window
--   last_request: in the window
SELECT
  COALESCE(NULLIF(end_user, ''), '(none)') AS end_user,
  count(*) AS total_requests,
  round(sum(spend)::numeric, 6) AS total_spent,
  round(avg(total_tokens), 2) AS avg_tokens,
  min("startTime") AT TIME ZONE 'UTC' AS first_request,
  max("startTime") AT TIME ZONE 'UTC' AS last_request
FROM "LiteLLM_SpendLogs"
WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp
  AND api_key <> 'litellm-internal-health-check'
GROUP BY 1
ORDER BY total_spent DESC, total_requests DESC, 1
LIMIT :limit;
