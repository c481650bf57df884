-- title: Cost by hour
-- group: Usage
-- requirement: S1-25
-- about: Every hour of the window, also those without a request.
-- window: 24h
-- bucket: hour
-- chart: line hour_start hourly_cost requests
-- columns:
--   hour_start: in the given time zone
--   requests: failed ones included
--   hourly_cost: dollars
--   avg_tokens: per request
WITH hours AS (
  SELECT generate_series(
    date_trunc('hour', :'since'::timestamp AT TIME ZONE 'UTC', :'tz'),
    (:'until'::timestamp - interval '1 microsecond') AT TIME ZONE 'UTC',
    interval '1 hour') AS hour
), part AS (
  SELECT date_trunc('hour', "startTime" AT TIME ZONE 'UTC', :'tz') AS hour,
    count(*) AS requests, sum(spend) AS cost, avg(total_tokens) AS tokens
  FROM "LiteLLM_SpendLogs"
  WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp
    AND api_key <> 'litellm-internal-health-check'
  GROUP BY 1
)
SELECT
  hours.hour AS hour_start,
  COALESCE(part.requests, 0) AS requests,
  round(COALESCE(part.cost, 0)::numeric, 6) AS hourly_cost,
  round(part.tokens, 2) AS avg_tokens
FROM hours
LEFT JOIN part USING (hour)
ORDER BY hours.hour;
