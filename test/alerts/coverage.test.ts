/** Every rule is told to fire, and to be silent. */
import type { AlertRule } from "../../config/compile/rules/rule";
import { alertCases } from "./cases";
import { everyAlert } from "./watched";

/** Rules of one name differ by these; one rule stands for all models. */
function key(alert: string, { severity, window, owner }: Readonly<Record<string, string>>): string {
  return [alert, severity, window, owner].filter((part) => part !== undefined).join(" ");
}
const ruleKey = ({ alert, labels }: AlertRule) => key(alert, labels);
const caseKeys = alertCases.map(({ alert, labels }) => key(alert, labels));

test("there is a case for every rule, and a rule for every case", () => {
  expect(caseKeys.toSorted()).toEqual([...new Set(everyAlert.map(ruleKey))].toSorted());
});

test.each(alertCases.map((one) => [key(one.alert, one.labels), one] as const))(
  "%s fires and is silent",
  (_, one) => {
    expect({ fires: one.fires.length > 0, silent: one.silent.length > 0 }).toEqual({
      fires: true,
      silent: true,
    });
  },
);
