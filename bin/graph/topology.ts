/** The plan as boxes and arrows: who asks whom. The same plan gives the same picture. */
import { callees, modelBehind } from "../../config";
import type { GatewayConfig, GatewayPlan, Route, Workload, WorkloadRole } from "../../config";

export type NodeKind = "clients" | "edge" | "proxy" | "store" | "watcher" | "route" | "engine" | "provider";

export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  /** The first is its name. */
  readonly lines: readonly string[];
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `asks`: requests. `uses`: state beside them. `falls back`: who answers when the first cannot. `reads`: metrics, lines, dumps. */
  readonly kind: "asks" | "uses" | "falls back" | "reads";
  /** Empty for none. */
  readonly label: string;
}

export interface Topology {
  readonly name: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Jobs have ended before a request comes. */
type Job = "roles" | "migrate";

const purposes = {
  redis: "cache, limits, cooldowns",
  postgres: "keys, teams, budgets, spend",
  prometheus: "metrics of all, and alerts",
  grafana: "dashboards",
  alertmanager: "tells people of alerts",
  alloy: "ships lines of requests",
  cloudwatch: "ships lines of requests",
  backup: "backups",
  "redis-exporter": "metrics of Redis",
  "postgres-exporter": "metrics of Postgres",
  "node-exporter": "metrics of the host",
  "gpu-exporter": "metrics of the GPUs",
  "blackbox-exporter": "the edge's certificate",
} as const satisfies Record<Exclude<WorkloadRole, "edge" | "proxy" | "vllm" | Job>, string>;

const stores = ["redis", "postgres"] as const satisfies readonly WorkloadRole[];
const elsewhere: readonly WorkloadRole[] = ["edge", "proxy", "vllm", "roles", "migrate", ...stores];

export function topologyOf(config: GatewayConfig, plan: GatewayPlan): Topology {
  const of = (...roles: Workload["role"][]) => plan.workloads.filter(({ role }) => roles.includes(role));
  const doors = of("edge").length > 0 ? of("edge") : of("proxy");
  const proxies = of("proxy");
  const watchers = plan.workloads.filter(({ role }) => !elsewhere.includes(role));
  const routes = plan.routes.map((route) => routeNode(config, route));
  const providers = providerNodes(plan);
  const nodes: readonly GraphNode[] = [
    { id: "clients", kind: "clients", lines: ["clients", plan.url] },
    ...of("edge").map((one) => node(one, "edge", ["edge", ...portLines(one)])),
    ...proxies.map((one) => node(one, "proxy", ["LiteLLM: router", ...portLines(one)])),
    ...routes,
    ...of("vllm").map((one) => node(one, "engine", ["vLLM", gpuLine(one)])),
    ...providers,
    ...of(...stores).map((one) => node(one, "store", [purposeOf(one), ...portLines(one)])),
    ...watchers.map((one) => node(one, "watcher", [purposeOf(one), ...portLines(one)])),
  ];
  return { name: plan.name, nodes, edges: edgesOf(plan, doors, proxies, watchers) };
}

function purposeOf({ role }: Workload): string {
  const known: Readonly<Partial<Record<WorkloadRole, string>>> = purposes;
  return known[role] ?? role;
}

function node({ name }: Workload, kind: NodeKind, lines: readonly string[]): GraphNode {
  return { id: name, kind, lines: [name, ...lines] };
}

function portLines({ ports }: Workload): readonly string[] {
  return ports.map(({ bind, port }) => `${bind.includes(":") ? `[${bind}]` : bind}:${port}`);
}

function gpuLine({ gpus }: Workload): string {
  return gpus.length === 0 ? "CPU" : `GPU ${gpus.join(", ")}`;
}

const routeId = (model: string) => `route:${model}`;

function routeNode(config: GatewayConfig, { model, aliases, deployments, members }: Route): GraphNode {
  const mode = modelBehind(config.models, deployments[0]?.name ?? model)?.mode ?? "chat";
  const also = aliases.length === 0 ? [] : [`also ${aliases.join(", ")}`];
  const kind = members.length > 0 ? "group" : mode;
  return { id: routeId(model), kind: "route", lines: [model, kind, ...also] };
}

/** One box per address and name at somebody else's, however many keys and routes lead there. */
function providerNodes({ routes }: GatewayPlan): readonly GraphNode[] {
  const foreign = routes
    .flatMap(({ deployments }) => deployments)
    .filter(({ workload }) => workload === null);
  const boxes = foreign.map(({ model, apiBase }): GraphNode => {
    const lines = [model, ...(apiBase === null ? [] : [new URL(apiBase).host])];
    return { id: providerId(model, apiBase), kind: "provider", lines };
  });
  return [...new Map(boxes.map((box) => [box.id, box])).values()];
}

function providerId(model: string, apiBase: string | null): string {
  return `provider:${model}${apiBase === null ? "" : ` ${apiBase}`}`;
}

function edgesOf(
  plan: GatewayPlan,
  doors: readonly Workload[],
  proxies: readonly Workload[],
  watchers: readonly Workload[],
): readonly GraphEdge[] {
  const isDirect = doors.some(({ role }) => role === "proxy");
  const edges: readonly GraphEdge[] = [
    ...doors.map(({ name }) => edge("clients", name, "asks")),
    ...(isDirect ? [] : doors.flatMap((door) => proxies.map(({ name }) => edge(door.name, name, "asks")))),
    ...proxies.flatMap(({ name }) => plan.routes.map(({ model }) => edge(name, routeId(model), "asks"))),
    ...plan.routes.flatMap(deploymentEdges),
    ...plan.routes.flatMap(({ model, fallbacks }) =>
      fallbacks.map((other) => edge(routeId(model), routeId(other), "falls back", "fallback")),
    ),
    ...proxies.flatMap((proxy) => called(plan, stores).map(({ name }) => edge(proxy.name, name, "uses"))),
    ...watchers.flatMap((watcher) =>
      called(plan, watchedBy(watcher)).map(({ name }) => edge(watcher.name, name, "reads")),
    ),
  ];
  return [...new Map(edges.map((one) => [`${one.kind} ${one.from} → ${one.to}`, one])).values()];
}

/** Prometheus reads every engine and the edge too: that is said in its box, and would hide the way of requests here. */
function watchedBy({ role }: Workload): readonly WorkloadRole[] {
  if (role === "prometheus") return callees[role].filter((one) => one !== "vllm" && one !== "edge");
  // The file that the proxies write, no address of theirs.
  return role === "alloy" || role === "cloudwatch" ? ["proxy"] : callees[role];
}

function called({ workloads }: GatewayPlan, roles: readonly WorkloadRole[]): readonly Workload[] {
  return workloads.filter(({ role }) => roles.includes(role));
}

/** Several keys of one address are one arrow; a group's arrows say what the config says of their members. */
function deploymentEdges({ model, members, deployments }: Route): readonly GraphEdge[] {
  return deployments.map(({ name, workload, model: called, apiBase }) => {
    const { weight = null, order = null } = members.find((member) => member.model === name) ?? {};
    const label = weight !== null ? `weight ${weight}` : order !== null ? `order ${order}` : "";
    return edge(routeId(model), workload ?? providerId(called, apiBase), "asks", label);
  });
}

function edge(from: string, to: string, kind: GraphEdge["kind"], label = ""): GraphEdge {
  return { from, to, kind, label };
}
