-- title: Latency by model
-- group: Latency and errors
-- requirement: S1-22
-- about: How long answers took, and the first token of streams. Failures and cache hits are left out.
-- window: 7d
-- chart: bar model p95_seconds
-- columns:
--   model: public name
--   avg_response_time_seconds: from the request to the end of the answer
--   min_response_time: seconds
--   max_response_time: seconds
--   total_requests: those that were measured
--   p50_seconds: half were faster
--   p95_seconds: 95 of 100 were faster
--   p99_seconds: 99 of 100 were faster
--   streams: streamed requests
--   p50_first_token_seconds: of streams
--   p95_first_token_seconds: of streams
--   tokens_per_second: output per second of one request
WITH answered AS (
  SELECT COALESCE(NULLIF(model_group, ''), '(none)') AS model, completion_tokens,
    date_part('epoch', "endTime" - "startTime") AS seconds,
    CASE WHEN "completionStartTime" < "endTime" THEN date_part('epoch', "completionStartTime" - "startTime") END AS first
  FROM "LiteLLM_SpendLogs"
  WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp
    AND api_key <> 'litellm-internal-health-check'
    AND COALESCE(status, 'success') = 'success' AND COALESCE(cache_hit, '') <> 'True'
), measured AS (
  SELECT model, avg(seconds) AS mean, min(seconds) AS shortest, max(seconds) AS longest, count(*) AS requests,
    percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY seconds) AS at, count(first) AS streams,
    percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY first) AS first_at,
    sum(completion_tokens) / NULLIF(sum(seconds), 0) AS tokens_per_second
  FROM answered
  GROUP BY model
)
SELECT
  model,
  round(mean::numeric, 3) AS avg_response_time_seconds,
  round(shortest::numeric, 3) AS min_response_time,
  round(longest::numeric, 3) AS max_response_time,
  requests AS total_requests,
  round(at[1]::numeric, 3) AS p50_seconds,
  round(at[2]::numeric, 3) AS p95_seconds,
  round(at[3]::numeric, 3) AS p99_seconds,
  streams,
  round(first_at[1]::numeric, 3) AS p50_first_token_seconds,
  round(first_at[2]::numeric, 3) AS p95_first_token_seconds,
  round(tokens_per_second::numeric, 1) AS tokens_per_second
FROM measured
ORDER BY total_requests DESC, model;
