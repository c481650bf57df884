-- title: Spend by key and owner
-- group: Cost
-- requirement: S1-20
-- about: Every virtual key, used or not, with what it spent in the window; the master key where it was used. `spend` is LiteLLM's own counter, which starts again with each budget period.
-- window: 7d
-- chart: bar key_alias period_spend
-- columns:
--   user_id: owner; empty for a key of a service
--   key_alias: virtual key
--   spend: dollars, since the last reset of the budget
--   max_budget: dollars
--   models: those that the key may call; empty for all
--   created_at: when the key was made
--   team: alias of the team
--   budget_duration: after which `spend` starts again
--   budget_reset_at: when it does so next
--   expires: end of the key
--   period_requests: in the window
--   period_spend: dollars, in the window
WITH period AS (
  SELECT api_key, count(*) AS requests, sum(spend) AS spend, max(metadata ->> 'user_api_key_alias') AS alias,
    max(NULLIF("user", '')) AS owner, max(NULLIF(team_id, '')) AS team_id
  FROM "LiteLLM_SpendLogs"
  WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp AND api_key <> ''
    AND api_key <> 'litellm-internal-health-check'
  GROUP BY api_key
)
SELECT
  COALESCE(NULLIF(key.user_id, ''), CASE WHEN key.token IS NULL THEN period.owner END) AS user_id,
  CASE period.api_key
    WHEN 'litellm_proxy_master_key' THEN 'master key'
    ELSE COALESCE(key.key_alias, NULLIF(period.alias, ''), '(none)')
  END AS key_alias,
  round(key.spend::numeric, 6) AS spend,
  key.max_budget,
  key.models,
  key.created_at AT TIME ZONE 'UTC' AS created_at,
  COALESCE(team.team_alias, key.team_id, period.team_id) AS team,
  key.budget_duration,
  key.budget_reset_at AT TIME ZONE 'UTC' AS budget_reset_at,
  key.expires AT TIME ZONE 'UTC' AS expires,
  COALESCE(period.requests, 0) AS period_requests,
  round(COALESCE(period.spend, 0)::numeric, 6) AS period_spend
FROM "LiteLLM_VerificationToken" AS key
FULL JOIN period ON period.api_key = key.token
LEFT JOIN "LiteLLM_TeamTable" AS team ON team.team_id = COALESCE(key.team_id, period.team_id)
-- Sessions of the admin UI are keys too.
WHERE key.team_id IS DISTINCT FROM 'litellm-dashboard'
ORDER BY period_spend DESC, period_requests DESC, key_alias, user_id, key.token;
