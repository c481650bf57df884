/** Prometheus gets figures from everybody it asks: one target that is down is a gap in graphs and a deaf alert. */
import * as messages from "../../config/errors/doctor-running";
import { listeners, workloadsOf } from "../../config";
import type { Finding } from "../../config";
import { reasonOf } from "../docker";
import { notSeen, seen } from "./check";
import type { Check } from "./check";
import { runningOf } from "./subject";

/** Fields of an answer that are read: https://prometheus.io/docs/prometheus/latest/querying/api/#targets */
interface Targets {
  readonly data: {
    readonly activeTargets: readonly {
      readonly labels: Readonly<Record<string, string>>;
      /** `up`, `down`, or `unknown` before the first look. */
      readonly health: string;
      readonly lastError: string;
    }[];
  };
}

export const targets: Check = {
  name: "metrics",
  look: async (subject) => {
    const [workload] = workloadsOf(subject.plan, "prometheus");
    if (workload === undefined) return notSeen("the stack has no Prometheus");
    // One that does not run is a finding of the containers.
    const [container] = runningOf(subject, workload.name);
    if (container === undefined) return notSeen(`${workload.name} does not run`);
    const url = `http://127.0.0.1:${listeners.prometheus.port}/api/v1/targets?state=active`;
    // Some builds of BusyBox crash at the option for a time limit.
    const answer = await subject.docker.run([
      "exec",
      container.id,
      "timeout",
      "5",
      "wget",
      "-q",
      "-O",
      "-",
      url,
    ]);
    if (!answer.output.startsWith("{")) return notSeen(`Prometheus does not say: ${reasonOf(answer)}`);
    // Prometheus's API promises this form.
    const { data } = JSON.parse(answer.output) as Targets;
    const findings = judgeTargets({ data });
    const up = data.activeTargets.filter(({ health }) => health === "up").length;
    const said = `${up} of ${data.activeTargets.length} targets give figures`;
    return seen(findings.length === 0 ? said : "", findings);
  },
};

export function judgeTargets({ data }: Targets): readonly Finding[] {
  return data.activeTargets
    .filter(({ health }) => health === "down")
    .map(({ labels, lastError }) =>
      messages.targetDown(labels.job ?? "", labels.instance ?? "", lastError.split("\n")[0] ?? ""),
    );
}
