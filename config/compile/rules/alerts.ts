/** The alerts of a plan: each group only where what it watches is there. Adding one is adding a line here. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan } from "../../plan/types";
import { durationText } from "../duration";
import { compileAlert } from "./alert";
import type { Alert } from "./alert";
import { watchObjectives } from "./burn";
import { watchEngines } from "./engines";
import { watchProxies } from "./gateway";
import { watchGpus } from "./gpus";
import { watchModels } from "./models";
import { watchHost, watchPostgres } from "./postgres";
import { watchRedis } from "./redis";
import { stepSeconds } from "./requests";
import type { AlertRule, RuleGroup } from "./rule";
import { watchSpend } from "./spend";
import { watchCertificate, watchTargets } from "./targets";

type Watch = (config: GatewayConfig, plan: GatewayPlan) => readonly Alert[];

const watches: Readonly<Record<string, Watch>> = {
  gateway: watchProxies,
  models: watchModels,
  objectives: watchObjectives,
  pressure: watchEngines,
  gpus: watchGpus,
  redis: watchRedis,
  postgres: watchPostgres,
  host: watchHost,
  spend: watchSpend,
  certificate: watchCertificate,
  targets: watchTargets,
};

export function alertGroups(config: GatewayConfig, plan: GatewayPlan): readonly RuleGroup<AlertRule>[] {
  return Object.entries(watches)
    .map(([name, watch]) => ({
      name,
      rules: watch(config, plan).map((one) => compileAlert(config.alerts, one)),
    }))
    .filter(({ rules }) => rules.length > 0)
    .map(({ name, rules }) => ({ name, interval: durationText(stepSeconds), rules }));
}
