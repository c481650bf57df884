/** Every workload of the plan runs and is well. */
import * as messages from "../../config/errors/doctor-running";
import { workloadsOf } from "../../config";
import type { Finding, GatewayPlan } from "../../config";
import { isFine } from "../deploy/containers";
import { explainFailure } from "../deploy/failure";
import type { Failure } from "../deploy/failure";
import { seen } from "./check";
import type { Check } from "./check";
import { ownContainers } from "./subject";

export const containers: Check = {
  name: "containers",
  look: async (subject) => {
    const failure = await explainFailure(subject.docker, subject.plan);
    const findings = judgeContainers(failure);
    const count = ownContainers(subject).length;
    return seen(findings.length === 0 ? `${count} as they should be` : "", findings);
  },
};

/** One finding per container: what its probe said last, else the last line of its log. */
export function judgeContainers({ unhealthy, notStarted }: Failure): readonly Finding[] {
  return [
    ...unhealthy.map(({ container, state, probe, log, waitsFor }) => {
      const waits = waitsFor.length === 0 ? "" : `it waits for ${waitsFor.join(", ")}`;
      const last = [waits, probe.split("\n")[0] ?? "", log.at(-1) ?? ""].find((text) => text !== "") ?? "";
      return messages.containerUnwell(container, state, last);
    }),
    ...notStarted.map(messages.containerGone),
  ];
}

/** Engines of the stack that answer. */
export const engines: Check = {
  name: "models",
  look: (subject) => {
    const planned = workloadsOf(subject.plan, "vllm").map(({ name }) => name);
    const answering = ownContainers(subject).filter(
      ({ workload, state }) => planned.includes(workload) && isFine(state, false),
    );
    const findings = judgeEngines(
      subject.plan,
      answering.map(({ workload }) => workload),
    );
    return seen(
      findings.length > 0 ? "" : `${answering.length} of ${planned.length} engines answer`,
      findings,
    );
  },
};

/** A single one that is down is a finding of the containers. */
export function judgeEngines(plan: GatewayPlan, answering: readonly string[]): readonly Finding[] {
  const planned = workloadsOf(plan, "vllm");
  return planned.length > 0 && answering.length === 0 ? [messages.noModelRuns(planned.length)] : [];
}
