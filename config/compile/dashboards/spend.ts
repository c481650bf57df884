/** Spend: who spent what on which model, from LiteLLM's own tables, to the cent. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan } from "../../plan/types";
import type { Sketch } from "./dashboard";
import { curves, figures, listing } from "./panel";
import type { Panel } from "./panel";
import { rows, rowsOverTime } from "./query";
import { chosenRows, keyName, log, teamName, userName } from "./sql";
import { modelVariable } from "./variables";

export function spend(_config: GatewayConfig, plan: GatewayPlan): Sketch {
  return {
    title: "Spend",
    description: "Who spent what on which model: from the database, to the cent",
    from: "now-30d",
    refresh: "5m",
    variables: [modelVariable(plan)],
    rows: [
      { question: "How much was it?", panels: totals },
      { question: "On which days?", panels: days },
      { question: "On which models?", panels: [byModel] },
      { question: "By whom?", panels: [by("key", keyName), by("user", userName), by("team", teamName)] },
      { question: "How much is left?", panels: [budgets] },
    ],
  };
}

const total = (title: string, description: string, unit: string, value: string) =>
  figures({
    title,
    description,
    unit,
    width: 6,
    queries: [rows(`SELECT ${value} AS "value" FROM ${log} WHERE ${chosenRows}`)],
  });

const totals: readonly Panel[] = [
  total("Spend", "Of all chosen models in the time shown.", "currencyUSD", "coalesce(sum(spend), 0)"),
  total("Requests", "Answered and failed ones.", "short", "count(*)"),
  total("Tokens", "Read and written.", "short", "coalesce(sum(total_tokens), 0)"),
  total(
    "From the cache",
    "Part of the answered requests that cost nothing, because LiteLLM had the answer.",
    "percentunit",
    `coalesce(count(*) FILTER (WHERE cache_hit = 'True')::float / nullif(count(*) FILTER (WHERE status = 'success'), 0), 0)`,
  ),
];

const perDay = (
  value: string,
) => `SELECT $__timeGroupAlias("startTime", '1d'), model_group AS metric, ${value}
FROM ${log} WHERE ${chosenRows} GROUP BY 1, 2 ORDER BY 1, 2`;

const days: readonly Panel[] = [
  curves({
    title: "Spend by day",
    description: "Days in UTC, stacked by model.",
    unit: "currencyUSD",
    width: 12,
    stacked: true,
    bars: true,
    queries: [rowsOverTime(perDay('sum(spend) AS "value"'))],
  }),
  curves({
    title: "Tokens by day",
    description: "Read and written, days in UTC, stacked by model.",
    unit: "short",
    width: 12,
    stacked: true,
    bars: true,
    queries: [rowsOverTime(perDay('sum(total_tokens) AS "value"'))],
  }),
];

const money = { Spend: "currencyUSD", "Per million tokens": "currencyUSD" };

const figuresOf = `count(*) AS "Requests",
  count(*) FILTER (WHERE status = 'failure') AS "Failed",
  sum(prompt_tokens) AS "Input tokens",
  sum(completion_tokens) AS "Output tokens",
  sum(spend) AS "Spend"`;

const byModel = listing({
  title: "By model",
  description: "What each model was used for, and what a million tokens of it came to.",
  unit: "short",
  width: 24,
  units: money,
  sortedBy: "Spend",
  queries: [
    rows(`SELECT model_group AS "Model", ${figuresOf},
  sum(spend) / nullif(sum(total_tokens), 0) * 1e6 AS "Per million tokens"
FROM ${log} WHERE ${chosenRows} GROUP BY 1 ORDER BY sum(spend) DESC LIMIT 100`),
  ],
});

function by(who: "key" | "user" | "team", name: string): Panel {
  return listing({
    title: `By ${who}`,
    description: `The 100 with the highest spend in the time shown.`,
    unit: "short",
    width: 8,
    units: money,
    sortedBy: "Spend",
    queries: [
      rows(`SELECT ${name} AS "${who === "key" ? "Key" : who === "user" ? "User" : "Team"}",
  sum(spend) AS "Spend", count(*) AS "Requests", sum(total_tokens) AS "Tokens"
FROM ${log} WHERE ${chosenRows} GROUP BY 1 ORDER BY 2 DESC LIMIT 100`),
    ],
  });
}

const budgets = listing({
  title: "Budgets",
  description: "Keys, teams and users with a limit, as of now: whoever has used all of it is refused.",
  unit: "currencyUSD",
  width: 24,
  units: { Used: "percentunit", Resets: "dateTimeAsIso" },
  sortedBy: "Used",
  queries: [
    rows(`SELECT "Kind", "Name", spend AS "Spend", max_budget AS "Budget",
  spend / nullif(max_budget, 0) AS "Used", budget_reset_at AS "Resets"
FROM (
  SELECT 'key' AS "Kind", coalesce(key_alias, left(token, 8)) AS "Name", spend, max_budget, budget_reset_at FROM "LiteLLM_VerificationToken"
  UNION ALL
  SELECT 'team', coalesce(team_alias, team_id), spend, max_budget, budget_reset_at FROM "LiteLLM_TeamTable"
  UNION ALL
  SELECT 'user', coalesce(user_alias, user_email, user_id), spend, max_budget, budget_reset_at FROM "LiteLLM_UserTable"
) AS all_budgets
WHERE max_budget IS NOT NULL ORDER BY 5 DESC NULLS LAST LIMIT 200`),
  ],
});
