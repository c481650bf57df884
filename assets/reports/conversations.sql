-- title: Conversations (session ids with two requests or more, or with spend_logs_metadata)
-- group: Conversations
-- requirement: S1-31b
-- about: One row per session id, the latest first. LiteLLM gives every request without a session an id of its own, so an id counts only with two requests or with `spend_logs_metadata`.
-- window: 7d
-- limit: 50
-- columns:
--   session_id: as clients gave it
--   total_requests: failed ones included
--   total_tokens: input and output
--   total_cost: dollars
--   session_start: first request in the window
--   session_end: end of the last answer
--   avg_response_time_seconds: per request
--   agent_names: distinct values of `agent_name`
--   conversation_name: the last one
--   end_users: distinct `user` values
WITH sessions AS (
  SELECT session_id, count(*) AS requests, sum(total_tokens) AS tokens, sum(spend) AS cost, min("startTime") AS begun,
    max("endTime") AS ended, avg(date_part('epoch', "endTime" - "startTime")) AS seconds
  FROM "LiteLLM_SpendLogs"
  WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp AND session_id <> ''
  GROUP BY session_id
  HAVING count(*) > 1 OR count(NULLIF(metadata -> 'spend_logs_metadata', 'null')) > 0
  ORDER BY ended DESC, session_id
  LIMIT :limit
)
SELECT
  session_id,
  requests AS total_requests,
  tokens AS total_tokens,
  round(cost::numeric, 6) AS total_cost,
  begun AT TIME ZONE 'UTC' AS session_start,
  ended AT TIME ZONE 'UTC' AS session_end,
  round(seconds::numeric, 3) AS avg_response_time_seconds,
  named.agents AS agent_names,
  named.conversation AS conversation_name,
  named.users AS end_users
FROM sessions
CROSS JOIN LATERAL (
  SELECT
    string_agg(DISTINCT metadata -> 'spend_logs_metadata' ->> 'agent_name', ', ') AS agents,
    (array_agg(metadata -> 'spend_logs_metadata' ->> 'conversation_name' ORDER BY "startTime" DESC)
      FILTER (WHERE metadata -> 'spend_logs_metadata' ->> 'conversation_name' IS NOT NULL))[1] AS conversation,
    string_agg(DISTINCT NULLIF(end_user, ''), ', ') AS users
  FROM "LiteLLM_SpendLogs" AS log
  WHERE log.session_id = sessions.session_id
    AND log."startTime" >= :'since'::timestamp AND log."startTime" < :'until'::timestamp
) AS named
ORDER BY ended DESC, session_id;
