-- title: Usage by day, from the daily sums (days in UTC)
-- group: Usage
-- requirement: S1-21
-- about: As `daily`, from LiteLLM's own sums per day, which stay when log rows are deleted. Days are those of UTC, whatever the time zone.
-- window: 90d
-- bucket: day
-- zone: UTC
-- chart: line request_date daily_cost requests
-- columns:
--   request_date: day in UTC
--   requests: failed ones included
--   successful_requests: answered
--   failed_requests: not answered
--   prompt_tokens: input
--   completion_tokens: output
--   daily_cost: dollars
--   unique_keys: distinct virtual keys
WITH days AS (
  SELECT generate_series(:'since'::timestamp::date, (:'until'::timestamp - interval '1 microsecond')::date, interval '1 day')::date AS day
)
SELECT
  days.day AS request_date,
  COALESCE(sum(sums.api_requests), 0) AS requests,
  COALESCE(sum(sums.successful_requests), 0) AS successful_requests,
  COALESCE(sum(sums.failed_requests), 0) AS failed_requests,
  COALESCE(sum(sums.prompt_tokens), 0) AS prompt_tokens,
  COALESCE(sum(sums.completion_tokens), 0) AS completion_tokens,
  round(COALESCE(sum(sums.spend), 0)::numeric, 6) AS daily_cost,
  count(DISTINCT NULLIF(sums.api_key, '')) AS unique_keys
FROM days
LEFT JOIN "LiteLLM_DailyUserSpend" AS sums
  ON sums.date = to_char(days.day, 'YYYY-MM-DD')
  AND sums.date BETWEEN to_char(:'since'::timestamp, 'YYYY-MM-DD') AND to_char(:'until'::timestamp, 'YYYY-MM-DD')
  AND sums.api_key <> 'litellm-internal-health-check'
GROUP BY days.day
ORDER BY days.day;
