import { growing, instance, proxyUp, series, steady, then } from "../case";
import type { AlertCase, Series } from "../case";

function budget(owner: string, labels: Readonly<Record<string, string>>): AlertCase {
  const left = (value: string, pid = "1"): Series => ({
    [series(`litellm_remaining_${owner}_budget_metric`, { instance, pid, ...labels })]: value,
  });
  const most = {
    [series(`litellm_${owner}_max_budget_metric`, { instance, pid: "1", ...labels })]: steady(100, 400),
  };
  return {
    alert: "BudgetNearlySpent",
    labels: { severity: "warning", owner },
    fires: [
      { what: "5 of 100 are left", series: { ...left(steady(5, 30)), ...most }, at: 15, with: labels },
      {
        what: "less and less for hours",
        series: { ...left(then(steady(80, 60), growing(9, -0.01, 300))), ...most },
        at: 300,
      },
      {
        what: "one worker knows it already",
        series: { ...left(steady(5, 30)), ...left(steady(60, 30), "2"), ...most },
        at: 15,
      },
    ],
    silent: [
      { what: "half is left", series: { ...left(steady(50, 30)), ...most }, at: 15 },
      { what: "no budget", series: left("Inf+0x30"), at: 15 },
      {
        what: "it began anew; one worker has not answered its owner since",
        series: {
          ...left(then(growing(60, -1, 56), steady(4, 300))),
          ...left(then(growing(60, -1, 56), growing(99, -0.1, 300)), "2"),
          ...most,
        },
        at: 200,
      },
    ],
  };
}

const refused = series("litellm_proxy_failed_requests_metric_total", {
  ...{ instance, requested_model: "chat", exception_status: "422", exception_class: "BudgetExceededError" },
  ...{ team_alias: "one", api_key_alias: "k1", user: "ada" },
});
const spend = series("litellm_spend_metric_total", { instance, requested_model: "far", hashed_api_key: "a" });
const minutes = 200;
const midnight = 24 * 60;

export const spendCases: readonly AlertCase[] = [
  budget("team", { team: "t1", team_alias: "one" }),
  budget("api_key", { hashed_api_key: "a", api_key_alias: "k1" }),
  budget("user", { user: "ada" }),
  {
    alert: "BudgetSpent",
    labels: { severity: "warning" },
    fires: [
      {
        what: "the first refused request",
        series: { ...proxyUp, [refused]: then("_x9", steady(1, 30)) },
        at: 12,
        with: { team_alias: "one", api_key_alias: "k1", user: "ada" },
      },
    ],
    silent: [{ what: "one of an hour ago", series: { ...proxyUp, [refused]: steady(1, 90) }, at: 80 }],
  },
  {
    alert: "GatewayBudgetNearlySpent",
    labels: { severity: "warning" },
    fires: [
      {
        what: "95 of 100",
        series: { ...proxyUp, [spend]: growing(0, 0.55, minutes) },
        at: minutes,
      },
      {
        what: "the second day, at twice the pace",
        series: {
          [series("up", { job: "litellm", instance })]: steady(1, 2 * midnight),
          [spend]: growing(0, 0.12, 2 * midnight),
        },
        at: midnight + 900,
      },
    ],
    silent: [
      { what: "half of it", series: { ...proxyUp, [spend]: growing(0, 0.25, minutes) }, at: minutes },
      {
        what: "it began anew at midnight",
        series: {
          [series("up", { job: "litellm", instance })]: steady(1, midnight + 60),
          [spend]: growing(0, 0.065, midnight + 60),
        },
        at: midnight + 60,
      },
    ],
  },
];
