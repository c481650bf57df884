/** Compares the plan with what is deployed. Synthesises in memory, so the app's packages are loaded only here. */
import type { GatewayPlan } from "../../config";
import type { GatewayStackProps } from "../../stacks/gateway-stack";
import type { PlannedContainer } from "../../stacks/planned-containers";
import type * as Synthesis from "../../stacks/planned-containers";
import type { Deployed } from "./before";
import { compare } from "./compare";
import type { Changes } from "./compare";

export interface Comparison {
  readonly planned: readonly PlannedContainer[];
  readonly changes: Changes;
}

type Result = Pick<GatewayStackProps, "config" | "artefacts"> & { readonly plan: GatewayPlan };

const packages = ["cdktf", "constructs", "@cdktf/provider-docker"] as const;

/** They are optional: a machine that only checks configs may have none of them. */
export function canSynthesise(): boolean {
  return packages.every((name) => {
    try {
      return require.resolve(name) !== "";
    } catch {
      return false;
    }
  });
}

export function comparePlan(result: Result, deployed: Deployed, rolling: boolean): Comparison {
  const planned = containersOf(result);
  return { planned, changes: compare(result.plan, planned, deployed, rolling) };
}

export function containersOf(result: Result): readonly PlannedContainer[] {
  // By require: the name that import() wants differs between a clone and the package. The boundary gives it back its type.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { plannedContainers } = require("../../stacks/planned-containers") as typeof Synthesis;
  return plannedContainers(result);
}
