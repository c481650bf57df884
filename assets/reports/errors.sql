-- title: Errors by kind
-- group: Latency and errors
-- requirement: S1-36
-- about: The most frequent errors of each model.
-- window: 7d
-- limit: 20
-- chart: bar error failures
-- columns:
--   error: LiteLLM's name for errors of this kind
--   error_class: LiteLLM's class of the error
--   error_code: HTTP status
--   model: public name
--   failures: failed requests
--   last_seen: in the window
SELECT
  COALESCE(metadata -> 'error_information' ->> 'normalized_error', '(none)') AS error,
  metadata -> 'error_information' ->> 'error_class' AS error_class,
  metadata -> 'error_information' ->> 'error_code' AS error_code,
  COALESCE(NULLIF(model_group, ''), '(none)') AS model,
  count(*) AS failures,
  max("startTime") AT TIME ZONE 'UTC' AS last_seen
FROM "LiteLLM_SpendLogs"
WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp AND status = 'failure'
  AND api_key <> 'litellm-internal-health-check'
GROUP BY 1, 2, 3, 4
ORDER BY failures DESC, 1, 4, 2, 3
LIMIT :limit;
