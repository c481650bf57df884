/** Money: budgets that are nearly spent, and those that are. */
import type { GatewayConfig } from "../../gateway-config";
import { durationText } from "../duration";
import { minute } from "./alert";
import type { Alert } from "./alert";
import { budgetPeriod, spentInPeriod } from "./budget-period";
import { hasLitellmMetrics } from "./recording";
import { eventRate } from "./counters";
import { stepSeconds } from "./requests";

/** Budgets live in the database. */
export function watchSpend(config: GatewayConfig): readonly Alert[] {
  if (config.database.type === "none" || !hasLitellmMetrics(config)) return [];
  return [
    nearlySpent("team", "team, team_alias", "team {{ $labels.team_alias }}"),
    nearlySpent("api_key", "hashed_api_key, api_key_alias", "key {{ $labels.api_key_alias }}"),
    nearlySpent("user", "user", "user {{ $labels.user }}"),
    spent,
    ...wholeBudget(config),
  ];
}

/**
 * Each worker keeps the gauge of what it saw last: the lowest is the latest. One that nothing was asked of for an hour may be of
 * before the budget began anew.
 */
function nearlySpent(owner: string, labels: string, name: string): Alert {
  const gauge = `litellm_remaining_${owner}_budget_metric`;
  const left = `min by (${labels}) (${gauge} unless ${gauge} offset 1h == ${gauge})`;
  return {
    name: "BudgetNearlySpent",
    severity: "warning",
    expr: `${left} / (max by (${labels}) (litellm_${owner}_max_budget_metric) > 0) < 0.1`,
    holds: 10 * minute,
    labels: { owner },
    summary: `the budget of ${name} is nearly spent`,
    description: `{{ $value | humanizePercentage }} of it is left; without it every request is refused.`,
  };
}

const spent: Alert = {
  name: "BudgetSpent",
  severity: "warning",
  expr: `${eventRate(`litellm_proxy_failed_requests_metric_total{exception_class="BudgetExceededError"}`, "team_alias, api_key_alias, user")} > 0`,
  stays: 15 * minute,
  summary: "requests are refused: a budget is spent",
  description: "Key {{ $labels.api_key_alias }}, team {{ $labels.team_alias }}, user {{ $labels.user }}.",
};

/** LiteLLM has no metric of the budget over all models: what was spent within its period is summed up. */
function wholeBudget({ proxy: { budget }, prometheus }: GatewayConfig): readonly Alert[] {
  if (budget === undefined || prometheus.retention < budget.per) return [];
  const period = budgetPeriod(budget.per);
  const per = durationText(budget.per);
  const sum = period ? spentInPeriod(period) : `sum(sum_over_time(model:litellm_spend:rate5m[${per}]))`;
  const within = period ? `of its ${per}` : `within the last ${per}; LiteLLM counts from a day of its own`;
  return [
    {
      name: "GatewayBudgetNearlySpent",
      severity: "warning",
      expr: `${sum} * ${stepSeconds} > ${budget.max * 0.9}`,
      holds: 10 * minute,
      summary: period
        ? "the budget of the gateway is nearly spent"
        : `the gateway has cost nearly its budget in ${per}`,
      description: `{{ $value | humanize }} of ${budget.max} US dollars ${within}; beyond the budget every request is refused.`,
    },
  ];
}
