-- title: Conversations by day (session ids with two requests or more, or with spend_logs_metadata)
-- group: Conversations
-- requirement: S1-31f
-- about: Every day of the window, also those without a conversation. Only requests of conversations count.
-- window: 7d
-- bucket: day
-- chart: line date unique_sessions total_requests
-- columns:
--   date: day in the given time zone
--   unique_sessions: conversations with a request on this day
--   total_requests: failed ones included
--   unique_users: distinct `user` values
--   total_cost: dollars
WITH days AS (
  SELECT generate_series(
    (:'since'::timestamp AT TIME ZONE 'UTC' AT TIME ZONE :'tz')::date::timestamp,
    ((:'until'::timestamp - interval '1 microsecond') AT TIME ZONE 'UTC' AT TIME ZONE :'tz')::date::timestamp,
    interval '1 day')::date AS day
), part AS MATERIALIZED (
  SELECT session_id, ("startTime" AT TIME ZONE 'UTC' AT TIME ZONE :'tz')::date AS day, end_user,
    count(*) AS requests, sum(spend) AS cost, count(NULLIF(metadata -> 'spend_logs_metadata', 'null')) AS named
  FROM "LiteLLM_SpendLogs"
  WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp AND session_id <> ''
  GROUP BY 1, 2, 3
), conversations AS (
  SELECT session_id FROM part GROUP BY session_id HAVING sum(requests) > 1 OR sum(named) > 0
)
SELECT
  days.day AS date,
  count(DISTINCT part.session_id) AS unique_sessions,
  COALESCE(sum(part.requests), 0) AS total_requests,
  count(DISTINCT NULLIF(part.end_user, '')) AS unique_users,
  round(COALESCE(sum(part.cost), 0)::numeric, 6) AS total_cost
FROM days
LEFT JOIN (part JOIN conversations USING (session_id)) ON part.day = days.day
GROUP BY days.day
ORDER BY days.day;
