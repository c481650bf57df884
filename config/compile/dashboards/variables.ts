/** What a reader of a dashboard can choose. The values follow from the plan, so that they are there before any data. */
import { compareText } from "../../findings";
import type { GatewayPlan } from "../../plan/types";
import { workloadsOf } from "../../plan/workload";
import type { Variable } from "./dashboard";

/** By the names that clients call. */
export function modelVariable({ routes }: GatewayPlan): Variable {
  const names = routes.flatMap(({ model, aliases }) => [model, ...aliases]);
  return choice("model", "Model", names);
}

/** LiteLLM's series of the models chosen with it. */
export const chosenModel = 'requested_model=~"$model"';

export function replicaVariable(plan: GatewayPlan): Variable {
  return choice(
    "replica",
    "Replica",
    workloadsOf(plan, "vllm").map(({ name }) => name),
  );
}

/** Text to look for; empty finds everything. */
export function searchVariable(label: string): Variable {
  return {
    type: "textbox",
    name: "search",
    label,
    query: "",
    current: { selected: true, text: "", value: "" },
  };
}

const all = { selected: true, text: ["All"], value: ["$__all"] };

/** Several at a time; `All` is also what is not in the list, such as a name behind a wildcard. */
function choice(name: string, label: string, values: readonly string[]): Variable {
  const sorted = [...new Set(values)].toSorted(compareText);
  return {
    type: "custom",
    name,
    label,
    // A comma separates.
    query: sorted.map((value) => value.replaceAll(",", "\\,")).join(","),
    options: [
      { selected: true, text: "All", value: "$__all" },
      ...sorted.map((value) => ({ selected: false, text: value, value })),
    ],
    current: all,
    includeAll: true,
    allValue: ".*",
    allowCustomValue: false,
    multi: true,
  };
}
