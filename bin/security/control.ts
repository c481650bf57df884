/** The form of a control: what is asked of a container, where that is not met and why, and how a running one is checked. */
import type { GatewayPlan, Workload } from "../../config";
import type { Inspected } from "./inspected";

export interface Control {
  /** Stable, as findings name it. */
  readonly id: string;
  /** Number in section 5 of the CIS Docker Benchmark 1.6.0; null for one that it does not have. */
  readonly cis: string | null;
  readonly title: string;
  /** Why the plan does not meet it for this workload; null where it does. */
  readonly exception: (workload: Workload) => string | null;
  /** What is wrong with a running container; null when nothing is. */
  readonly problem: (seen: Inspected, workload: Workload, plan: GatewayPlan) => string | null;
}

/** Met by every workload. */
export const always = (): null => null;

/** The text when the condition holds. */
export function when(condition: boolean, text: string): string | null {
  return condition ? text : null;
}
