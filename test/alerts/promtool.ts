/** The cases in promtool's form. What fired is asked of the series `ALERTS`, which has the labels and not the texts. */
import { stringify } from "yaml";
import type { AlertCase, Situation } from "./case";
import { series } from "./case";

export function promtoolTests(rulesFile: string, cases: readonly AlertCase[]): string {
  const tests = cases.flatMap((one) => [
    ...one.fires.map((situation) => test(one, situation, { ...one.labels, ...situation.with }, 1)),
    ...one.silent.map((situation) => test(one, situation, one.labels, 0)),
  ]);
  return stringify(
    { rule_files: [rulesFile], evaluation_interval: "1m", tests },
    { aliasDuplicateObjects: false },
  );
}

function test(
  { alert }: AlertCase,
  { what, series: input, at }: Situation,
  labels: Readonly<Record<string, string>>,
  count: 0 | 1,
): object {
  const fired = series("ALERTS", { alertname: alert, alertstate: "firing", ...labels });
  return {
    name: `${count === 1 ? "fires" : "is silent"}: ${alert} ${Object.values(labels).join(" ")}: ${what}`,
    interval: "1m",
    input_series: Object.entries(input).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: [
      {
        expr: `count(${fired}) >= 1`,
        eval_time: `${at}m`,
        exp_samples: count === 0 ? [] : [{ labels: "{}", value: count }],
      },
    ],
  };
}
