-- title: Requests of one conversation
-- group: Conversations
-- requirement: S1-31a
-- about: All requests with one session id, oldest first.
-- needs: session
-- columns:
--   request_id: id of the answer
--   startTime: when the request came
--   end_user: `user` of the request
--   model: public name
--   total_tokens: input and output
--   spend: dollars
--   agent: `agent_name` of `spend_logs_metadata`
--   conversation: `conversation_name` of `spend_logs_metadata`
--   status: success or failure
SELECT
  request_id,
  "startTime" AT TIME ZONE 'UTC' AS "startTime",
  NULLIF(end_user, '') AS end_user,
  COALESCE(NULLIF(model_group, ''), '(none)') AS model,
  total_tokens,
  round(spend::numeric, 6) AS spend,
  metadata -> 'spend_logs_metadata' ->> 'agent_name' AS agent,
  metadata -> 'spend_logs_metadata' ->> 'conversation_name' AS conversation,
  COALESCE(status, 'success') AS status
FROM "LiteLLM_SpendLogs"
WHERE session_id = :'session'
ORDER BY "LiteLLM_SpendLogs"."startTime", request_id;
