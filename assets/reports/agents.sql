-- title: Agents
-- group: Conversations
-- requirement: S1-31d
-- about: Requests by `agent_name` of `spend_logs_metadata`.
-- window: 7d
-- chart: bar agent_name total_cost
-- columns:
--   agent_name: as clients gave it
--   unique_sessions: distinct session ids
--   total_requests: failed ones included
--   total_tokens: input and output
--   total_cost: dollars
--   avg_response_time_seconds: per request
SELECT
  metadata -> 'spend_logs_metadata' ->> 'agent_name' AS agent_name,
  count(DISTINCT session_id) AS unique_sessions,
  count(*) AS total_requests,
  sum(total_tokens) AS total_tokens,
  round(sum(spend)::numeric, 6) AS total_cost,
  round(avg(date_part('epoch', "endTime" - "startTime"))::numeric, 3) AS avg_response_time_seconds
FROM "LiteLLM_SpendLogs"
WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp
  AND api_key <> 'litellm-internal-health-check'
  AND metadata -> 'spend_logs_metadata' ->> 'agent_name' IS NOT NULL
GROUP BY 1
ORDER BY total_cost DESC, total_requests DESC, 1;
