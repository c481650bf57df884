-- title: What was said in one conversation
-- group: Conversations
-- requirement: S1-31c
-- about: The last message of the user and the answer, request by request. It needs stored prompts (`proxy.storePrompts`); LiteLLM shortens long texts.
-- needs: session
-- prompts: yes
-- columns:
--   startTime: when the request came
--   last_user_message: every request repeats what was said before, so only the last is shown
--   answer: text of the answer; tool calls as JSON
SELECT
  log."startTime" AT TIME ZONE 'UTC' AS "startTime",
  asked.text AS last_user_message,
  COALESCE(
    log.response #>> '{choices,0,message,content}',
    log.response #>> '{choices,0,message,tool_calls}',
    log.response #>> '{content,0,text}',
    log.response #>> '{output,0,content,0,text}') AS answer
FROM "LiteLLM_SpendLogs" AS log
LEFT JOIN LATERAL (
  SELECT CASE jsonb_typeof(message -> 'content')
    WHEN 'array' THEN (SELECT string_agg(part ->> 'text', E'\n') FROM jsonb_array_elements(message -> 'content') AS part)
    ELSE message ->> 'content'
  END AS text
  FROM jsonb_array_elements(
    CASE
      WHEN jsonb_typeof(log.proxy_server_request -> 'messages') = 'array' THEN log.proxy_server_request -> 'messages'
      WHEN jsonb_typeof(log.proxy_server_request -> 'input') = 'array' THEN log.proxy_server_request -> 'input'
      WHEN jsonb_typeof(log.proxy_server_request -> 'input') = 'string'
        THEN jsonb_build_array(jsonb_build_object('role', 'user', 'content', log.proxy_server_request -> 'input'))
      ELSE '[]'
    END) WITH ORDINALITY AS said (message, place)
  WHERE message ->> 'role' = 'user'
  ORDER BY place DESC
  LIMIT 1
) AS asked ON true
WHERE log.session_id = :'session'
ORDER BY log."startTime", log.request_id;
