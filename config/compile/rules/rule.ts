/** The forms of Prometheus' rules. */
import type { Severity } from "../../schema/receivers";

export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  /** How long it must hold. */
  readonly for?: string;
  /** How long it stays after that: against one that comes and goes. */
  readonly keep_firing_for?: string;
  readonly labels: Readonly<{ severity: Severity } & Record<string, string>>;
  readonly annotations: Readonly<Record<"summary" | "description" | "runbook_url" | "explain", string>>;
}

export interface RuleGroup<Rule extends RecordingRule | AlertRule = RecordingRule | AlertRule> {
  readonly name: string;
  readonly interval?: string;
  readonly rules: readonly Rule[];
}

/** A string inside an expression. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A pattern that matches these names and no other. */
export function anyOf(names: readonly string[]): string {
  return quoted(names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"));
}
