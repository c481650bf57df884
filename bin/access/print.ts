/** A plan as people read it. */
import type { GatewayConfig } from "../../config";
import { paint } from "../terminal";
import type { Terminal } from "../terminal";
import { called } from "./entry";
import type { Entry } from "./entry";
import type { Json } from "./json";
import type { AccessPlan, Operation } from "./plan";

const signs = { create: "+", update: "~", adopt: "~", remove: "-" } as const;
const colors = { create: "green", update: "yellow", adopt: "yellow", remove: "red" } as const;

export function planLines(terminal: Terminal, plan: AccessPlan): readonly string[] {
  const changing = plan.operations.flatMap((operation) => operationLines(terminal, operation));
  return [...changing, summary(plan), ...others(plan)];
}

function operationLines(terminal: Terminal, operation: Operation): readonly string[] {
  const { action } = operation;
  if (action === "keep") return [];
  const sign = paint(terminal, colors[action], signs[action]);
  const what = called("wanted" in operation ? operation.wanted : operation.live);
  const details =
    action === "create"
      ? Object.entries(operation.wanted.fields)
          .filter(([, value]) => isSaid(value))
          .map(([field, value]) => `      ${field}: ${shown(value)}`)
      : "changes" in operation
        ? operation.changes.map(({ field, from, to }) => `      ${field}: ${shown(from)} → ${shown(to)}`)
        : [];
  return [`  ${sign} ${what}${action === "adopt" ? " (taken over)" : ""}`, ...details];
}

function isSaid(value: Json): boolean {
  return value !== null && value !== false && !["[]", "{}"].includes(JSON.stringify(value));
}

function shown(value: Json): string {
  return value === null ? "none" : JSON.stringify(value);
}

function summary({ operations }: AccessPlan): string {
  const count = (...actions: readonly string[]) =>
    operations.filter(({ action }) => actions.includes(action)).length;
  return `${count("create")} to create, ${count("update", "adopt")} to change, ${count("remove")} to remove, ${count("keep")} as they are`;
}

function others({ stale, leaving, unmanaged }: AccessPlan): readonly string[] {
  return [
    ...line("no longer in the config, kept (--prune removes)", stale),
    ...line("replaced, until they end", leaving),
    ...line("of nobody's config, never touched", unmanaged),
  ];
}

function line(title: string, entries: readonly Entry[]): readonly string[] {
  return entries.length === 0 ? [] : [`${title}: ${entries.map(called).join(", ")}`];
}

/** The same for programs; `operations` without those that change nothing. */
export function planDocument({ operations, stale, leaving, unmanaged }: AccessPlan): object {
  const name = ({ kind, name: of }: Entry) => ({ kind, name: of });
  return {
    operations: operations
      .filter(({ action }) => action !== "keep")
      .map((operation) => {
        const { action } = operation;
        const entry = "wanted" in operation ? operation.wanted : operation.live;
        return { action, ...name(entry), ...("changes" in operation ? { changes: operation.changes } : {}) };
      }),
    stale: stale.map(name),
    leaving: leaving.map(name),
    unmanaged: unmanaged.map(name),
  };
}

/** Whose gateway it is, for titles. */
export function target(config: Pick<GatewayConfig, "name">, url: string): string {
  return `access of ${config.name} at ${url}`;
}
