/** What a deployment would change, and who would be away meanwhile: plan against what is deployed. */
import type { Route, Workload } from "../../config";
import type { PlannedContainer } from "../../stacks/planned-containers";
import { carriedFor } from "../docker";
import type { Deployed } from "./before";

export interface Change {
  readonly workload: string;
  readonly change: "new" | "replaced" | "removed";
}

export interface Away {
  /** A model; null: the whole gateway. */
  readonly model: string | null;
  /** At most, seconds: open requests may end, then the new one starts. */
  readonly seconds: number;
  readonly workloads: readonly string[];
  /** Models that answer meanwhile. */
  readonly fallbacks: readonly string[];
}

/** A model of which some replicas are replaced, and others go on. */
interface Thinner {
  readonly model: string;
  readonly replaced: readonly string[];
  readonly stay: readonly string[];
}

export interface Changes {
  readonly workloads: readonly Change[];
  readonly away: readonly Away[];
  readonly thinner: readonly Thinner[];
}

/** What is asked of a plan. */
interface Compared {
  readonly workloads: readonly Workload[];
  readonly routes: readonly Pick<Route, "model" | "fallbacks">[];
}

/** `rolling`: replicas of one model are replaced one at a time. */
export function compare(
  plan: Compared,
  planned: readonly Pick<PlannedContainer, "workload" | "hash">[],
  deployed: Deployed,
  rolling: boolean,
): Changes {
  const hashes = new Map(planned.map(({ workload, hash }) => [workload, hash]));
  const isReplaced = ({ name }: Workload) => deployed.has(name) && deployed.get(name) !== hashes.get(name);
  const replaced = plan.workloads.filter(isReplaced);
  const added = plan.workloads.filter(({ name }) => !deployed.has(name));
  const removed = [...deployed.keys()].filter(
    (name) => name !== "" && !hashes.has(name) && !carries(name, deployed),
  );
  const models = byModel(plan, replaced, deployed);
  const isAway = ({ replaced: own, stay }: ModelChange) => stay.length === 0 && !(rolling && own.length > 1);
  return {
    workloads: [
      ...added.map(({ name }) => ({ workload: name, change: "new" as const })),
      ...replaced.map(({ name }) => ({ workload: name, change: "replaced" as const })),
      ...removed.map((workload) => ({ workload, change: "removed" as const })),
    ],
    away: [...gateway(replaced), ...models.filter(isAway).map((change) => modelAway(plan, change))],
    thinner: models
      .filter((change) => !isAway(change))
      .map(({ model, replaced: own, stay }) => ({ model, replaced: own.map(({ name }) => name), stay })),
  };
}

/** Engines to replace, in the order in which they start. */
export function replacedEngines(plan: Compared, { workloads }: Changes): readonly Workload[] {
  const replaced = new Set(
    workloads.filter(({ change }) => change === "replaced").map((one) => one.workload),
  );
  return plan.workloads.filter(({ role, name }) => role === "vllm" && replaced.has(name));
}

interface ModelChange {
  readonly model: string;
  readonly replaced: readonly Workload[];
  readonly stay: readonly string[];
}

function byModel(plan: Compared, replaced: readonly Workload[], deployed: Deployed): readonly ModelChange[] {
  const engines = plan.workloads.filter(({ role }) => role === "vllm");
  const models = [...new Set(replaced.flatMap(({ role, model }) => (role === "vllm" ? [model] : [])))];
  return models.map((model) => {
    const own = replaced.filter((engine) => engine.role === "vllm" && engine.model === model);
    const stay = engines.filter((engine) => engine.model === model && deployed.has(engine.name));
    return {
      model: model ?? "",
      replaced: own,
      stay: stay.filter((engine) => !own.includes(engine)).map(({ name }) => name),
    };
  });
}

function modelAway(plan: Compared, { model, replaced }: ModelChange): Away {
  const route = plan.routes.find((one) => one.model === model);
  return {
    model,
    seconds: longest(replaced),
    workloads: replaced.map(({ name }) => name),
    fallbacks: route?.fallbacks ?? [],
  };
}

/** Whatever publishes the gateway's port and cannot exist twice. */
function gateway(replaced: readonly Workload[]): readonly Away[] {
  const doors = replaced.filter(
    ({ role, replacement }) => role === "edge" || (role === "proxy" && replacement === "gap"),
  );
  if (doors.length === 0) return [];
  return [{ model: null, seconds: longest(doors), workloads: doors.map(({ name }) => name), fallbacks: [] }];
}

function longest(workloads: readonly Workload[]): number {
  const seconds = workloads.map(
    ({ stopGraceSeconds, startBudgetSeconds }) => stopGraceSeconds + startBudgetSeconds,
  );
  return Math.ceil(Math.max(...seconds));
}

/** A container that only carries another's config files is no change of its own. */
function carries(name: string, deployed: Deployed): boolean {
  const other = carriedFor(name);
  return other !== undefined && deployed.has(other);
}
