-- title: Keys and their budgets
-- group: Cost
-- requirement: S1-37
-- about: Every virtual key with its limits, what is left of its budget, and whether it ends within 7 days.
-- columns:
--   key_alias: virtual key
--   user_id: owner; empty for a key of a service
--   team: alias of the team
--   models: those that the key may call; empty for all
--   tpm_limit: tokens per minute
--   rpm_limit: requests per minute
--   max_budget: dollars, its own or that of its budget
--   spend: dollars, since the last reset
--   remaining_budget: dollars
--   budget_duration: after which `spend` starts again
--   budget_reset_at: when it does so next
--   expires: end of the key
--   ends: `over` or `within 7 days`, else empty
--   blocked: refused on purpose
SELECT
  COALESCE(key.key_alias, '(none)') AS key_alias,
  NULLIF(key.user_id, '') AS user_id,
  COALESCE(team.team_alias, key.team_id) AS team,
  key.models,
  COALESCE(key.tpm_limit, budget.tpm_limit) AS tpm_limit,
  COALESCE(key.rpm_limit, budget.rpm_limit) AS rpm_limit,
  COALESCE(key.max_budget, budget.max_budget) AS max_budget,
  round(key.spend::numeric, 6) AS spend,
  round((COALESCE(key.max_budget, budget.max_budget) - key.spend)::numeric, 6) AS remaining_budget,
  COALESCE(key.budget_duration, budget.budget_duration) AS budget_duration,
  COALESCE(key.budget_reset_at, budget.budget_reset_at) AT TIME ZONE 'UTC' AS budget_reset_at,
  key.expires AT TIME ZONE 'UTC' AS expires,
  CASE
    WHEN key.expires < now() AT TIME ZONE 'UTC' THEN 'over'
    WHEN key.expires < now() AT TIME ZONE 'UTC' + interval '7 days' THEN 'within 7 days'
  END AS ends,
  COALESCE(key.blocked, false) AS blocked
FROM "LiteLLM_VerificationToken" AS key
LEFT JOIN "LiteLLM_BudgetTable" AS budget USING (budget_id)
LEFT JOIN "LiteLLM_TeamTable" AS team ON team.team_id = key.team_id
-- Sessions of the admin UI are keys too.
WHERE key.team_id IS DISTINCT FROM 'litellm-dashboard'
ORDER BY key_alias, user_id, key.token;
