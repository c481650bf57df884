-- title: Health checks
-- group: Latency and errors
-- requirement: S1-38
-- about: What LiteLLM's background checks of models found. It keeps them only where they are on.
-- window: 24h
-- limit: 100
-- columns:
--   checked_at: when
--   model_name: public name
--   status: healthy or unhealthy
--   response_time_ms: milliseconds
--   error_message: first 300 letters
SELECT
  checked_at AT TIME ZONE 'UTC' AS checked_at,
  model_name,
  status,
  round(response_time_ms::numeric, 1) AS response_time_ms,
  left(regexp_replace(error_message, '[0-9a-f]{64}|sk-[A-Za-z0-9_.*-]+', '(key)', 'g'), 300) AS error_message
FROM "LiteLLM_HealthCheckTable"
WHERE checked_at >= :'since'::timestamp AND checked_at < :'until'::timestamp
ORDER BY checked_at DESC, model_name, health_check_id
LIMIT :limit;
