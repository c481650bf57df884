/** Who answers for a public name, in words. */
import type { Deployment, Route } from "../../config";
import { shortNames } from "./short-names";

/** Own engines by name; an endpoint with several keys once, with their number; a group by its members. */
export function answeredBy({ members, deployments }: Route): string {
  if (members.length === 0) return engines(deployments);
  const total = members.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  if (total > 0) {
    const share = (weight: number | null) => Math.round(((weight ?? 0) / total) * 1000) / 10;
    return members.map(({ model, weight }) => `${model} ${share(weight)} %`).join(", ");
  }
  return inOrder(members.map(({ model, order }) => [order ?? 0, model]));
}

/** `a + b, then c`: members of one order share the requests. */
function inOrder(members: readonly (readonly [order: number, model: string])[]): string {
  const orders = [...new Set(members.map(([order]) => order))].toSorted((a, b) => a - b);
  const groups = orders.map((order) =>
    members.flatMap(([own, model]) => (own === order ? [model] : [])).join(" + "),
  );
  return groups.join(", then ");
}

type Fallbacks = Pick<Route, "fallbacks" | "contextWindowFallbacks" | "contentPolicyFallbacks">;

/** The usual ones in their order, then those for single causes. */
export function fallbackText(route: Fallbacks): string {
  const texts = [
    ...(route.fallbacks.length > 0 ? [route.fallbacks.join(", ")] : []),
    ...(route.contextWindowFallbacks.length > 0
      ? [`prompt too long: ${route.contextWindowFallbacks.join(", ")}`]
      : []),
    ...(route.contentPolicyFallbacks.length > 0
      ? [`content refused: ${route.contentPolicyFallbacks.join(", ")}`]
      : []),
  ];
  return texts.length === 0 ? "-" : texts.join("; ");
}

function engines(deployments: readonly Deployment[]): string {
  const count = new Map<string, number>();
  for (const { workload, model } of deployments) {
    const name = workload ?? model;
    count.set(name, (count.get(name) ?? 0) + 1);
  }
  return shortNames([...count].map(([name, number]) => times(name, number)));
}

export function times(name: string, number: number): string {
  return number === 1 ? name : `${name} × ${number}`;
}
