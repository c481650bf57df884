-- title: Spend by team
-- group: Cost
-- requirement: S1-35
-- about: Requests of teams' keys in the window, beside the teams' budgets.
-- window: 7d
-- chart: bar team total_cost
-- columns:
--   team: alias, else id; `no team` for keys of none
--   requests: failed ones included
--   failures: failed requests
--   total_tokens: input and output
--   total_cost: dollars, in the window
--   max_budget: dollars
--   budget_spend: dollars, since the last reset of the budget
--   budget_duration: after which it starts again
WITH period AS (
  SELECT COALESCE(team_id, '') AS team_id, count(*) AS requests, count(*) FILTER (WHERE status = 'failure') AS failures,
    sum(total_tokens) AS tokens, sum(spend) AS cost
  FROM "LiteLLM_SpendLogs"
  WHERE "startTime" >= :'since'::timestamp AND "startTime" < :'until'::timestamp
    AND api_key <> 'litellm-internal-health-check'
  GROUP BY 1
)
SELECT
  COALESCE(team.team_alias, NULLIF(period.team_id, ''), 'no team') AS team,
  period.requests,
  period.failures,
  period.tokens AS total_tokens,
  round(period.cost::numeric, 6) AS total_cost,
  team.max_budget,
  round(team.spend::numeric, 6) AS budget_spend,
  team.budget_duration
FROM period
LEFT JOIN "LiteLLM_TeamTable" AS team USING (team_id)
ORDER BY total_cost DESC, requests DESC, team;
