/** Prometheus' rules: recorded for dashboards, and alerts of what the plan runs. */
import type { GatewayConfig } from "../gateway-config";
import type { GatewayPlan } from "../plan/types";
import { alertGroups } from "./rules/alerts";
import { recordingGroups } from "./rules/recording";

export function compileRules(config: GatewayConfig, plan: GatewayPlan): object {
  const alerts = config.alerts.enabled ? alertGroups(config, plan) : [];
  return { groups: [...recordingGroups(config, plan), ...alerts] };
}
