/** What a new value costs, said before it is made. */
import type { GatewayConfig, GatewayPlan, Workload } from "../../config";

type Role = Workload["role"];

/** One line per consequence, from those that serve to those that watch. */
export function costOf(
  { proxy, edge, database }: Pick<GatewayConfig, "proxy" | "edge" | "database">,
  plan: Pick<GatewayPlan, "workloads">,
  name: string,
): readonly string[] {
  const readers = plan.workloads.filter(({ secrets }) => secrets.some((secret) => secret.name === name));
  const of = (role: Role) => readers.filter((workload) => workload.role === role);
  const has = (role: Role) => of(role).length > 0;
  const engines = of("vllm");
  return [
    ...engines.map(
      ({ name: engine, startBudgetSeconds }) =>
        `${engine} is replaced and loads its model again (up to ${Math.ceil(startBudgetSeconds)} s): without another replica or a fallback its model is away`,
    ),
    ...(engines.length > 0 && has("proxy")
      ? [
          "proxies and engines change one after another: until all are replaced, some requests meet the other key",
        ]
      : []),
    ...(has("proxy") ? [proxyCost(edge.enabled, of("proxy").length)] : []),
    ...(has("redis") ? ["Redis accepts the old and the new password until --finish: nothing is lost"] : []),
    ...(has("roles") ? [has("proxy") ? proxyUserCost : otherUserCost] : []),
    ...(name === proxy.masterKey
      ? ["whoever uses the old master key is refused as soon as the proxies are replaced; virtual keys stay"]
      : []),
    ...(has("prometheus") ? ["Prometheus misses scrapes until the proxies are replaced"] : []),
    ...(has("postgres-exporter") ? ["metrics of Postgres are missing until its exporter is replaced"] : []),
    ...(has("grafana") ? ["Grafana is replaced: its pages are away for seconds"] : []),
    ...(name === proxy.saltKey && database.type !== "none"
      ? ["nothing in the database may be encrypted with the old one; that is looked up first"]
      : []),
  ];
}

const proxyUserCost =
  "open connections stay; a proxy that opens one before it is replaced is refused: deploy at once";
const otherUserCost =
  "Postgres takes it at once, and no proxy uses it: whoever signs in with the old one is refused";

function proxyCost(isEdge: boolean, count: number): string {
  const subject = count === 1 ? "the proxy is replaced" : `the ${count} proxies are replaced`;
  return isEdge
    ? `${subject} by the next deployment: the new one answers before the old one goes`
    : `${subject} by the next deployment, with a gap of about a minute: edge.enabled is false`;
}
