/** An alert as the files beside this one write it; `compileAlert` adds what all have. */
import type { AlertsConfig } from "../../gateway-config";
import type { Severity } from "../../schema/receivers";
import { durationText } from "../duration";
import type { AlertRule } from "./rule";

export interface Alert {
  readonly name: string;
  readonly severity: Severity;
  readonly expr: string;
  /** Seconds that it must hold. @default 0: at once */
  readonly holds?: number;
  /** Seconds that it stays after that: against one that comes and goes. */
  readonly stays?: number;
  readonly labels?: Readonly<Record<string, string>>;
  /** One line; both are templates that see the labels. */
  readonly summary: string;
  readonly description: string;
}

export const minute = 60;
export const hour = 3600;
export const day = 86_400;

export function compileAlert({ runbook }: AlertsConfig, alert: Alert): AlertRule {
  const { name, severity, expr, holds = 0, stays = 0, labels = {}, summary, description } = alert;
  return {
    alert: name,
    expr,
    ...(holds > 0 ? { for: durationText(holds) } : {}),
    ...(stays > 0 ? { keep_firing_for: durationText(stays) } : {}),
    labels: { ...labels, severity },
    annotations: {
      summary,
      description,
      runbook_url: `${runbook ?? "docs/runbook.md"}#${name.toLowerCase()}`,
      explain: `npx llm-gateway explain ${name}`,
    },
  };
}

/**
 * It answered within the time that a start may take, or had that time: what has not been started yet is no outage. Behind
 * `and on ()`.
 */
export function settled(selector: string, startSeconds: number): string {
  const budget = durationText(startSeconds);
  const age = `time() - max(process_start_time_seconds{job="prometheus"})`;
  return `(max(max_over_time(up{${selector}}[${budget}])) == 1 or ${age} > ${Math.ceil(startSeconds)})`;
}
