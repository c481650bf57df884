/** `--fail-on <action>:<subject>`: changes that a pipeline does not let through. */
import type { Finding, WorkloadRole } from "../../config";
import * as messages from "../../config/errors/diff";
import type { Action, DiffDocument } from "./document";

const actions = ["create", "replace", "update", "delete", "away", "*"] as const;

/** Every role there is; a policy about one that this stack does not use holds nothing back, and is no mistake. */
const roles: Readonly<Record<WorkloadRole, true>> = {
  ...{ edge: true, proxy: true, roles: true, migrate: true, vllm: true },
  ...{ redis: true, postgres: true, backup: true, prometheus: true, grafana: true, alertmanager: true },
  ...{ "redis-exporter": true, "postgres-exporter": true, "node-exporter": true },
  ...{ "gpu-exporter": true, "blackbox-exporter": true, alloy: true, cloudwatch: true },
};

export interface Policy {
  readonly text: string;
  readonly action: (typeof actions)[number];
  readonly subject: string;
}

export function readPolicies(texts: readonly string[]): readonly (Policy | { readonly finding: Finding })[] {
  return texts.map((text) => {
    const [, action, subject = ""] = /^([a-z*]+):(\S+)$/.exec(text) ?? [];
    const known = actions.find((one) => one === action);
    return known === undefined
      ? { finding: messages.policyUnreadable(text, actions) }
      : { text, action: known, subject };
  });
}

type Judged = Pick<DiffDocument, "containers" | "away" | "routes">;

/** `names`: workloads and models of both sides. */
export function judge(
  policies: readonly Policy[],
  document: Judged,
  names: readonly string[],
): readonly Finding[] {
  return policies.flatMap((policy) => [
    ...unknownSubject(policy, names),
    ...broken(policy, document).map(({ what, why }) => messages.policyBroken(policy.text, what, why)),
  ]);
}

/** A route is never replaced, and nobody is away for a container that answers no requests. */
function subjects(action: Policy["action"]): readonly string[] {
  const away = ["edge", "proxy", "vllm", "gateway"];
  if (action === "away") return away;
  if (action === "replace") return Object.keys(roles);
  return [...Object.keys(roles), "route", ...(action === "*" ? ["gateway"] : [])];
}

function unknownSubject({ text, action, subject }: Policy, names: readonly string[]): readonly Finding[] {
  const known = [...subjects(action), ...names];
  const isKnown = subject.includes("*") || known.includes(subject);
  return isKnown ? [] : [messages.policySubjectUnknown(text, subject, [...new Set(known)])];
}

interface Broken {
  readonly what: string;
  readonly why: string;
}

function broken(policy: Policy, { containers, away, routes }: Judged): readonly Broken[] {
  const isMeant = (...names: readonly (string | null)[]) =>
    names.some((name) => matches(policy.subject, name));
  const wants = (action: Action | "away") => policy.action === action || policy.action === "*";
  const roleOf = (name: string) => containers.find(({ workload }) => workload === name)?.role ?? null;
  return [
    ...containers
      .filter(({ action }) => action !== "keep" && wants(action))
      .filter(({ role, workload, model, carries }) => isMeant(workload, ...(carries ? [] : [role, model])))
      .map(({ workload, action, why }) => ({ what: `${workload} is ${done[action]}`, why: because(why) })),
    ...away
      .filter(
        ({ model, workloads }) =>
          wants("away") && isMeant(model ?? "gateway", ...workloads, ...workloads.map(roleOf)),
      )
      .map(({ model }) => ({ what: `${model ?? "the whole gateway"} is away meanwhile`, why: "" })),
    ...routes
      .map((route) => ({ ...route, action: actionOf(route) }))
      .filter(({ action }) => wants(action) && isMeant("route"))
      .map(({ model, action, why }) => ({ what: `the name ${model} is ${done[action]}`, why: because(why) })),
  ];
}

function actionOf({ before, after }: Pick<Judged["routes"][number], "before" | "after">): Action {
  if (before === null) return "create";
  return after === null ? "delete" : "update";
}

const done: Readonly<Record<Action, string>> = {
  create: "created",
  replace: "replaced",
  update: "changed",
  delete: "removed",
  keep: "kept",
};

function because(why: readonly string[] | null): string {
  return why === null || why.length === 0 ? "" : ` (${why.join(", ")})`;
}

/** `*` stands for anything. */
function matches(pattern: string, name: string | null): boolean {
  if (name === null) return false;
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(name);
}
