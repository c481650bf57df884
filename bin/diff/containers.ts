/** What becomes of each container, what differs in it, and who notices. */
import type { Workload } from "../../config";
import type { PlannedContainer } from "../../stacks/planned-containers";
import { compare } from "../changes/compare";
import type { Changes } from "../changes/compare";
import { differencesOf } from "./differences";
import type { Action, ContainerChange, Reload } from "./document";
import { meanwhile } from "./meanwhile";
import { paired } from "./sections";
import type { Snapshot } from "./snapshot";

/** A container on either side. */
interface Pair {
  readonly workload: string;
  readonly address: string;
  readonly before: PlannedContainer | undefined;
  readonly after: PlannedContainer | undefined;
  /** What follows from the two sides. */
  readonly expected: Action;
}

export interface Containers extends Pick<Changes, "away"> {
  readonly all: readonly Omit<ContainerChange, "why">[];
  readonly reloads: readonly Reload[];
}

export function pairs(before: Snapshot, after: Snapshot): readonly Pair[] {
  return paired(before.containers, after.containers, ({ workload }) => workload).map(
    ([workload, old, now]) => ({
      workload,
      address: now?.address ?? old?.address ?? "",
      before: old,
      after: now,
      expected: expectedOf(old, now),
    }),
  );
}

/** `real`: what Terraform will do to an address, where it was asked. */
export function containersOf(
  before: Snapshot,
  after: Snapshot,
  { real, rolling }: { readonly real: ReadonlyMap<string, Action> | undefined; readonly rolling: boolean },
): Containers {
  const decided = pairs(before, after).map((pair) => ({
    ...pair,
    action: real ? (real.get(pair.address) ?? "keep") : pair.expected,
  }));
  const actions = new Map(decided.map(({ workload, action }) => [workload, action]));
  const changes = changesOf(after, actions, rolling);
  const all = decided.map(({ workload, address, action }) => {
    const sides = [workloadOf(before, workload), workloadOf(after, workload)] as const;
    const { role = "proxy", model = null, name = workload } = sides[1] ?? sides[0] ?? {};
    return {
      ...{ workload, role, model, action, address, carries: name !== workload },
      differences: action === "keep" ? [] : differences(sides, before, after, workload),
      ...meanwhile({
        ...{ workload, action, actions, before: sides[0], after: sides[1], changes },
        stays: model !== null && after.workloads.some((one) => one.model === model),
      }),
    };
  });
  return { all, away: changes.away, reloads: reloadsOf(after, actions) };
}

function expectedOf(old: PlannedContainer | undefined, now: PlannedContainer | undefined): Action {
  if (!old) return "create";
  if (!now) return "delete";
  if (old.hash !== now.hash || old.networks !== now.networks || old.address !== now.address) return "replace";
  return old.settings === now.settings ? "keep" : "update";
}

/** As a deployment counts them: by versions, of which an action makes two or leaves one. */
function changesOf(after: Snapshot, actions: ReadonlyMap<string, Action>, rolling: boolean): Changes {
  const planned = after.containers.map(({ workload }) => ({ workload, hash: "new" }));
  const deployed = [...actions].flatMap(([workload, action]): (readonly [string, string])[] =>
    action === "create" ? [] : [[workload, action === "replace" ? "old" : "new"]],
  );
  return compare(after, planned, new Map(deployed), rolling);
}

/** A container that only carries files counts as the one that reads them. */
function workloadOf({ workloads }: Snapshot, name: string): Workload | undefined {
  return workloads.find((one) => one.name === name) ?? workloads.find((one) => `${one.name}-config` === name);
}

function differences(
  [old, now]: readonly [Workload | undefined, Workload | undefined],
  before: Snapshot,
  after: Snapshot,
  name: string,
): ContainerChange["differences"] {
  if (!old || !now) return [];
  const found = differencesOf([old, before.texts], [now, after.texts]);
  const isFile = ({ what }: { what: string }) => what.startsWith("file ");
  if (name !== now.name) return found.filter(isFile);
  return now.reloads ? found.filter((one) => !isFile(one)) : found;
}

function reloadsOf(after: Snapshot, actions: ReadonlyMap<string, Action>): readonly Reload[] {
  const loading = after.workloads.filter(
    ({ role, name }) => role === "vllm" && ["create", "replace"].includes(actions.get(name) ?? ""),
  );
  return [...new Set(loading.map(({ model, name }) => model ?? name))].map((model) => {
    const own = loading.filter((engine) => (engine.model ?? engine.name) === model);
    const memory = own[0]?.memory ?? [];
    const weights = memory.reduce((sum, { weightsGiB }) => sum + weightsGiB, 0);
    return {
      model,
      workloads: own.map(({ name }) => name),
      weightsGiB: memory.length === 0 ? null : Math.round(weights * 10) / 10,
      atMostSeconds: Math.ceil(Math.max(...own.map(({ startBudgetSeconds }) => startBudgetSeconds))),
    };
  });
}
