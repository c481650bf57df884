-- title: Error rate by model and day
-- group: Latency and errors
-- requirement: S1-36
-- about: Days on which a model was asked. `client_errors` are those with a status of 4xx: wrong requests, and what the gateway refused. By kind of error: `errors`.
-- window: 7d
-- bucket: day
-- columns:
--   model: public name
--   request_date: day in the given time zone
--   requests: failed ones included
--   failures: failed requests
--   error_rate: failures of requests, 0 to 1
--   client_errors: failures with 4xx
SELECT
  COALESCE(NULLIF(model_group, ''), '(none)') AS model,
  ("startTime" AT TIME ZONE 'UTC' AT TIME ZONE :'tz')::date AS request_date,
  count(*) AS requests,
  count(*) FILTER (WHERE status = 'failure') AS failures,
  round(count(*) FILTER (WHERE status = 'failure') / count(*)::numeric, 4) AS error_rate,
  count(*) FILTER (WHERE status = 'failure' AND metadata -> 'error_information' ->> 'error_code' LIKE '4%') AS client_errors
FROM "LiteLLM_SpendLogs"
WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp
  AND api_key <> 'litellm-internal-health-check'
GROUP BY 1, 2
ORDER BY 2, 1;
