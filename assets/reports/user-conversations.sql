-- title: Conversations of one end user (session ids with two requests or more, or with spend_logs_metadata)
-- group: Conversations
-- requirement: S1-31e
-- about: One row per session id of requests with this `user` value, the latest first.
-- needs: end-user
-- window: 30d
-- limit: 50
-- columns:
--   session_id: as clients gave it
--   agent_names: distinct values of `agent_name`
--   conversation_name: the last one
--   requests_in_session: of this user, in the window
--   session_cost: dollars
--   session_start: first request
--   session_end: end of the last answer
SELECT
  session_id,
  string_agg(DISTINCT metadata -> 'spend_logs_metadata' ->> 'agent_name', ', ') AS agent_names,
  (array_agg(metadata -> 'spend_logs_metadata' ->> 'conversation_name' ORDER BY "startTime" DESC)
    FILTER (WHERE metadata -> 'spend_logs_metadata' ->> 'conversation_name' IS NOT NULL))[1] AS conversation_name,
  count(*) AS requests_in_session,
  round(sum(spend)::numeric, 6) AS session_cost,
  min("startTime") AT TIME ZONE 'UTC' AS session_start,
  max("endTime") AT TIME ZONE 'UTC' AS session_end
FROM "LiteLLM_SpendLogs"
WHERE end_user = :'end_user' AND "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp AND session_id <> ''
GROUP BY session_id
HAVING count(*) > 1 OR count(NULLIF(metadata -> 'spend_logs_metadata', 'null')) > 0
ORDER BY session_end DESC, session_id
LIMIT :limit;
