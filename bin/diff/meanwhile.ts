/** What clients notice of a change of one container: the sentences of docs/operations.md. */
import type { Workload, WorkloadRole } from "../../config";
import type { Changes } from "../changes/compare";
import { spoken } from "../changes/tell";
import { shortNames } from "../plan/short-names";
import type { Action, ContainerChange, Interrupts } from "./document";

type Notice = Pick<ContainerChange, "meanwhile" | "interrupts">;

interface Change {
  readonly workload: string;
  readonly action: Action;
  readonly actions: ReadonlyMap<string, Action>;
  readonly before: Workload | undefined;
  readonly after: Workload | undefined;
  /** The model keeps another engine. */
  readonly stays: boolean;
  /** Who is away while engines and doors are replaced. */
  readonly changes: Changes;
}

export function meanwhile(change: Change): Notice {
  const { workload, action, before, after } = change;
  const known = after ?? before;
  if (action === "keep" || !known) return notice("");
  if (known.name !== workload) return carrier(change, known);
  if (action === "update") return notice("changed while it runs; no request is dropped");
  if (action === "create") return notice(created(known));
  if (action === "delete") return deleted(known, change);
  return replaced(change, known);
}

function notice(meanwhile: string, interrupts: Interrupts = "nothing"): Notice {
  return { meanwhile, interrupts };
}

function carrier({ actions, action }: Change, owner: Workload): Notice {
  const ownersAction = actions.get(owner.name) ?? "keep";
  if (ownersAction !== "keep" && ownersAction !== "update") return notice(`goes with ${owner.name}`);
  if (action === "delete" || !owner.reloads) return notice(`belongs to ${owner.name}`);
  return notice(`${owner.name} reads the new text while it runs; no request is dropped`);
}

function created({ role, startBudgetSeconds }: Workload): string {
  if (role === "vllm") return `ready within ${spoken(Math.ceil(startBudgetSeconds))}; nobody waits for it`;
  return role === "migrate" || role === "roles" ? "a job that runs once" : "nobody waits for it";
}

function deleted({ role, stopGraceSeconds, model }: Workload, { after, stays }: Change): Notice {
  if (after) return notice("Terraform removes it although the config has it");
  const grace = `open requests get ${spoken(Math.ceil(stopGraceSeconds))} to end`;
  if (role === "vllm" && stays) return notice(`${model ?? "the model"} has one engine less; ${grace}`);
  if (role === "vllm") return notice(`${model ?? "the model"} has no engine any more; ${grace}`, "model");
  if (role === "edge") return notice(grace, "gateway");
  if (role === "proxy") return notice(grace);
  return notice(withoutIt[role], role === "postgres" ? "some" : "nothing");
}

function replaced({ changes, workload, actions }: Change, known: Workload): Notice {
  const away = changes.away.find(({ workloads }) => workloads.includes(workload));
  if (away) {
    if (away.model === null) return notice(`the whole gateway is away, ${howLong(away, actions)}`, "gateway");
    const instead = away.fallbacks.length > 0 ? away.fallbacks.join(", ") : "nobody";
    return notice(`${away.model} is away, ${howLong(away, actions)}; ${instead} answers meanwhile`, "model");
  }
  if (known.role === "vllm") {
    const thin = changes.thinner.find(({ replaced: own }) => own.includes(workload));
    const stay = thin?.stay ?? [];
    if (stay.length === 0) return notice("the other replicas answer meanwhile");
    return notice(`${shortNames(stay)} ${stay.length === 1 ? "answers" : "answer"} meanwhile`);
  }
  return notice(whileReplaced[known.role], known.role === "postgres" ? "some" : "nothing");
}

/** An edge starts in seconds where nobody behind it has to: its budget is for the others. */
export function howLong(
  { seconds, workloads, model }: Changes["away"][number],
  actions: ReadonlyMap<string, Action>,
): string {
  const most = `at most ${spoken(seconds)}`;
  const isAlone = [...actions].every(
    ([name, action]) => action !== "replace" || workloads.includes(name) || name.endsWith("-config"),
  );
  return model === null && isAlone && workloads.every((name) => name.endsWith("edge"))
    ? `for seconds, ${most}`
    : most;
}

const hole = "a hole of seconds in the graphs";

const whileReplaced: Readonly<Record<Exclude<WorkloadRole, "vllm">, string>> = {
  edge: "",
  proxy: "no request is dropped: the new one answers before the old one goes",
  migrate: "a job that runs once, before the new proxy starts",
  roles: "a job that runs once, before the new proxy starts",
  redis: "seconds without shared limits; counts and cached answers start anew",
  postgres: "seconds in which unknown keys cannot be checked; the data stay",
  prometheus: hole,
  backup: "no backup starts meanwhile",
  grafana: "seconds without dashboards",
  alertmanager: "seconds in which no alert is sent",
  alloy: "lines of requests wait in the proxies' files meanwhile",
  cloudwatch: "lines of requests wait in the proxies' files meanwhile",
  "redis-exporter": hole,
  "postgres-exporter": hole,
  "node-exporter": hole,
  "gpu-exporter": hole,
  "blackbox-exporter": hole,
};

const unmeasured = "it measures nothing any more";

const withoutIt: Readonly<Record<Exclude<WorkloadRole, "vllm" | "edge" | "proxy">, string>> = {
  redis: "each proxy counts limits for itself; cached answers are gone",
  postgres: "virtual keys and spend are not there any more; the volume stays",
  prometheus: "nothing is measured any more; the volume stays",
  migrate: "the database is not brought up to date any more",
  roles: "the users of the database stay as they are",
  backup: "no backup is made any more",
  grafana: "dashboards are not there any more",
  alertmanager: "no alert is sent any more",
  alloy: "lines of requests are shipped no more; those that were written stay",
  cloudwatch: "lines of requests are shipped no more; those that were written stay",
  "redis-exporter": unmeasured,
  "postgres-exporter": unmeasured,
  "node-exporter": unmeasured,
  "gpu-exporter": unmeasured,
  "blackbox-exporter": unmeasured,
};
