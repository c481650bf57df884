/** What dashboards and alerts read often, computed once: `level:metric:operations`, after Prometheus' convention. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan } from "../../plan/types";
import { runs } from "../../plan/workload";
import { durationText } from "../duration";
import { periodRules } from "./budget-period";
import { objectiveRules } from "./objectives";
import { engineRules, litellmQuantiles } from "./quantiles";
import { requestRules, stepSeconds } from "./requests";
import type { RecordingRule, RuleGroup } from "./rule";

export function recordingGroups(
  config: GatewayConfig,
  plan: GatewayPlan,
): readonly RuleGroup<RecordingRule>[] {
  const groups = [
    ...(hasLitellmMetrics(config)
      ? [
          {
            name: "requests",
            rules: [...requestRules, ...periodRules(config), ...objectiveRules(config)],
          },
          { name: "latencies", rules: litellmQuantiles },
        ]
      : []),
    ...(runs(plan, "vllm") ? [{ name: "engines", rules: engineRules }] : []),
  ];
  return groups.map(({ name, rules }) => ({
    name: `${name}-recorded`,
    interval: durationText(stepSeconds),
    rules,
  }));
}

/** An own YAML may do without. */
export function hasLitellmMetrics({ ownLitellm }: Pick<GatewayConfig, "ownLitellm">): boolean {
  return ownLitellm === null || ownLitellm.hasMetrics;
}
