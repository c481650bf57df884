/** When LiteLLM 1.106.2 begins a budget anew: `get_next_standardized_reset_time`, at midnight UTC where nothing else is set. */
import type { GatewayConfig } from "../../gateway-config";
import { durationText } from "../duration";
import { day, hour, minute } from "./alert";
import type { RecordingRule } from "./rule";

export interface BudgetPeriod {
  /** PromQL: a number that is another one in each period. */
  readonly number: string;
  /** The longest that it lasts, seconds. */
  readonly longest: number;
}

const spend = "gateway:litellm_spend:rate5m";

/** What all models cost, under the number of the budget's period: a sum over time then takes those of one period alone. */
export function periodRules({ proxy: { budget } }: GatewayConfig): readonly RecordingRule[] {
  const period = budget && budgetPeriod(budget.per);
  if (!period) return [];
  const expr = `${numbered(period)} * on () group_left () sum(model:litellm_spend:rate5m)`;
  return [{ record: spend, expr }];
}

/** The recorded samples of this period, added. */
export function spentInPeriod(period: BudgetPeriod): string {
  const range = durationText(period.longest);
  return `sum(sum_over_time(${spend}[${range}]) and on (period) ${numbered(period)})`;
}

/** Undefined where the calendar does not say it: `10d` count from the day on which the last ten have ended. */
export function budgetPeriod(seconds: number): BudgetPeriod | undefined {
  // The first of each month.
  if (seconds === 30 * day) return { number: "month()", longest: 31 * day };
  // Mondays; the clock began on a Thursday.
  if (seconds === 7 * day)
    return { number: `floor((vector(time()) - ${4 * day}) / ${seconds})`, longest: seconds };
  const around = seconds % hour === 0 ? day : hour;
  if (seconds % minute !== 0 || around % seconds !== 0) return undefined;
  return { number: `floor(vector(time()) / ${seconds})`, longest: seconds };
}

function numbered({ number }: BudgetPeriod): string {
  return `count_values("period", ${number})`;
}
