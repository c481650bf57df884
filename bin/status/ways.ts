/** The ways between the tiers, as the plan has them: who calls whom, at which address. */
import { callees, edgePorts, listeners, workloadsOf } from "../../config";
import type { GatewayConfig, GatewayPlan, ListeningRole, Workload } from "../../config";
import { proxyFor } from "../through-proxy";

export interface Way {
  /** Workload that calls. */
  readonly from: string;
  /** Workload that is called, or the model or service that somebody else serves. */
  readonly to: string;
  readonly host: string;
  readonly port: number;
  /** What is asked over HTTP; null only connects. */
  readonly path: string | null;
  /** Where the address is the company's proxy's: it calls the other in turn, which cannot be tried without a question. */
  readonly isProxy?: true;
}

/** In the order of the plan; of each caller first those within the stack. */
export function waysOf(
  plan: GatewayPlan,
  config: Pick<GatewayConfig, "edge" | "models" | "proxy" | "telemetry">,
): readonly Way[] {
  return callers(plan).flatMap((caller) => [
    ...callees[caller.role].flatMap((role) => inside(plan, config, caller, role)),
    ...outside(config, caller),
  ]);
}

/** As a request goes, then what watches. */
function callers(plan: GatewayPlan): readonly Workload[] {
  const first = (["edge", "proxy"] as const).flatMap((role) => workloadsOf(plan, role));
  return [...first, ...plan.workloads.filter((workload) => !first.includes(workload))];
}

function inside(
  plan: GatewayPlan,
  config: Pick<GatewayConfig, "edge" | "proxy">,
  { name: from, role: caller }: Workload,
  role: ListeningRole,
): readonly Way[] {
  const { port, path } = listeners[role];
  const isCertificate = caller === "blackbox-exporter";
  const door = edgePorts(config).https[0]?.internal ?? port;
  return workloadsOf(plan, role).map(({ name: to }) =>
    isCertificate ? { from, to, host: to, port: door, path: null } : { from, to, host: to, port, path },
  );
}

/** Addresses of others: only that they can be reached, because a question may cost money. */
function outside(
  { models, telemetry }: Pick<GatewayConfig, "models" | "telemetry">,
  caller: Workload,
): readonly Way[] {
  const { role } = caller;
  if (role === "alloy") return telemetry.loki === undefined ? [] : [to(caller, "Loki", telemetry.loki.url)];
  if (role !== "proxy") return [];
  return models.flatMap(({ name: model, upstream }) =>
    upstream?.apiBase == null ? [] : [to(caller, model, upstream.apiBase)],
  );
}

function to({ name: from, environment }: Workload, target: string, url: string): Way {
  const proxy = proxyFor(environment, url);
  const { hostname, port, protocol } = proxy ?? new URL(url);
  const usual = protocol === "https:" ? 443 : 80;
  const way = { from, to: target, host: hostname, port: Number(port || usual), path: null };
  return proxy === undefined ? way : { ...way, isProxy: true };
}
