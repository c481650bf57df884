/** Compares the containers that run with the controls that the plan meets. */
import { containerUnplanned, controlLost, workloadNotRunning } from "../../config/errors/environment";
import type { Finding, GatewayPlan } from "../../config";
import { controls } from "./controls";
import { workloadOf } from "./inspected";
import type { Inspected } from "./inspected";

/** Everything that is worse than the plan. Exceptions of the plan are in docs/security.md and are no findings. */
export function checkContainers(plan: GatewayPlan, seen: readonly Inspected[]): readonly Finding[] {
  return [
    ...plan.workloads
      .filter(({ name }) => !seen.some((container) => workloadOf(container) === name))
      .map(({ name }) => workloadNotRunning(name)),
    ...seen
      .filter((container) => !isCarrier(plan, container))
      .flatMap((container) => ofContainer(plan, container)),
  ];
}

/** Filled its volume when it was made, and never runs. */
function isCarrier({ workloads }: GatewayPlan, container: Inspected): boolean {
  const isNamed = workloads.some(({ name }) => workloadOf(container) === `${name}-config`);
  return isNamed && container.State.Status === "created" && container.HostConfig.NetworkMode === "none";
}

function ofContainer(plan: GatewayPlan, container: Inspected): readonly Finding[] {
  const name = container.Name.replace(/^\//, "");
  const workload = plan.workloads.find((planned) => planned.name === workloadOf(container));
  if (workload === undefined) return [containerUnplanned(name, plan.name)];
  return controls.flatMap((control) => {
    if (control.exception(workload) !== null) return [];
    const problem = control.problem(container, workload, plan);
    return problem === null ? [] : [controlLost(name, problem, control.id, control.cis)];
  });
}
