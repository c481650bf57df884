/** Which containers a deployment of the new versions replaces, and for how long what they serve is away. */
import type { Artefacts } from "../compile";
import type { Workload } from "../plan/types";
import type { Side } from "./side";

export interface Replaced {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** `overlap`: the new one answers before the old one goes. */
  readonly replacement: Workload["replacement"];
  /** The model that loads again; null for what is no engine. */
  readonly model: string | null;
  /** The most that a start may take before the deployment fails, seconds. */
  readonly startBudgetSeconds: number;
}

export function replacedWorkloads(from: Side, to: Side): readonly Replaced[] {
  return to.plan.workloads.flatMap((workload): Replaced[] => {
    const before = from.plan.workloads.find(({ name }) => name === workload.name);
    const isSame = before && whole(before, from.artefacts) === whole(workload, to.artefacts);
    const { name, replacement, model, startBudgetSeconds } = workload;
    return isSame || !before
      ? []
      : [{ name, from: before.image, to: workload.image, replacement, model, startBudgetSeconds }];
  });
}

function whole(workload: Workload, artefacts: Artefacts): string {
  return JSON.stringify([workload, workload.files.map(({ artefact }) => artefacts[artefact])]);
}
