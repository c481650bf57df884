-- title: Usage by day
-- group: Usage
-- requirement: S1-21
-- about: Every day of the window, also those without a request. For longer than log rows are kept: `daily-history`.
-- window: 7d
-- bucket: day
-- chart: line request_date daily_cost requests
-- columns:
--   request_date: day in the given time zone
--   requests: failed ones included
--   daily_cost: dollars
--   unique_users: distinct `user` values of requests
--   unique_keys: distinct virtual keys
--   avg_tokens_per_request: input and output
WITH days AS (
  SELECT generate_series(
    (:'since'::timestamp AT TIME ZONE 'UTC' AT TIME ZONE :'tz')::date::timestamp,
    ((:'until'::timestamp - interval '1 microsecond') AT TIME ZONE 'UTC' AT TIME ZONE :'tz')::date::timestamp,
    interval '1 day')::date AS day
), part AS (
  SELECT ("startTime" AT TIME ZONE 'UTC' AT TIME ZONE :'tz')::date AS day, end_user, api_key,
    count(*) AS requests, sum(spend) AS cost, sum(total_tokens) AS tokens
  FROM "LiteLLM_SpendLogs"
  WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp
    AND api_key <> 'litellm-internal-health-check'
  GROUP BY 1, 2, 3
)
SELECT
  days.day AS request_date,
  COALESCE(sum(part.requests), 0) AS requests,
  round(COALESCE(sum(part.cost), 0)::numeric, 6) AS daily_cost,
  count(DISTINCT NULLIF(part.end_user, '')) AS unique_users,
  count(DISTINCT NULLIF(part.api_key, '')) AS unique_keys,
  round(sum(part.tokens) / sum(part.requests), 2) AS avg_tokens_per_request
FROM days
LEFT JOIN part USING (day)
GROUP BY days.day
ORDER BY days.day;
